import { Construct } from "constructs";
import { versions } from "../../../versions";
import { HelmChart } from "../helm-chart";
import {
  chartLabels,
  onSystemNodes,
  type Resources,
  resources,
  type SystemPlacement,
  spreadOverNodes,
  type TopologySpread,
} from "../pod-placement";

/** What metrics-server is made from. */
export interface MetricsServerProps {
  /**
   * Version of the chart.
   * @default versions.charts.metricsServer.version
   */
  readonly chartVersion?: string;
  /**
   * Number of replicas.
   * @default 2
   */
  readonly replicas?: number;
}

/**
 * The keys of the chart that we set:
 * https://github.com/kubernetes-sigs/metrics-server/blob/metrics-server-helm-chart-3.13.1/charts/metrics-server/values.yaml
 */
export type MetricsServerValues = {
  readonly replicas: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly topologySpreadConstraints: readonly TopologySpread[];
  readonly resources: Resources;
  readonly apiService: { readonly insecureSkipTLSVerify: boolean };
  readonly tls: {
    readonly type: "helm";
    readonly helm: { readonly lookup: boolean; readonly certDurationDays: number };
  };
} & SystemPlacement;

/** Helm reuses the certificate on upgrades and never renews it, so that it must outlive the cluster. */
const certificateDays = 3650;

/**
 * metrics-server: CPU and memory of pods and nodes for `kubectl top` and horizontal pod autoscalers.
 *
 * Both of its connections are verified. Kubelets of EKS nodes serve certificates that the cluster's CA signed, so
 * `--kubelet-insecure-tls` is not needed; and the API server gets the CA of metrics-server's own certificate, which
 * Helm makes in the cluster (it is in no plan and no state).
 * https://docs.aws.amazon.com/eks/latest/userguide/cert-signing.html
 */
export class MetricsServer extends Construct {
  constructor(scope: Construct, id: string, props: MetricsServerProps) {
    super(scope, id);
    const chart = versions.charts.metricsServer;
    const values: MetricsServerValues = {
      replicas: props.replicas ?? 2,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      ...onSystemNodes,
      topologySpreadConstraints: spreadOverNodes(chartLabels(chart.name)),
      resources: resources("100m", "256Mi"),
      apiService: { insecureSkipTLSVerify: false },
      tls: { type: "helm", helm: { lookup: true, certDurationDays: certificateDays } },
    };
    new HelmChart(this, "metrics_server", {
      chart,
      version: props.chartVersion ?? chart.version,
      namespace: "kube-system",
      values,
    });
  }
}
