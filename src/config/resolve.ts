import { resolveAcme } from "./acme/resolve";
import { defaultZonesOf } from "./aws-regions";
import { planSubnets } from "./cidr-plan";
import { defaultClusterName } from "./cluster-name";
import { resolveCoder } from "./coder/resolve";
import { resolveCache, resolveDatabase, resolveEcr } from "./data/resolve";
import { databaseWarnings } from "./data/support-warnings";
import { defaults } from "./defaults";
import type { ClusterInput, DeploymentInput, NatInput, RegionInput, SystemNodesInput } from "./deployment";
import { resolveDns } from "./dns/resolve";
import { ConfigurationError } from "./errors";
import { architectureOf } from "./instance-types";
import { natInstanceType } from "./nat-sizing";
import { resolveNodePools } from "./node-pools/resolve";
import { supportWarnings } from "./support-warnings";
import type { ApiAccess, Deployment, Nat, Peer, Region, SystemNodes } from "./types";
import { findProblems } from "./validate";

/** What the result may depend on beside the deployment itself. */
export interface ResolveOptions {
  /** The day by which support dates are judged, for warnings only. @default none: no warnings about dates */
  readonly today?: Date;
}

/**
 * Checks a deployment and fills in every default.
 *
 * @throws ConfigurationError with everything that is wrong with the deployment
 */
export function resolveDeployment(input: DeploymentInput, { today }: ResolveOptions = {}): Deployment {
  const problems = findProblems(input);
  if (problems.length > 0) throw new ConfigurationError(problems);
  const regions = input.regions
    .map((region) => resolveRegion(input.name, region))
    .toSorted((one, other) => compare(one.key, other.key));
  const spokes = regions.filter(({ role }) => role === "spoke");
  const [hub] = regions.filter(({ role }) => role === "hub");
  if (hub === undefined) throw new Error("validation let a deployment without hub pass");
  const peeredHub: Region = { ...hub, peers: spokes.map(peer) };
  const peeredSpokes = spokes.map((spoke): Region => ({ ...spoke, peers: [peer(hub)] }));
  const all = [peeredHub, ...peeredSpokes];
  const database = resolveDatabase(input.database);
  return {
    name: input.name,
    domain: input.domain,
    state: {
      bucket: input.state.bucket,
      region: input.state.region ?? hub.name,
      encryption: input.state.encryption ?? defaults.encryption,
      ...(input.state.lockTable === undefined ? {} : { lockTable: input.state.lockTable }),
    },
    tags: sortedByKey({ Deployment: input.name, ManagedBy: "terraform", ...input.tags }),
    hub: peeredHub,
    spokes: peeredSpokes,
    regions: all,
    database,
    cache: resolveCache(input.cache),
    ecr: resolveEcr(input.ecr),
    dns: resolveDns(input.domain, input.dns),
    coder: resolveCoder(input.name, input.regions, input.coder),
    ...(input.acme === undefined ? {} : { acme: resolveAcme(input.acme) }),
    warnings:
      today === undefined
        ? []
        : [...all.flatMap((region) => supportWarnings(region, today)), ...databaseWarnings(database, today)],
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
    ...(input.certificateArn === undefined ? {} : { certificateArn: input.certificateArn }),
    clusterName: cluster.name ?? defaultClusterName(deployment, input.key, input.role),
    kubernetesVersion: cluster.kubernetesVersion ?? defaults.kubernetesVersion,
    serviceCidr: cluster.serviceCidr ?? defaults.serviceCidr,
    apiAccess: resolveApiAccess(cluster.apiAccess ?? "private"),
    adminArns: cluster.adminArns ?? [],
    systemNodes,
    nodePools: resolveNodePools(input.nodePools ?? {}, {
      maxWorkspaces: input.maxWorkspaces,
      workspacesPerNode,
    }),
    volumeSnapshotClass: cluster.volumeSnapshotClass ?? false,
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
  const instanceTypes = input.instanceTypes ?? defaults.systemNodes.instanceTypes;
  return {
    instanceTypes,
    architecture: instanceTypes.some((type) => architectureOf(type) === "arm64") ? "arm64" : "x86_64",
    minSize: input.minSize ?? defaults.systemNodes.minSize,
    maxSize: input.maxSize ?? defaults.systemNodes.maxSize,
    diskGiB: input.diskGiB ?? defaults.systemNodes.diskGiB,
  };
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
  return {
    kind: "fck-nat",
    perZone,
    instanceType,
    ...(input.amiId === undefined ? {} : { amiId: input.amiId }),
  };
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
  return Object.fromEntries(Object.entries(tags).toSorted(([one], [other]) => compare(one, other)));
}

/** By code unit, so that the order is the same in every locale. */
function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
