/** How pods find their nodes: labels and taints that the eks layer sets and the Kubernetes layers tolerate. */
import { type NodePoolName, nodePoolTaints } from "../../config/node-pools/kinds";

/** A Kubernetes taint. */
export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** A Kubernetes toleration. */
export interface Toleration {
  readonly key: string;
  readonly operator: "Exists" | "Equal";
  readonly value?: string;
  readonly effect?: Taint["effect"];
}

/**
 * Labels of the `system` managed node group: the only nodes that exist before Karpenter runs. A type alias's shape on
 * purpose: the Helm charts and add-ons take it as `nodeSelector`.
 */
export const systemNodeLabels = { "node.amazonaws.io/managed-by": "asg" } as const;

/** Keeps workspaces and Coder off the system nodes. `CriticalAddonsOnly` is what add-ons tolerate by convention. */
export const systemNodeTaint = {
  key: "CriticalAddonsOnly",
  value: "true",
  effect: "NoSchedule",
} as const satisfies Taint;

/** What everything that runs on system nodes tolerates. */
export const systemToleration = {
  key: systemNodeTaint.key,
  operator: "Exists",
} as const satisfies Toleration;

/** Labels and taint of the nodes of a Karpenter pool. */
export interface PoolPlacement {
  readonly labels: Readonly<Record<string, string>>;
  readonly taint: Taint;
}

/** How the nodes of a Karpenter pool are labelled and tainted. */
export function poolPlacement(pool: NodePoolName): PoolPlacement {
  const shared = { "node.coder.io/managed-by": "karpenter", "node.coder.io/used-for": pool };
  const labels =
    pool === "system-spill"
      ? shared
      : {
          "node.coder.io/name": "coder",
          "node.coder.io/part-of": "coder",
          "node.coder.io/instance": "coder-v2",
          ...shared,
        };
  return { labels, taint: nodePoolTaints[pool] };
}

/** What puts a pod on the nodes of a Karpenter pool. A type alias, so that chart values can spread it. */
export type PoolScheduling = {
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly {
    readonly key: string;
    readonly operator: "Equal";
    readonly value: string;
    readonly effect: Taint["effect"];
  }[];
};

/** Puts pods on the nodes of a Karpenter pool, and on no others. */
export function onPool(pool: NodePoolName): PoolScheduling {
  const { key, value, effect } = nodePoolTaints[pool];
  return {
    nodeSelector: { "node.coder.io/used-for": pool },
    tolerations: [{ key, operator: "Equal", value, effect }],
  };
}

/**
 * Annotation of pods that Karpenter must not move: running workspaces and builds. Their node is not consolidated, and
 * an outdated one waits until they have ended. https://karpenter.sh/docs/concepts/disruption/#pod-level-controls
 */
export const doNotDisrupt = { "karpenter.sh/do-not-disrupt": "true" } as const;
