import type { Architecture } from "../instance-types";
import type { AmiFamily, CapacityType, DisruptionBudget, NodePoolName, NodeTaint } from "./kinds";

/** A Karpenter pool with all its choices made. */
export interface NodePool {
  readonly name: NodePoolName;
  readonly instanceFamilies: readonly string[];
  readonly instanceSizes: readonly string[];
  readonly architecture: Architecture;
  readonly capacityTypes: readonly CapacityType[];
  readonly amiFamily: AmiFamily;
  readonly amiVersion: string;
  readonly diskGiB: number;
  readonly diskIops: number;
  readonly diskThroughput: number;
  readonly taints: readonly NodeTaint[];
  readonly cpuLimit: number;
  readonly memoryLimitGiB: number;
  readonly consolidation: "WhenEmpty" | "WhenEmptyOrUnderutilized";
  readonly consolidateAfter: string;
  readonly expireAfter: string;
  readonly budgets: readonly DisruptionBudget[];
}
