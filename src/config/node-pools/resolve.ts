import { versions } from "../../versions";
import { defaultLimits, nodePoolDefaults } from "./defaults";
import type { NodePoolInput, NodePoolsInput } from "./input";
import { familyArchitecture } from "./instance-families";
import { type NodePoolName, nodePoolNames, nodePoolTaints } from "./kinds";
import type { NodePool } from "./types";

/** What the sizes of a region's pools depend on. */
export interface PoolDemand {
  readonly maxWorkspaces: number;
  readonly workspacesPerNode: number;
}

/** Add-ons that do not fit on the system nodes wait; not every region wants machines for them. */
const optionalPool: NodePoolName = "system-spill";

/** Fills in the defaults of a region's pools; they come in the order of `nodePoolNames`. */
export function resolveNodePools(input: NodePoolsInput, demand: PoolDemand): NodePool[] {
  return nodePoolNames.flatMap((name) => {
    const given = input[name];
    if (given === undefined && name === optionalPool) return [];
    return [resolveNodePool(name, given ?? { limits: defaultLimits(name, demand) })];
  });
}

function resolveNodePool(name: NodePoolName, input: NodePoolInput): NodePool {
  const { limits, architecture, ...given } = input;
  const amiFamily = input.amiFamily ?? "al2023";
  const pool = {
    ...nodePoolDefaults[name],
    capacityTypes: ["on-demand"] as const,
    amiFamily,
    amiVersion: versions.nodeImages[amiFamily],
    diskIops: 3000,
    diskThroughput: 125,
    taints: [nodePoolTaints[name]],
    ...given,
  };
  const [first = ""] = pool.instanceFamilies;
  return {
    name,
    ...pool,
    architecture: architecture ?? familyArchitecture(first) ?? "x86_64",
    cpuLimit: limits.cpu,
    memoryLimitGiB: limits.memoryGiB,
  };
}
