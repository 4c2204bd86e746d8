/**
 * What a person writes: one typed deployment, made of small region values. `resolveDeployment` (resolve.ts) checks
 * all of it at once and fills in every default.
 */

import type { AcmeInput } from "./acme/input";
import type { CoderInput } from "./coder/input";
import type { CacheInput, DatabaseInput, EcrInput } from "./data/input";
import type { DnsInput } from "./dns/input";
import type { NodePoolsInput } from "./node-pools/input";

/** The whole deployment: everything that its Terraform is generated from. */
export interface DeploymentInput {
  /** Name of the deployment: folder under `infra/` and first part of every state key, e.g. `coderdemo`. */
  readonly name: string;
  /** Apex domain that Coder is served from, e.g. `coderdemo.io`. */
  readonly domain: string;
  /** Where the Terraform state of every layer lives. */
  readonly state: StateInput;
  /** The regions, in any order. Exactly one has the role `hub`. */
  readonly regions: readonly RegionInput[];
  /**
   * The hub's database.
   * @default every default of DatabaseInput
   */
  readonly database?: DatabaseInput;
  /**
   * The hub's cache.
   * @default every default of CacheInput
   */
  readonly cache?: CacheInput;
  /**
   * The image registry of the hub's region.
   * @default every default of EcrInput
   */
  readonly ecr?: EcrInput;
  /**
   * Hosted zone and wildcard of the domain.
   * @default every default of DnsInput
   */
  readonly dns?: DnsInput;
  /**
   * Coder itself: servers, proxies, provisioners, sign-in, organisations.
   * @default every default of CoderInput
   */
  readonly coder?: CoderInput;
  /**
   * Certificates from Let's Encrypt inside the clusters, beside those of ACM on the load balancers.
   * @default cert-manager runs and has no issuer
   */
  readonly acme?: AcmeInput;
  /**
   * Further tags on every resource that can carry them, through the provider's `default_tags`. `Deployment: <name>`
   * and `ManagedBy: "terraform"` are always set, unless they are given another value here.
   * @default {}
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The S3 bucket that holds the state of all layers. */
export interface StateInput {
  /** Bucket name, globally unique. */
  readonly bucket: string;
  /**
   * Region of the bucket.
   * @default the hub's region
   */
  readonly region?: string;
  /**
   * DynamoDB lock table, for operators of Terraform before 1.11. State is always locked by S3 as well.
   * @default none
   */
  readonly lockTable?: string;
  /**
   * How the bucket encrypts: a customer managed KMS key, or S3's own AES-256 keys.
   * @default "kms"
   */
  readonly encryption?: "kms" | "aes256";
}

/** One region: its network, its cluster, and which Coder services run there. */
export interface RegionInput {
  /** Short key: first part of the stack names, e.g. `hub`, `usw2`. */
  readonly key: string;
  /** AWS region, e.g. `us-west-2`. */
  readonly name: string;
  /** `hub` owns state, database and the primary Coder server; a `spoke` is peered with it. */
  readonly role: "hub" | "spoke";
  /**
   * Whether a Coder server runs here, on the hub's database.
   * @default true in the hub, false in a spoke
   */
  readonly coderServer?: boolean;
  /**
   * ARN of an issued ACM certificate in this region to use. It must cover the region's name
   * (`<region>.<domain>`) and its wildcard; where a Coder server runs, also the domain and its wildcard.
   * @default a certificate is made
   */
  readonly certificateArn?: string;
  /** The region's network. */
  readonly vpc: VpcInput;
  /**
   * The region's EKS cluster.
   * @default every default of ClusterInput
   */
  readonly cluster?: ClusterInput;
  /**
   * The pools of nodes that Karpenter makes.
   * @default every default of NodePoolsInput
   */
  readonly nodePools?: NodePoolsInput;
  /** Largest number of workspaces that run at the same time here: sizes subnets, NAT and node pools. */
  readonly maxWorkspaces: number;
}

/** The network of a region. */
export interface VpcInput {
  /** Private IPv4 block of the VPC, /16 to /20; must not overlap another region's. */
  readonly cidr: string;
  /**
   * Zones in use, in a fixed order: append, never reorder (a zone's place decides its subnets).
   * @default three zones of the region (a, b and c for most); in us-west-1, where accounts differ, they must be named
   */
  readonly availabilityZones?: readonly string[];
  /**
   * How private subnets reach the internet: fck-nat instances, AWS NAT gateways, or not at all.
   * @default { kind: "fck-nat", perZone: true }
   */
  readonly nat?: NatInput;
  /**
   * Interface endpoints by service short name, e.g. `ecr.api`. Each costs money per zone and hour.
   * @default []
   */
  readonly interfaceEndpoints?: readonly string[];
  /**
   * Days that VPC flow logs are kept; 0 turns flow logs off.
   * @default 90
   */
  readonly flowLogRetentionDays?: number;
}

/** The choice of NAT. */
export type NatInput =
  | {
      readonly kind: "fck-nat";
      /** One instance per zone, or one for the region. @default true */
      readonly perZone?: boolean;
      /** EC2 instance type (arm64). @default by the number of workspaces */
      readonly instanceType?: string;
      /** AMI to pin. @default newest fck-nat AMI of its owner at the first apply */
      readonly amiId?: string;
    }
  | {
      readonly kind: "nat-gateway";
      /** One gateway per zone, or one for the region. @default true */
      readonly perZone?: boolean;
    }
  | { readonly kind: "none" };

/** The EKS cluster of a region. */
export interface ClusterInput {
  /**
   * Cluster name.
   * @default `<deployment>` in the hub, `<deployment>-<key>` in a spoke
   */
  readonly name?: string;
  /**
   * Kubernetes minor version.
   * @default versions.kubernetes.default
   */
  readonly kubernetesVersion?: string;
  /**
   * IPv4 block of Kubernetes Services; must not overlap any VPC of the deployment.
   * @default 172.20.0.0/16
   */
  readonly serviceCidr?: string;
  /**
   * Who may reach the public API endpoint: a list of CIDRs, `"private"` for no public endpoint, or `"anywhere"`
   * to say explicitly that 0.0.0.0/0 is meant. The private endpoint is always on.
   * @default "private"
   */
  readonly apiAccess?: readonly string[] | "private" | "anywhere";
  /**
   * IAM principals (role or user ARNs) that administer the cluster.
   * @default [] (the layer's variable `cluster_admin_arns` is then required)
   */
  readonly adminArns?: readonly string[];
  /**
   * The managed node group that runs the cluster's own add-ons.
   * @default every default of SystemNodesInput
   */
  readonly systemNodes?: SystemNodesInput;
  /**
   * Workspaces that one node carries, for the address plan.
   * @default 7 (8 vCPU, 32 GiB nodes)
   */
  readonly workspacesPerNode?: number;
  /**
   * Whether volumes can be backed up by the VolumeSnapshotClass `ebs`. Needs the snapshot CRDs and their controller,
   * which no layer brings: https://github.com/kubernetes-csi/external-snapshotter
   * @default false
   */
  readonly volumeSnapshotClass?: boolean;
}

/** The `system` managed node group. */
export interface SystemNodesInput {
  /** Instance types of one architecture. @default ["m7g.large"] */
  readonly instanceTypes?: readonly string[];
  /** Smallest number of nodes, at least 2. @default 2 */
  readonly minSize?: number;
  /** Largest number of nodes. @default 4 */
  readonly maxSize?: number;
  /** Root volume in GiB. @default 50 */
  readonly diskGiB?: number;
}
