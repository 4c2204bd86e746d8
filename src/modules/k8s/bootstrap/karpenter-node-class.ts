import type { AmiFamily } from "../../../config/node-pools/kinds";

/** The machines of a pool. */
export interface NodeClassProps {
  /** Family of node images. */
  readonly amiFamily: AmiFamily;
  /** Release of the node image, e.g. `v20260903`: pinned, because Karpenter replaces nodes that have another one. */
  readonly amiVersion: string;
  /** Volume for the operating system's data, images and pods' scratch space, in GiB. */
  readonly diskGiB: number;
  /** IOPS of that volume. @default 3000 */
  readonly diskIops?: number;
  /** Throughput of that volume in MiB/s. @default 125 */
  readonly diskThroughput?: number;
  /**
   * Customer managed KMS key (ARN) of the volumes.
   * @default the account's default key for EBS
   */
  readonly kmsKeyArn?: string;
  /**
   * Pods that a node takes. Karpenter cannot know of the VPC CNI's prefix delegation, and would reckon with fewer.
   * @default 110
   */
  readonly maxPods?: number;
}

/** What all node classes of a cluster share. */
export interface NodeClassCluster {
  readonly clusterName: string;
  /** Name of the nodes' IAM role. */
  readonly nodeRoleName: string;
  /** Security group of nodes and pods. */
  readonly nodeSecurityGroupId: string;
  /** Tags of instances and their volumes. */
  readonly tags: Readonly<Record<string, string>>;
}

type BlockDevice = {
  readonly deviceName: string;
  readonly ebs: {
    readonly volumeSize: string;
    readonly volumeType: "gp3";
    readonly iops: number;
    readonly throughput: number;
    readonly encrypted: true;
    readonly deleteOnTermination: true;
    readonly kmsKeyID?: string;
  };
};

/** `spec` of an EC2NodeClass, `karpenter.k8s.aws/v1`: https://karpenter.sh/v1.14/concepts/nodeclasses/ */
export type NodeClassSpec = {
  readonly role: string;
  readonly amiSelectorTerms: readonly { readonly alias: string }[];
  readonly subnetSelectorTerms: readonly { readonly tags: Readonly<Record<string, string>> }[];
  readonly securityGroupSelectorTerms: readonly { readonly id: string }[];
  readonly associatePublicIPAddress: false;
  readonly metadataOptions: {
    readonly httpEndpoint: "enabled";
    readonly httpTokens: "required";
    readonly httpPutResponseHopLimit: number;
    readonly httpProtocolIPv6: "disabled";
  };
  readonly blockDeviceMappings: readonly BlockDevice[];
  readonly kubelet: { readonly maxPods: number };
  readonly tags: Readonly<Record<string, string>>;
};

/** An EC2NodeClass: which machines Karpenter starts for a pool. */
export function nodeClassSpec(pool: string, cluster: NodeClassCluster, props: NodeClassProps): NodeClassSpec {
  return {
    role: cluster.nodeRoleName,
    amiSelectorTerms: [{ alias: `${props.amiFamily}@${props.amiVersion}` }],
    subnetSelectorTerms: [{ tags: { "karpenter.sh/discovery": cluster.clusterName } }],
    securityGroupSelectorTerms: [{ id: cluster.nodeSecurityGroupId }],
    associatePublicIPAddress: false,
    // One hop: pods cannot take the node's role.
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIPv6: "disabled",
    },
    blockDeviceMappings: blockDevices(props),
    kubelet: { maxPods: props.maxPods ?? 110 },
    tags: { ...cluster.tags, Name: `${cluster.clusterName}-${pool}` },
  };
}

/** Bottlerocket keeps its system on a small volume of its own: https://bottlerocket.dev/en/os/latest/#/concepts/ */
function blockDevices(props: NodeClassProps): BlockDevice[] {
  const data = { size: props.diskGiB, iops: props.diskIops ?? 3000, throughput: props.diskThroughput ?? 125 };
  if (props.amiFamily === "al2023") return [volume("/dev/xvda", data, props.kmsKeyArn)];
  return [
    volume("/dev/xvda", { size: 4, iops: 3000, throughput: 125 }, props.kmsKeyArn),
    volume("/dev/xvdb", data, props.kmsKeyArn),
  ];
}

function volume(
  deviceName: string,
  { size, iops, throughput }: { readonly size: number; readonly iops: number; readonly throughput: number },
  kmsKeyID: string | undefined,
): BlockDevice {
  return {
    deviceName,
    ebs: {
      volumeSize: `${size}Gi`,
      volumeType: "gp3",
      iops,
      throughput,
      encrypted: true,
      deleteOnTermination: true,
      ...(kmsKeyID === undefined ? {} : { kmsKeyID }),
    },
  };
}
