import type { Architecture } from "../../../config/instance-types";
import type {
  CapacityType,
  DisruptionBudget,
  NodePoolName,
  NodeTaint,
} from "../../../config/node-pools/kinds";
import { poolPlacement } from "../placement";

/** A pool of nodes. */
export interface NodePoolProps {
  readonly name: NodePoolName;
  /** EC2 instance families, e.g. `m7i`; all of `architecture`. */
  readonly instanceFamilies: readonly string[];
  /** EC2 instance sizes, e.g. `2xlarge`. */
  readonly instanceSizes: readonly string[];
  readonly architecture: Architecture;
  /** In this order of preference: Karpenter takes spot first where both are given. */
  readonly capacityTypes: readonly CapacityType[];
  readonly taints: readonly NodeTaint[];
  /** vCPUs of all nodes together; Karpenter starts no further node beyond it. */
  readonly cpuLimit: number;
  /** Memory of all nodes together, in GiB. */
  readonly memoryLimitGiB: number;
  /** Whether Karpenter takes away empty nodes only, or also moves pods to fewer or cheaper nodes. */
  readonly consolidation: "WhenEmpty" | "WhenEmptyOrUnderutilized";
  /** How long a node must be a candidate first, e.g. `5m`. */
  readonly consolidateAfter: string;
  /** Longest life of a node, e.g. `720h`, or `Never`. Expiry is forceful: it heeds no budget. */
  readonly expireAfter: string;
  readonly budgets: readonly DisruptionBudget[];
}

type Requirement = { readonly key: string; readonly operator: "In"; readonly values: readonly string[] };

/** The part of a NodePool's `spec` that all pools share. */
export type SharedNodePoolSpec = {
  readonly template: {
    readonly spec: {
      readonly nodeClassRef: { readonly group: string; readonly kind: "EC2NodeClass" };
      readonly startupTaints: readonly Omit<NodeTaint, "value">[];
    };
  };
};

/** The part of a NodePool's `spec` that is its own. */
export type NodePoolSpec = {
  readonly template: {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly spec: {
      readonly nodeClassRef: { readonly name: string };
      readonly requirements: readonly Requirement[];
      readonly taints: readonly NodeTaint[];
      readonly expireAfter: string;
    };
  };
  readonly disruption: {
    readonly consolidationPolicy: NodePoolProps["consolidation"];
    readonly consolidateAfter: string;
    readonly budgets: readonly DisruptionBudget[];
  };
  readonly limits: { readonly cpu: string; readonly memory: string };
};

/** Kubernetes' names of the architectures. */
const architectures = { arm64: "arm64", x86_64: "amd64" } as const satisfies Record<Architecture, string>;

/**
 * No pod starts before the EBS CSI driver has registered on a new node, because until then Kubernetes knows no limit
 * of its volumes: https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/install.md
 */
const waitForVolumes = { key: "ebs.csi.aws.com/agent-not-ready", effect: "NoExecute" } as const;

/** What all NodePools (`karpenter.sh/v1`) share: https://karpenter.sh/v1.14/concepts/nodepools/ */
export const sharedNodePoolSpec: SharedNodePoolSpec = {
  template: {
    spec: {
      nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass" },
      startupTaints: [waitForVolumes],
    },
  },
};

/** Which nodes Karpenter may make for a pool, up to how many, and when it may take them away. */
export function nodePoolSpec(props: NodePoolProps): NodePoolSpec {
  return {
    template: {
      metadata: { labels: poolPlacement(props.name).labels },
      spec: {
        nodeClassRef: { name: props.name },
        requirements: [
          oneOf("kubernetes.io/os", ["linux"]),
          oneOf("kubernetes.io/arch", [architectures[props.architecture]]),
          oneOf("karpenter.sh/capacity-type", props.capacityTypes),
          oneOf("karpenter.k8s.aws/instance-family", props.instanceFamilies),
          oneOf("karpenter.k8s.aws/instance-size", props.instanceSizes),
        ],
        taints: props.taints,
        expireAfter: props.expireAfter,
      },
    },
    disruption: {
      consolidationPolicy: props.consolidation,
      consolidateAfter: props.consolidateAfter,
      budgets: props.budgets,
    },
    limits: { cpu: String(props.cpuLimit), memory: `${props.memoryLimitGiB}Gi` },
  };
}

function oneOf(key: string, values: readonly string[]): Requirement {
  return { key, operator: "In", values };
}
