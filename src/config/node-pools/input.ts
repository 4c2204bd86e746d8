import type { Architecture } from "../instance-types";
import type { AmiFamily, CapacityType, DisruptionBudget, NodePoolName, NodeTaint } from "./kinds";

/**
 * What a person may say about a region's Karpenter pools. `coder-server`, `coder-provisioner` and `coder-workspace`
 * are always there, with limits by the number of workspaces; `system-spill` only where it is named.
 */
export type NodePoolsInput = { readonly [pool in NodePoolName]?: NodePoolInput };

/** One pool of Karpenter nodes. */
export interface NodePoolInput {
  /** Largest size of the pool: without it a mistake in one template could start any number of instances. */
  readonly limits: NodePoolLimits;
  /**
   * EC2 instance families, all of one architecture, e.g. `["m7i", "m6i"]`.
   * @default by pool: nodePoolDefaults
   */
  readonly instanceFamilies?: readonly string[];
  /**
   * EC2 instance sizes, e.g. `["2xlarge", "4xlarge"]`.
   * @default by pool: nodePoolDefaults
   */
  readonly instanceSizes?: readonly string[];
  /**
   * Architecture of the nodes.
   * @default that of the instance families
   */
  readonly architecture?: Architecture;
  /**
   * `spot` is cheaper and can be taken back within two minutes; with both, Karpenter takes spot while there is any.
   * @default ["on-demand"]
   */
  readonly capacityTypes?: readonly CapacityType[];
  /**
   * Family of node images.
   * @default "al2023"
   */
  readonly amiFamily?: AmiFamily;
  /**
   * Release of the node image.
   * @default versions.nodeImages of the family
   */
  readonly amiVersion?: string;
  /**
   * Volume for images and pods' scratch space, in GiB; gp3, encrypted.
   * @default by pool: nodePoolDefaults
   */
  readonly diskGiB?: number;
  /**
   * IOPS of that volume, 3,000 to 16,000.
   * @default 3000
   */
  readonly diskIops?: number;
  /**
   * Throughput of that volume in MiB/s, 125 to 1,000.
   * @default 125
   */
  readonly diskThroughput?: number;
  /**
   * Taints of the nodes; only those that the pool's pods tolerate.
   * @default [nodePoolTaints of the pool]
   */
  readonly taints?: readonly NodeTaint[];
  /**
   * Whether Karpenter takes away empty nodes only, or also moves pods to fewer or cheaper nodes.
   * @default by pool: nodePoolDefaults
   */
  readonly consolidation?: "WhenEmpty" | "WhenEmptyOrUnderutilized";
  /**
   * How long a node must be a candidate first, e.g. `5m`.
   * @default by pool: nodePoolDefaults
   */
  readonly consolidateAfter?: string;
  /**
   * Longest life of a node, e.g. `720h`, or `Never`. Expiry is forceful: it heeds no budget.
   * @default by pool: nodePoolDefaults
   */
  readonly expireAfter?: string;
  /**
   * How many nodes Karpenter may take away at the same time.
   * @default by pool: nodePoolDefaults
   */
  readonly budgets?: readonly DisruptionBudget[];
}

/** Largest size of a pool. */
export interface NodePoolLimits {
  /** vCPUs of all nodes together. */
  readonly cpu: number;
  /** Memory of all nodes together, in GiB. */
  readonly memoryGiB: number;
}
