import { ACCOUNT_ID, partitionOf } from "../eks/state";
import type { QueryParameters, XmlValue } from "../query";

/** Something that has a name in one region. */
export type Described = { [name: string]: XmlValue };

/** Memory of the ElastiCache double. Keys are `<region>/<name>`. */
export class ElasticacheState {
  readonly subnetGroups = new Map<string, Described>();
  readonly parameterGroups = new Map<string, Described>();
  /** Parameters that were set, by group. */
  readonly parameters = new Map<string, Map<string, string>>();
  readonly users = new Map<string, Described>();
  readonly userGroups = new Map<string, Described>();
  readonly replicationGroups = new Map<string, Described>();
  readonly cacheClusters = new Map<string, Described>();
  /** Tags by ARN. */
  readonly tags = new Map<string, Map<string, string>>();
}

/** ARN of an ElastiCache object, e.g. of the kind `replicationgroup`. */
export function elasticacheArn(region: string, kind: string, name: string): string {
  return `arn:${partitionOf(region)}:elasticache:${region}:${ACCOUNT_ID}:${kind}:${name}`;
}

/** The objects of a region, or the one of that name. */
export function select(
  all: ReadonlyMap<string, Described>,
  region: string,
  name: string | undefined,
): Described[] {
  return [...all]
    .filter(([key]) => (name === undefined ? key.startsWith(`${region}/`) : key === `${region}/${name}`))
    .map(([, described]) => described);
}

/** Keeps the tags that a call brings. */
export function keepTags(state: ElasticacheState, arn: string, parameters: QueryParameters): void {
  state.tags.set(arn, new Map(parameters.pairs("Tags.Tag", "Key", "Value")));
}
