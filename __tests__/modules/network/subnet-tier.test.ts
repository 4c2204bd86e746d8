import { TerraformOutput } from "cdktf";
import { describe, expect, it } from "vitest";
import { SubnetTier, type SubnetTierProps, zoneId } from "../../../src/modules/network/subnet-tier";
import { synthLayer } from "../../support/synth";
import { twoSubnets } from "./support";

const second = { id: "us_east_2a_2", zone: "us-east-2a", cidr: "10.0.2.0/24" };

function tier(props: Partial<SubnetTierProps> = {}) {
  const tiers: SubnetTier[] = [];
  const layer = synthLayer((scope) => {
    const subnets = [...twoSubnets(0), second];
    const made = new SubnetTier(scope, "private", {
      vpcId: "vpc-1",
      name: "acme-private",
      subnets,
      ...props,
    });
    new TerraformOutput(scope, "first", { value: made.subnetOf("us-east-2a") });
    tiers.push(made);
  });
  const [first] = tiers;
  if (first === undefined) throw new Error("no tier");
  return { ...layer, tier: first };
}

describe("SubnetTier", () => {
  it("lists zones once and subnets in the order of the plan", () => {
    const { tier: made, names } = tier();
    expect(made.zones).toEqual(["us-east-2a", "us-east-2b"]);
    expect(made.subnetIds).toHaveLength(3);
    expect(made.cidrs).toHaveLength(3);
    expect(names("aws_subnet")).toEqual(["private_us_east_2a", "private_us_east_2b", "private_us_east_2a_2"]);
  });

  it("names the first subnet of a zone, and no other, for what stands once per zone", () => {
    const { tier: made, json } = tier();
    expect(json.output?.first?.value).toBe("${aws_subnet.private_us_east_2a.id}");
    expect([...made.firstSubnetIds.keys()].toSorted()).toEqual(["us-east-2a", "us-east-2b"]);
  });

  it("has a route table per zone, or one for the tier", () => {
    expect(tier().names("aws_route_table")).toEqual(["private_us_east_2a", "private_us_east_2b"]);
    const shared = tier({ routeTablePer: "tier" });
    expect(shared.names("aws_route_table")).toEqual(["private"]);
    expect(shared.resource("aws_route_table", "private").tags).toEqual({ Name: "acme-private" });
    expect(shared.names("aws_route_table_association")).toHaveLength(3);
  });

  it("adds tags beside the name", () => {
    const { resource } = tier({ tags: { "kubernetes.io/role/elb": "1" } });
    expect(resource("aws_subnet", "private_us_east_2a_2").tags).toEqual({
      Name: "acme-private-us-east-2a-2",
      "kubernetes.io/role/elb": "1",
    });
  });

  it("names the zones that it has when it is asked for another one", () => {
    expect(() => tier().tier.routeTableOf("us-east-2z")).toThrow(
      "zone us-east-2z is not in this tier; it has us-east-2a, us-east-2b",
    );
  });
});

describe("zoneId", () => {
  it("is a zone as part of an address", () => {
    expect(zoneId("ap-southeast-2b")).toBe("ap_southeast_2b");
  });
});
