/** The kinds of nodes that Karpenter makes, and what is known of each before any deployment says more. */
/** Names of the NodePools. */
export const nodePoolNames = [
  "system-spill",
  "coder-server",
  "coder-provisioner",
  "coder-workspace",
] as const;

/** Name of a NodePool. */
export type NodePoolName = (typeof nodePoolNames)[number];

/** A Kubernetes taint. */
export type NodeTaint = {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
};

/** What the pods of each pool tolerate, and so the only taints that its nodes may have. */
export const nodePoolTaints = {
  "system-spill": { key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" },
  "coder-server": { key: "dedicated", value: "coder-server", effect: "NoSchedule" },
  "coder-provisioner": { key: "dedicated", value: "coder-provisioner", effect: "NoSchedule" },
  // Workspace templates written for coderdemo.io tolerate this value.
  "coder-workspace": { key: "dedicated", value: "coder-ws", effect: "NoSchedule" },
} as const satisfies Record<NodePoolName, NodeTaint>;

/** How EC2 sells an instance, as Karpenter spells it. */
export const capacityTypes = ["on-demand", "spot"] as const;

/** How EC2 sells an instance. */
export type CapacityType = (typeof capacityTypes)[number];

/** The families of node images that pools can use: Amazon Linux and Bottlerocket, for both architectures. */
export const amiFamilies = ["al2023", "bottlerocket"] as const;

/** Family of node images. */
export type AmiFamily = (typeof amiFamilies)[number];

/** Why Karpenter takes a node away by its own decision. */
export const disruptionReasons = ["Empty", "Underutilized", "Drifted"] as const;

/** When Karpenter may take nodes of a pool away by its own decision. A type alias, because it becomes a chart value. */
export type DisruptionBudget = {
  /** Nodes at the same time: a number or a percentage, e.g. `10%`; `0` forbids it. */
  readonly nodes: string;
  /**
   * What the budget is for.
   * @default every reason
   */
  readonly reasons?: readonly (typeof disruptionReasons)[number][];
  /**
   * When the budget begins to hold: cron expression in UTC, with `duration`.
   * @default always
   */
  readonly schedule?: string;
  /** How long it holds, e.g. `14h`; with `schedule`. */
  readonly duration?: string;
};
