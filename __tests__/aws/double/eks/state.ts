/** What the double keeps of a cluster beside what the API behind keeps. */
export interface ClusterRecord {
  readonly createRequest: Readonly<Record<string, unknown>>;
  readonly vpcId: string;
  readonly securityGroupId: string;
  readonly nodeGroupRequests: Map<string, Readonly<Record<string, unknown>>>;
  readonly addons: Map<string, Record<string, unknown>>;
  readonly accessEntries: Map<string, AccessEntryRecord>;
  readonly podIdentityAssociations: Map<string, Record<string, unknown>>;
}

/** An access entry and the access policies associated with it, by ARN. */
export interface AccessEntryRecord {
  readonly entry: Record<string, unknown>;
  readonly policies: Map<string, Record<string, unknown>>;
}

/** Account that moto and the double use. */
export const ACCOUNT_ID = "123456789012";

/** Memory of the EKS double: the clusters of every region. */
export class EksState {
  private readonly clusters = new Map<string, ClusterRecord>();
  private counter = 0;

  add(
    region: string,
    name: string,
    created: Pick<ClusterRecord, "createRequest" | "vpcId" | "securityGroupId">,
  ): ClusterRecord {
    const record: ClusterRecord = {
      ...created,
      nodeGroupRequests: new Map(),
      addons: new Map(),
      accessEntries: new Map(),
      podIdentityAssociations: new Map(),
    };
    this.clusters.set(`${region}/${name}`, record);
    return record;
  }

  get(region: string, name: string): ClusterRecord | undefined {
    return this.clusters.get(`${region}/${name}`);
  }

  remove(region: string, name: string): void {
    this.clusters.delete(`${region}/${name}`);
  }

  /** An identifier that no earlier object has. */
  nextId(): string {
    this.counter += 1;
    return this.counter.toString(16).padStart(12, "0");
  }
}

/** Partition of a region, for ARNs. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

/** The ARN of an EKS object. */
export function eksArn(region: string, resource: string): string {
  return `arn:${partitionOf(region)}:eks:${region}:${ACCOUNT_ID}:${resource}`;
}

/** Time as REST-JSON services send it: seconds since 1970. */
export function now(): number {
  return Math.floor(Date.now() / 1000);
}
