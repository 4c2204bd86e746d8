import { defaultZonesOf } from "./aws-regions";
import { planSubnets } from "./cidr-plan";
import { defaultClusterName, defaults } from "./defaults";
import type { ClusterInput, DeploymentInput, NatInput, RegionInput, SystemNodesInput } from "./deployment";
import { architectureOf } from "./instance-types";
import { natInstanceType } from "./nat-sizing";
import type { ApiAccess, Deployment, Nat, Peer, Region, SystemNodes } from "./types";

/** What the result may depend on beside the deployment itself. */
export interface ResolveOptions {
  /** The day by which support dates are judged, for warnings. @default none: no warnings about dates */
  readonly today?: Date;
}

/** Checks a deployment and fills in every default. */
export function resolveDeployment(input: DeploymentInput, _options: ResolveOptions = {}): Deployment {
  const alone = input.regions.map((region) => resolveRegion(input.name, region));
  const byKey = alone.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const hubs = byKey.filter(({ role }) => role === "hub");
  const spokesAlone = byKey.filter(({ role }) => role === "spoke");
  const [hubAlone] = hubs;
  if (hubAlone === undefined) throw new Error("no hub");
  const hub: Region = { ...hubAlone, peers: spokesAlone.map(peer) };
  const spokes = spokesAlone.map((spoke): Region => ({ ...spoke, peers: [peer(hubAlone)] }));
  return {
    name: input.name,
    domain: input.domain,
    state: {
      bucket: input.state.bucket,
      region: input.state.region ?? hub.name,
      lockTable: input.state.lockTable,
      encryption: input.state.encryption ?? defaults.encryption,
    },
    tags: sortedByKey({ Deployment: input.name, ManagedBy: "terraform", ...input.tags }),
    hub,
    spokes,
    regions: [hub, ...spokes],
    warnings: [],
  };
}

type RegionAlone = Omit<Region, "peers">;

function resolveRegion(deployment: string, input: RegionInput): RegionAlone {
  const cluster: ClusterInput = input.cluster ?? {};
  const systemNodes = resolveSystemNodes(cluster.systemNodes ?? {});
  const workspacesPerNode = cluster.workspacesPerNode ?? defaults.workspacesPerNode;
  const zones = input.vpc.availabilityZones ?? defaultZonesOf(input.name) ?? [];
  const interfaceEndpoints = input.vpc.interfaceEndpoints ?? [];
  return {
    key: input.key,
    name: input.name,
    role: input.role,
    coderServer: input.coderServer ?? input.role === "hub",
    clusterName: cluster.name ?? defaultClusterName(deployment, input.key, input.role),
    kubernetesVersion: cluster.kubernetesVersion ?? defaults.kubernetesVersion,
    serviceCidr: cluster.serviceCidr ?? defaults.serviceCidr,
    apiAccess: resolveApiAccess(cluster.apiAccess ?? "private"),
    adminArns: cluster.adminArns ?? [],
    systemNodes,
    maxWorkspaces: input.maxWorkspaces,
    workspacesPerNode,
    vpc: {
      cidr: input.vpc.cidr,
      zones,
      nat: resolveNat(input.vpc.nat ?? { kind: "fck-nat" }, input.maxWorkspaces, zones.length),
      interfaceEndpoints,
      flowLogRetentionDays: input.vpc.flowLogRetentionDays ?? defaults.flowLogRetentionDays,
    },
    subnets: planSubnets({
      cidr: input.vpc.cidr,
      zones,
      maxWorkspaces: input.maxWorkspaces,
      workspacesPerNode,
      systemNodes: systemNodes.maxSize,
      interfaceEndpoints: interfaceEndpoints.length,
    }),
  };
}

function resolveSystemNodes(input: SystemNodesInput): SystemNodes {
  const nodes = { ...defaults.systemNodes, ...input };
  const [first = ""] = nodes.instanceTypes;
  return { ...nodes, architecture: architectureOf(first) ?? "x86_64" };
}

function resolveApiAccess(access: NonNullable<ClusterInput["apiAccess"]>): ApiAccess {
  if (access === "private") return { publicCidrs: [] };
  return { publicCidrs: access === "anywhere" ? ["0.0.0.0/0"] : access };
}

function resolveNat(input: NatInput, maxWorkspaces: number, zones: number): Nat {
  if (input.kind === "none") return { kind: "none" };
  const perZone = input.perZone ?? defaults.natPerZone;
  if (input.kind === "nat-gateway") return { kind: "nat-gateway", perZone };
  const instanceType = input.instanceType ?? natInstanceType({ maxWorkspaces, zones, perZone });
  if (instanceType === undefined) throw new Error("no NAT instance type is large enough");
  return { kind: "fck-nat", perZone, instanceType, amiId: input.amiId };
}

function peer(region: RegionAlone): Peer {
  return {
    key: region.key,
    name: region.name,
    vpcCidr: region.vpc.cidr,
    privateCidrs: region.subnets.tiers.private.map(({ cidr }) => cidr),
  };
}

function sortedByKey(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
