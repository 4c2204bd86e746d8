/** The kinds of nodes that Karpenter makes, and what is known of each before any deployment says more. */
import type { Architecture } from "./instance-types";

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

/** The node images that pools can use, with the architectures that AWS publishes them for. */
export const amiFamilies = {
  al2023: ["arm64", "x86_64"],
  bottlerocket: ["arm64", "x86_64"],
} as const satisfies Record<string, readonly Architecture[]>;

/** Family of node images. */
export type AmiFamily = keyof typeof amiFamilies;
