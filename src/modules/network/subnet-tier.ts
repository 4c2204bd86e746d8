import { RouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { placeInFile } from "../../terraform/annotations";

/** Where the route tables of a VPC are emitted. */
export const routesFile = "routes.tf";

/** A subnet to make. */
export interface SubnetProps {
  /** Unique in its tier: last part of the Terraform address, e.g. `us_east_2a`. */
  readonly id: string;
  /** Availability Zone. */
  readonly zone: string;
  readonly cidr: string;
}

/** Props of {@link SubnetTier}. */
export interface SubnetTierProps {
  readonly vpcId: string;
  /** Prefix of every Name tag, e.g. `coderdemo-private`. */
  readonly name: string;
  /** The subnets in the order of the plan. */
  readonly subnets: readonly SubnetProps[];
  /**
   * Tags of the subnets beside `Name`.
   * @default {}
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * One route table for the whole tier, or one per zone, so that each zone can have a way out of its own.
   * @default "zone"
   */
  readonly routeTablePer?: "tier" | "zone";
}

/** The subnets of one tier with their route tables. The tables have no routes but the VPC's own. */
export class SubnetTier extends Construct {
  /** Zones of the tier in the order of the plan, each once. */
  readonly zones: readonly string[];
  /** Ids of all subnets in the order of the plan. */
  readonly subnetIds: readonly string[];
  /** IPv4 blocks of all subnets in the order of the plan. */
  readonly cidrs: readonly string[];
  /** The first subnet of each zone: for what may stand only once in a zone, such as an interface endpoint. */
  readonly firstSubnetIds: ReadonlyMap<string, string>;
  /** Route table of each zone. */
  readonly routeTableIds: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: SubnetTierProps) {
    super(scope, id);
    const { vpcId, name, subnets, tags } = props;
    this.zones = [...new Set(subnets.map(({ zone }) => zone))];

    const made = subnets.map((subnet) => ({
      ...subnet,
      resource: new Subnet(this, subnet.id, {
        vpcId,
        cidrBlock: subnet.cidr,
        availabilityZone: subnet.zone,
        tags: { Name: `${name}-${subnet.id.replaceAll("_", "-")}`, ...tags },
      }),
    }));
    this.subnetIds = made.map(({ resource }) => resource.id);
    this.cidrs = made.map(({ resource }) => resource.cidrBlock);
    this.firstSubnetIds = new Map(made.toReversed().map(({ zone, resource }) => [zone, resource.id]));

    this.routeTableIds =
      props.routeTablePer === "tier" ? this.sharedTable(vpcId, name) : this.tablesByZone(vpcId, name);
    for (const { id: subnetId, zone, resource } of made) {
      const association = new RouteTableAssociation(this, `association:${subnetId}`, {
        subnetId: resource.id,
        routeTableId: this.routeTableOf(zone),
      });
      placeInFile(association, routesFile);
    }
  }

  /** Route table of a zone. */
  routeTableOf(zone: string): string {
    return entry(this.routeTableIds, zone);
  }

  /** First subnet of a zone. */
  subnetOf(zone: string): string {
    return entry(this.firstSubnetIds, zone);
  }

  private sharedTable(vpcId: string, name: string): ReadonlyMap<string, string> {
    const table = new RouteTable(this, "table:Default", { vpcId, tags: { Name: name } });
    placeInFile(table, routesFile);
    return new Map(this.zones.map((zone) => [zone, table.id]));
  }

  private tablesByZone(vpcId: string, name: string): ReadonlyMap<string, string> {
    return new Map(
      this.zones.map((zone) => {
        const tags = { Name: `${name}-${zone}` };
        const table = new RouteTable(this, `table:${zoneId(zone)}`, { vpcId, tags });
        placeInFile(table, routesFile);
        return [zone, table.id];
      }),
    );
  }
}

/** A zone as part of a Terraform address: `us-east-2a` is `us_east_2a`. */
export function zoneId(zone: string): string {
  return zone.replaceAll("-", "_");
}

function entry(byZone: ReadonlyMap<string, string>, zone: string): string {
  const value = byZone.get(zone);
  if (value === undefined) {
    throw new Error(`zone ${zone} is not in this tier; it has ${[...byZone.keys()].join(", ")}`);
  }
  return value;
}
