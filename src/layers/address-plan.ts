import { describeDemand } from "../config/address-demand";
import { addressCount, prefixLength } from "../config/cidr";
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
  const unused = unusedBlocks(
    vpc.cidr,
    planned.map(({ cidr }) => cidr),
  );
  return {
    title: "Address plan",
    body: [
      `The VPC is ${vpc.cidr}.`,
      table(["tier", "zone", "CIDR", "usable addresses", "for"], rows),
      `Pods get VPC addresses in /28 prefixes. Demand at the largest size: ${describeDemand(subnets.demand)}, ` +
        `and ${subnets.demand.perZone} in every zone for endpoints and load balancers. ` +
        `With one zone lost, the private subnets still offer ${capacityWithoutOneZone(subnets)}.`,
      `Free: ${describeUnused(vpc.cidr, unused)}. A zone that is appended, or a private tier that grows, takes its ` +
        "subnets from there; no existing subnet moves.",
    ].join("\n\n"),
  };
}

/** The blocks that are worth naming, down to a 256th of the VPC, and what the smaller ones add up to. */
function describeUnused(cidr: string, unused: readonly string[]): string {
  const smallest = prefixLength(cidr) + 8;
  const named = unused.filter((block) => prefixLength(block) <= smallest);
  const rest = unused.filter((block) => prefixLength(block) > smallest);
  const restAddresses = rest.reduce((sum, block) => sum + addressCount(block), 0);
  const names = named.map((block) => `\`${block}\``);
  if (restAddresses > 0) names.push(`${restAddresses} addresses in smaller gaps`);
  return names.join(", ");
}
