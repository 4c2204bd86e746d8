/** Roles, keys, regions and cluster names: one hub, and nothing twice. */
import { awsRegion } from "../aws-regions";
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";
import { clusterNameTooLong } from "../fields";

/** Checks the roles and names of all regions. */
export function checkIdentity(regions: readonly RegionDraft[]): Problem[] {
  return [
    ...checkHub(regions),
    ...checkKeys(regions),
    ...checkRegionNames(regions),
    ...checkPartitions(regions),
    ...checkClusterNames(regions),
  ];
}

const oneHub = "exactly one must own the state, the database and the primary Coder server";

function checkHub(regions: readonly RegionDraft[]): Problem[] {
  const hubs = regions.filter(({ role }) => role === "hub");
  const names = (list: readonly RegionDraft[]) => list.map((region) => region.pathOf()).join(", ");
  if (hubs.length > 1) {
    const found = `${hubs.length} regions have the role hub (${names(hubs)})`;
    return [{ path: "regions", found, expected: oneHub, fix: 'set role: "spoke" on all but one' }];
  }
  const [hub] = hubs;
  if (hub === undefined) {
    if (regions.some(({ role }) => role === undefined)) return [];
    const fix =
      regions.length === 0 ? 'add a region with role: "hub"' : `set role: "hub" on one of: ${names(regions)}`;
    return [{ path: "regions", found: "no region has the role hub", expected: oneHub, fix }];
  }
  if (hub.coderServer !== false) return [];
  return [
    {
      path: hub.pathOf("coderServer"),
      found: "the hub has no Coder server",
      expected: "the hub runs the primary one",
      fix: "remove the setting",
    },
  ];
}

function checkKeys(regions: readonly RegionDraft[]): Problem[] {
  const taken = new Set(regions.map(({ key }) => key));
  return repetitions(regions, ({ key }) => key).map(({ region, first, value }) => {
    const proposal = freeKey(region.name, taken);
    taken.add(proposal);
    return {
      path: region.pathOf("key"),
      found: `${value} is also the key of ${first.pathOf()}`,
      expected: "keys name stacks and folders and must differ",
      fix: `use e.g. ${proposal}`,
    };
  });
}

function checkRegionNames(regions: readonly RegionDraft[]): Problem[] {
  return repetitions(regions, ({ name }) => name).map(({ region, first, value }) => ({
    path: region.pathOf("name"),
    found: `${value} is also the region of ${first.pathOf()}`,
    expected: "a deployment has one network and one cluster in a region",
    fix: "choose another region, or remove one of the two",
  }));
}

function checkPartitions(regions: readonly RegionDraft[]): Problem[] {
  const [hub] = regions;
  const partitionOf = (region: RegionDraft) => (region.name ? awsRegion(region.name)?.partition : undefined);
  const home = hub && partitionOf(hub);
  if (hub === undefined || home === undefined) return [];
  return regions.flatMap((region) => {
    const partition = partitionOf(region);
    const ownArns = (region.adminArns ?? []).flatMap((arn) => foreignArn(arn, partition, region));
    if (partition === undefined || partition === home) return ownArns;
    return [
      {
        path: region.pathOf("name"),
        found: `${region.name} is in the partition ${partition}, ${hub.pathOf()} in ${home}`,
        expected: "accounts and VPC peering do not reach from one partition into another",
        fix: "make it a deployment of its own",
      },
      ...ownArns,
    ];
  });
}

function foreignArn(arn: string, partition: string | undefined, region: RegionDraft): Problem[] {
  const [, found] = arn.split(":");
  if (partition === undefined || found === partition) return [];
  return [
    {
      path: region.pathOf("cluster", "adminArns"),
      found: `${arn} is of the partition ${found}`,
      expected: `${region.name} is in the partition ${partition}`,
      fix: "name a principal of that partition",
    },
  ];
}

function checkClusterNames(regions: readonly RegionDraft[]): Problem[] {
  const tooLong = regions.flatMap((region): Problem[] => {
    if (region.clusterNameGiven || region.clusterName === undefined) return [];
    const complaint = clusterNameTooLong(region.clusterName, " (the default)");
    return complaint ? [{ path: region.pathOf("cluster", "name"), ...complaint }] : [];
  });
  const repeated = repetitions(regions, ({ clusterName }) => clusterName).map(({ region, first, value }) => ({
    path: region.pathOf("cluster", "name"),
    found: `${value} is also the cluster of ${first.pathOf()}`,
    expected: "IAM roles are named after the cluster and belong to the whole account",
    fix: region.key ? `use e.g. ${value}-${region.key}` : "use another name",
  }));
  return [...tooLong, ...repeated];
}

interface Repetition {
  readonly region: RegionDraft;
  /** The region that has the value already. */
  readonly first: RegionDraft;
  readonly value: string;
}

function repetitions(
  regions: readonly RegionDraft[],
  read: (region: RegionDraft) => string | undefined,
): Repetition[] {
  return regions.flatMap((region, index) => {
    const value = read(region);
    const first = regions.findIndex((other) => read(other) === value);
    const owner = regions[first];
    return value === undefined || owner === undefined || first === index
      ? []
      : [{ region, first: owner, value }];
  });
}

/** `usw2` for us-west-2; numbered when that is taken. */
function freeKey(name: string | undefined, taken: ReadonlySet<string | undefined>): string {
  const base = name === undefined ? "spoke" : shortKey(name);
  const candidates = [base, ...Array.from({ length: taken.size + 1 }, (_, index) => `${base}n${index + 2}`)];
  return candidates.find((candidate) => !taken.has(candidate)) ?? base;
}

function shortKey(name: string): string {
  const [area = "", ...rest] = name.split("-");
  return (
    area +
    rest.map((part) => part.replace(/north|south|east|west|central/g, (word) => word.charAt(0))).join("")
  );
}
