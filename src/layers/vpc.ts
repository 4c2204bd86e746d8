import type { App } from "cdktf";
import type { Nat, Region } from "../config/types";
import { EksVpc, type NatChoice } from "../modules/network/eks-vpc";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { addressPlan } from "./address-plan";
import { clusterName } from "./cluster-name";
import { natSection } from "./nat-section";

/** What later layers read from a VPC layer. */
export const vpcOutputs = {
  vpc_id: output.string("Id of the VPC."),
  vpc_cidr: output.string("IPv4 block of the VPC."),
  cluster_name: output.string("Name of the EKS cluster that the subnets are tagged for."),
  availability_zones: output.list("Availability Zones in use, in the order of the address plan."),
  public_subnet_ids: output.list("Subnets for load balancers and NAT."),
  private_subnet_ids: output.list("Subnets for nodes and pods."),
  private_subnet_cidrs: output.list("IPv4 blocks of the subnets for nodes and pods."),
  intra_subnet_ids: output.list("Subnets for the network interfaces of the EKS control plane."),
  database_subnet_ids: output.list("Subnets for databases and caches."),
  public_route_table_id: output.string("Route table of the public subnets."),
  private_route_table_ids: output.map("Route tables of the private subnets by zone."),
  intra_route_table_ids: output.map("Route tables of the intra subnets by zone."),
  database_route_table_ids: output.map("Route tables of the database subnets by zone."),
  nat_public_ips: output.list(
    "Elastic IPs of the NAT gateways; empty with fck-nat, whose addresses change with its instances.",
  ),
};

/** CloudWatch Logs keeps records for one of these numbers of days. */
const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** The network of a region. */
export class VpcLayer extends Layer<typeof vpcOutputs> {
  constructor(app: App, { site, region }: { readonly site: Site; readonly region: Region }) {
    super(app, {
      site,
      name: "vpc",
      summary: `VPC of ${region.name}: subnets for load balancers, nodes and pods, control plane and databases in ${region.vpc.zones.length} zones, with route tables, NAT, endpoints and flow logs.`,
      source: "src/layers/vpc.ts",
      outputs: vpcOutputs,
    });
    const { vpc, subnets } = region;
    const name = clusterName(this, region);
    const network = new EksVpc(this, "Default", {
      clusterName: name,
      region: region.name,
      cidr: vpc.cidr,
      publicSubnets: subnets.tiers.public,
      privateSubnets: subnets.tiers.private,
      intraSubnets: subnets.tiers.intra,
      databaseSubnets: subnets.tiers.database,
      nat: this.nat(vpc.nat),
      interfaceEndpoints: vpc.interfaceEndpoints,
      ...this.flowLogs(vpc.flowLogRetentionDays),
      instanceTags: this.tags,
    });

    this.readme.push(addressPlan(region), natSection(vpc.nat));
    this.publish({
      vpc_id: network.vpcId,
      vpc_cidr: network.vpcCidr,
      cluster_name: name,
      availability_zones: vpc.zones,
      public_subnet_ids: network.publicTier.subnetIds,
      private_subnet_ids: network.privateTier.subnetIds,
      private_subnet_cidrs: network.privateTier.cidrs,
      intra_subnet_ids: network.intraTier.subnetIds,
      database_subnet_ids: network.databaseTier.subnetIds,
      public_route_table_id: network.publicTier.routeTableOf(vpc.zones[0] ?? ""),
      private_route_table_ids: Object.fromEntries(network.privateTier.routeTableIds),
      intra_route_table_ids: Object.fromEntries(network.intraTier.routeTableIds),
      database_route_table_ids: Object.fromEntries(network.databaseTier.routeTableIds),
      nat_public_ips: network.natPublicIps,
    });
  }

  private nat(nat: Nat): NatChoice {
    if (nat.kind !== "fck-nat") return nat;
    const { kind, instanceType, perZone, amiId } = nat;
    const { stringValue } = this.variable("nat_ami_id", {
      type: "string",
      description:
        amiId === undefined
          ? "AMI of the NAT instances; null keeps the one that was the newest fck-nat AMI at the first apply."
          : "AMI of the NAT instances.",
      default: amiId ?? null,
      validation: {
        condition: `${amiId === undefined ? "var.nat_ami_id == null || " : ""}can(regex("^ami-[0-9a-f]{8,17}$", var.nat_ami_id))`,
        errorMessage: "An AMI id looks like ami-0123456789abcdef0.",
      },
    });
    return {
      kind,
      instanceType,
      perZone,
      ...(amiId === undefined ? { amiOverride: stringValue } : { amiId: stringValue }),
    };
  }

  private flowLogs(days: number): { flowLogs: boolean; flowLogRetentionDays?: number } {
    if (days === 0) return { flowLogs: false };
    const { numberValue } = this.variable("flow_log_retention_days", {
      type: "number",
      description: "Days that VPC flow logs are kept.",
      default: days,
      validation: {
        condition: `contains([${logRetentionDays.join(", ")}], var.flow_log_retention_days)`,
        errorMessage: `CloudWatch Logs keeps records for one of these numbers of days: ${logRetentionDays.join(", ")}.`,
      },
    });
    return { flowLogs: true, flowLogRetentionDays: numberValue };
  }
}
