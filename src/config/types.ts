/**
 * What the layers are built from: a deployment with every default filled in, made by `resolveDeployment` only.
 */

import type { Acme } from "./acme/input";
import type { SubnetPlan } from "./cidr-plan";
import type { Coder } from "./coder/types";
import type { Cache, Database, Ecr } from "./data/types";
import type { Dns } from "./dns/types";
import type { Architecture } from "./instance-types";
import type { NodePool } from "./node-pools/types";

/** A deployment that passed validation, with every default filled in. */
export interface Deployment {
  /** Folder under `infra/` and first part of every state key. */
  readonly name: string;
  /** Apex domain that Coder is served from. */
  readonly domain: string;
  /** Where the state of every layer lives. */
  readonly state: State;
  /** Tags for the provider's `default_tags`, sorted by key. */
  readonly tags: Readonly<Record<string, string>>;
  /** The region that owns state, database and the primary Coder server. */
  readonly hub: Region;
  /** The regions peered with the hub, sorted by key. */
  readonly spokes: readonly Region[];
  /** All regions: the hub, then the spokes. */
  readonly regions: readonly Region[];
  readonly database: Database;
  readonly cache: Cache;
  readonly ecr: Ecr;
  readonly dns: Dns;
  readonly coder: Coder;
  /** Undefined when the clusters have no certificate issuer. */
  readonly acme?: Acme;
  /** What is allowed but deserves attention, e.g. a Kubernetes version that left standard support. */
  readonly warnings: readonly string[];
}

/** The S3 bucket that holds the state of all layers. */
export interface State {
  readonly bucket: string;
  readonly region: string;
  /** DynamoDB lock table, when there is one beside S3 locking. */
  readonly lockTable?: string;
  readonly encryption: "kms" | "aes256";
}

/** One region with all its choices made. */
export interface Region {
  /** Short key: first part of the stack names. */
  readonly key: string;
  /** AWS region, e.g. `us-west-2`. */
  readonly name: string;
  readonly role: "hub" | "spoke";
  /** Whether a Coder server runs here. */
  readonly coderServer: boolean;
  /** Certificate to use; undefined when one is made. */
  readonly certificateArn?: string;
  readonly clusterName: string;
  readonly kubernetesVersion: string;
  /** IPv4 block of Kubernetes Services. */
  readonly serviceCidr: string;
  readonly apiAccess: ApiAccess;
  /** IAM principals that administer the cluster. */
  readonly adminArns: readonly string[];
  readonly systemNodes: SystemNodes;
  /** Pools of nodes that Karpenter makes. */
  readonly nodePools: readonly NodePool[];
  /** Whether there is a VolumeSnapshotClass. */
  readonly volumeSnapshotClass: boolean;
  readonly maxWorkspaces: number;
  readonly workspacesPerNode: number;
  readonly vpc: RegionVpc;
  readonly subnets: SubnetPlan;
  /** The networks on the other side of a peering: the hub for a spoke, all spokes for the hub. */
  readonly peers: readonly Peer[];
}

/** Who may reach the cluster's API endpoint from outside the VPC. */
export interface ApiAccess {
  /** CIDRs that may reach the public endpoint; empty when there is no public endpoint. */
  readonly publicCidrs: readonly string[];
}

/** The `system` managed node group. */
export interface SystemNodes {
  /** EC2 instance types, all of `architecture`. */
  readonly instanceTypes: readonly string[];
  readonly architecture: Architecture;
  readonly minSize: number;
  readonly maxSize: number;
  /** Root volume in GiB. */
  readonly diskGiB: number;
}

/** The network of a region, apart from its subnets. */
export interface RegionVpc {
  readonly cidr: string;
  /** Availability Zones in the order that decides their subnets. */
  readonly zones: readonly string[];
  readonly nat: Nat;
  /** Service short names, e.g. `ecr.api`. */
  readonly interfaceEndpoints: readonly string[];
  /** Days that VPC flow logs are kept; 0 when there are none. */
  readonly flowLogRetentionDays: number;
}

/** How private subnets reach the internet. */
export type Nat =
  | {
      readonly kind: "fck-nat";
      readonly perZone: boolean;
      readonly instanceType: string;
      /** Pinned AMI; absent when the newest one is looked up. */
      readonly amiId?: string;
    }
  | { readonly kind: "nat-gateway"; readonly perZone: boolean }
  | { readonly kind: "none" };

/** A peered region as its peer sees it. */
export interface Peer {
  /** Region key. */
  readonly key: string;
  /** AWS region. */
  readonly name: string;
  readonly vpcCidr: string;
  /** Private subnets (nodes and pods), in the order of the plan. */
  readonly privateCidrs: readonly string[];
}
