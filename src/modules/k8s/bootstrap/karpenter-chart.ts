import type { LocalChartSource } from "../local-chart";

/** The chart `charts/node-pools`: prints the EC2NodeClasses and NodePools that the layer's values hold. */
export const nodePoolsChart: LocalChartSource = {
  name: "node-pools",
  description: "EC2NodeClasses and NodePools of Karpenter.",
  values: `# Each has a name and the spec of an EC2NodeClass: https://karpenter.sh/v1.14/concepts/nodeclasses/
nodeClasses: []

# Each has a name and the spec of a NodePool: https://karpenter.sh/v1.14/concepts/nodepools/
nodePools: []
`,
  templates: {
    "node-classes.yaml": resourceTemplate("nodeClasses", "karpenter.k8s.aws/v1", "EC2NodeClass"),
    "node-pools.yaml": resourceTemplate("nodePools", "karpenter.sh/v1", "NodePool"),
  },
};

function resourceTemplate(values: string, apiVersion: string, kind: string): string {
  return `{{- range .Values.${values} }}
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
  {{- toYaml .spec | nindent 2 }}
{{- end }}
`;
}
