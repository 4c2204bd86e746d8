import { describeDemand } from "../config/address-demand";
import { addressCount } from "../config/cidr";
import { capacityWithoutOneZone, type Tier, tiers } from "../config/cidr-plan";
import type { Region } from "../config/types";
import { unusedBlocks } from "../config/unused-blocks";
import type { ReadmeSection } from "../terraform/layer";
import { table } from "../terraform/readme";

const purpose: Readonly<Record<Tier, string>> = {
  public: "load balancers, NAT",
  private: "nodes and pods",
  intra: "network interfaces of the EKS control plane",
  database: "databases and caches",
};

/** The README section of a VPC: its subnets, whether they are large enough, and what is left. */
export function addressPlan({ vpc, subnets }: Region): ReadmeSection {
  const planned = tiers.flatMap((tier) => subnets.tiers[tier].map((subnet) => ({ tier, ...subnet })));
  const rows = planned.map(({ tier, zone, cidr, usable }) => [
    tier,
    zone,
    cidr,
    String(usable),
    purpose[tier],
  ]);
  const free = unusedBlocks(
    vpc.cidr,
    planned.map(({ cidr }) => cidr),
  );
  const freeAddresses = free.reduce((sum, cidr) => sum + addressCount(cidr), 0);
  return {
    title: "Address plan",
    body: [
      `The VPC is ${vpc.cidr}.`,
      table(["tier", "zone", "CIDR", "usable addresses", "for"], rows),
      `Pods get VPC addresses in /28 prefixes. Demand at the largest size: ${describeDemand(subnets.demand)}, ` +
        `and ${subnets.demand.perZone} in every zone for endpoints and load balancers. ` +
        `With one zone lost, the private subnets still offer ${capacityWithoutOneZone(subnets)}.`,
      `Free: ${free.map((cidr) => `\`${cidr}\``).join(", ")} (${freeAddresses} addresses). A zone that is appended, or ` +
        "a private tier that grows, takes its subnets from there; no existing subnet moves.",
    ].join("\n\n"),
  };
}
