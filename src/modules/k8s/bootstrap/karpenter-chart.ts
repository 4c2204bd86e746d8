import type { LocalChartSource } from "../local-chart";
import {
  type NodeClassCluster,
  type NodeClassProps,
  type NodeClassSpec,
  nodeClassSpec,
  type SharedNodeClassSpec,
  sharedNodeClassSpec,
} from "./karpenter-node-class";
import {
  type NodePoolProps,
  type NodePoolSpec,
  nodePoolSpec,
  type SharedNodePoolSpec,
  sharedNodePoolSpec,
} from "./karpenter-node-pool";

/** A pool and its machines. */
export type KarpenterPool = NodePoolProps & NodeClassProps;

/** The values of the chart `charts/node-pools`. */
export type NodePoolsValues = {
  readonly nodeClassDefaults: SharedNodeClassSpec;
  readonly nodeClasses: readonly { readonly name: string; readonly spec: NodeClassSpec }[];
  readonly nodePoolDefaults: SharedNodePoolSpec;
  readonly nodePools: readonly { readonly name: string; readonly spec: NodePoolSpec }[];
};

/** The values for the pools of a cluster. */
export function nodePoolsValues(cluster: NodeClassCluster, pools: readonly KarpenterPool[]): NodePoolsValues {
  return {
    nodeClassDefaults: sharedNodeClassSpec(cluster),
    nodeClasses: pools.map((pool) => ({
      name: pool.name,
      spec: nodeClassSpec(`${cluster.clusterName}-${pool.name}`, pool),
    })),
    nodePoolDefaults: sharedNodePoolSpec,
    nodePools: pools.map((pool) => ({ name: pool.name, spec: nodePoolSpec(pool) })),
  };
}

/** The chart `charts/node-pools`: makes the EC2NodeClasses and NodePools that the layer's values hold. */
export const nodePoolsChart: LocalChartSource = {
  name: "node-pools",
  description: "EC2NodeClasses and NodePools of Karpenter.",
  values: `# What the spec of every EC2NodeClass begins with: https://karpenter.sh/v1.14/concepts/nodeclasses/
nodeClassDefaults: {}

# Each has a name, and a spec that is merged over nodeClassDefaults.
nodeClasses: []

# What the spec of every NodePool begins with: https://karpenter.sh/v1.14/concepts/nodepools/
nodePoolDefaults: {}

# Each has a name, and a spec that is merged over nodePoolDefaults.
nodePools: []
`,
  templates: {
    "node-classes.yaml": resources(
      "nodeClasses",
      "nodeClassDefaults",
      "karpenter.k8s.aws/v1",
      "EC2NodeClass",
    ),
    "node-pools.yaml": resources("nodePools", "nodePoolDefaults", "karpenter.sh/v1", "NodePool"),
  },
};

function resources(list: string, defaults: string, apiVersion: string, kind: string): string {
  return `{{- range .Values.${list} }}
---
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: {{ .name }}
  labels:
    app.kubernetes.io/name: {{ $.Chart.Name }}
    app.kubernetes.io/instance: {{ $.Release.Name }}
    app.kubernetes.io/managed-by: {{ $.Release.Service }}
spec:
  {{- mergeOverwrite (deepCopy $.Values.${defaults}) .spec | toYaml | nindent 2 }}
{{- end }}
`;
}
