/** What a pool is like unless its region says otherwise. */
import type { NodePoolLimits } from "./input";
import type { DisruptionBudget, NodePoolName } from "./kinds";
import type { NodePool } from "./types";

/** The settings that differ from pool to pool. */
export type PoolDefaults = Pick<
  NodePool,
  | "instanceFamilies"
  | "instanceSizes"
  | "diskGiB"
  | "consolidation"
  | "consolidateAfter"
  | "expireAfter"
  | "budgets"
>;

/** Outdated nodes are replaced at weekends only: the second budget forbids it from Monday to Friday. */
const replaceAtWeekends: readonly DisruptionBudget[] = [
  { nodes: "10%" },
  { nodes: "0", reasons: ["Drifted"], schedule: "0 0 * * mon", duration: "120h" },
];

/**
 * Coder's server and proxies are few and stay: Graviton, moved one node at a time. Builds and workspaces run what
 * their images bring, mostly built for x86_64, and are never moved: only an empty node is taken away.
 */
export const nodePoolDefaults: Readonly<Record<NodePoolName, PoolDefaults>> = {
  "system-spill": {
    instanceFamilies: ["m7g", "m6g"],
    instanceSizes: ["large", "xlarge"],
    diskGiB: 50,
    consolidation: "WhenEmptyOrUnderutilized",
    consolidateAfter: "5m",
    expireAfter: "720h",
    budgets: [{ nodes: "1" }],
  },
  "coder-server": {
    instanceFamilies: ["m7g", "m6g"],
    instanceSizes: ["xlarge", "2xlarge"],
    diskGiB: 50,
    consolidation: "WhenEmptyOrUnderutilized",
    consolidateAfter: "10m",
    expireAfter: "720h",
    budgets: [{ nodes: "1" }],
  },
  "coder-provisioner": {
    instanceFamilies: ["m7i", "m7a", "m6i", "m6a"],
    instanceSizes: ["2xlarge", "4xlarge"],
    diskGiB: 100,
    consolidation: "WhenEmpty",
    consolidateAfter: "10m",
    expireAfter: "720h",
    budgets: replaceAtWeekends,
  },
  "coder-workspace": {
    instanceFamilies: ["m7i", "m7a", "m6i", "m6a"],
    instanceSizes: ["2xlarge", "4xlarge", "8xlarge"],
    diskGiB: 200,
    consolidation: "WhenEmpty",
    consolidateAfter: "30m",
    // Expiry would end running workspaces; new images come by drift, which waits for them.
    expireAfter: "Never",
    budgets: replaceAtWeekends,
  },
};

/** A node of the address plan: 8 vCPU and 32 GiB. */
const node = { cpu: 8, memoryGiB: 32 } as const;

/** One build in ten running workspaces at the same time, one vCPU each: Coder's validated architectures. */
const buildsPerWorkspace = 0.1;

/** Room for nodes that start before the ones that they replace have ended. */
const headroom = 1.25;

/** Largest sizes of the pools, by the number of workspaces. */
export function defaultLimits(
  pool: NodePoolName,
  {
    maxWorkspaces,
    workspacesPerNode,
  }: { readonly maxWorkspaces: number; readonly workspacesPerNode: number },
): NodePoolLimits {
  const nodes = {
    "system-spill": 2,
    "coder-server": 4,
    "coder-provisioner": Math.max(2, Math.ceil((maxWorkspaces * buildsPerWorkspace * headroom) / node.cpu)),
    "coder-workspace": Math.ceil(Math.ceil(maxWorkspaces / workspacesPerNode) * headroom),
  }[pool];
  return { cpu: nodes * node.cpu, memoryGiB: nodes * node.memoryGiB };
}
