import type { AmiFamily } from "../../../config/node-pools/kinds";

/** The machines of a pool. */
export interface NodeClassProps {
  /** Family of node images. */
  readonly amiFamily: AmiFamily;
  /** Release of the node image, e.g. `v20260903`: pinned, because Karpenter replaces nodes that have another one. */
  readonly amiVersion: string;
  /** Volume for the operating system's data, images and pods' scratch space, in GiB. */
  readonly diskGiB: number;
  /** IOPS of that volume, at least 3,000. */
  readonly diskIops: number;
  /** Throughput of that volume in MiB/s, at least 125. */
  readonly diskThroughput: number;
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

/** The part of an EC2NodeClass's `spec` that all classes share. */
export type SharedNodeClassSpec = {
  readonly role: string;
  readonly subnetSelectorTerms: readonly { readonly tags: Readonly<Record<string, string>> }[];
  readonly securityGroupSelectorTerms: readonly { readonly id: string }[];
  readonly associatePublicIPAddress: false;
  readonly metadataOptions: {
    readonly httpEndpoint: "enabled";
    readonly httpTokens: "required";
    readonly httpPutResponseHopLimit: number;
    readonly httpProtocolIPv6: "disabled";
  };
  readonly kubelet: { readonly maxPods: number };
  readonly tags: Readonly<Record<string, string>>;
};

/** The part of an EC2NodeClass's `spec` that is a pool's own. */
export type NodeClassSpec = {
  readonly amiSelectorTerms: readonly { readonly alias: string }[];
  readonly blockDeviceMappings: readonly BlockDevice[];
  readonly tags: { readonly Name: string };
};

type BlockDevice = {
  readonly deviceName: string;
  readonly ebs: {
    readonly volumeSize: string;
    readonly volumeType: "gp3";
    readonly iops: number;
    readonly throughput: number;
    readonly encrypted: true;
    readonly deleteOnTermination: true;
  };
};

/**
 * Pods that a node takes: what EKS gives nodes below 30 vCPU. Karpenter cannot know of the VPC CNI's prefix delegation
 * and would reckon with fewer. https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses.html
 */
const maxPods = 110;

/** What all EC2NodeClasses (`karpenter.k8s.aws/v1`) share: https://karpenter.sh/v1.14/concepts/nodeclasses/ */
export function sharedNodeClassSpec(cluster: NodeClassCluster): SharedNodeClassSpec {
  return {
    role: cluster.nodeRoleName,
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
    kubelet: { maxPods },
    tags: cluster.tags,
  };
}

/** Which machines Karpenter starts for a pool. */
export function nodeClassSpec(name: string, props: NodeClassProps): NodeClassSpec {
  return {
    amiSelectorTerms: [{ alias: `${props.amiFamily}@${props.amiVersion}` }],
    blockDeviceMappings: blockDevices(props),
    tags: { Name: name },
  };
}

/** Bottlerocket keeps its system on a small volume of its own: https://bottlerocket.dev/en/os/latest/#/concepts/ */
function blockDevices(props: NodeClassProps): BlockDevice[] {
  const data = { size: props.diskGiB, iops: props.diskIops, throughput: props.diskThroughput };
  if (props.amiFamily === "al2023") return [volume("/dev/xvda", data)];
  return [volume("/dev/xvda", { size: 4, iops: 3000, throughput: 125 }), volume("/dev/xvdb", data)];
}

function volume(
  deviceName: string,
  { size, iops, throughput }: { readonly size: number; readonly iops: number; readonly throughput: number },
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
    },
  };
}
