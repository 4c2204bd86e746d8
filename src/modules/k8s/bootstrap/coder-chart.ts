import type { RestrictedContext } from "../container-security";
import type { PoolScheduling } from "../placement";
import type { Resources, TopologySpread } from "../pod-placement";
import type { SecretKeyRef } from "../synced-secret";

/** An environment variable of a chart's container. */
export type EnvVar =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly valueFrom: SecretKeyRef };

/** The keys that the charts `coder` and `coder-provisioner` share (their library chart `libcoder`). */
export type CoderPodValues = {
  readonly env: readonly EnvVar[];
  readonly replicaCount: number;
  readonly podAnnotations: Readonly<Record<string, string>>;
  readonly serviceAccount: CoderServiceAccountValues;
  readonly securityContext: RestrictedContext;
  readonly resources: Resources;
  /** The chart's own rule looks for a release named `coder`, and only for nodes: `null` takes it away. */
  readonly affinity: { readonly podAntiAffinity: null };
  readonly topologySpreadConstraints: readonly TopologySpread[];
} & PoolScheduling;

/** The chart's service account. Roles for workspaces are written out elsewhere, in the namespaces of workspaces. */
export type CoderServiceAccountValues = {
  readonly name: string;
  readonly disableCreate: boolean;
  readonly workspacePerms: false;
  readonly annotations?: Readonly<Record<string, string>>;
};

/**
 * The keys of the chart `coder` that we set. It has no schema, and ignores a key that it does not know:
 * https://github.com/coder/coder/blob/v2.34.5/helm/coder/values.yaml
 */
export type CoderChartValues = {
  readonly coder: CoderPodValues & {
    readonly workspaceProxy: boolean;
    /** Service `coder`, port 80: what is inside the cluster reaches Coder by it. */
    readonly service: { readonly type: "ClusterIP" };
    /** Names of Secrets with certificates; TLS ends in the pod if there is one. */
    readonly tls: { readonly secretNames: readonly string[] };
  };
};

/** User and group of the image. */
export const coderUser = 1000;

/** Port of the pods, for plain HTTP. */
export const coderHttpPort = 8080;

/** Port of the pods for TLS, where it ends in the pod. */
export const coderHttpsPort = 8443;

/** Port of the metrics. */
export const coderMetricsPort = 2112;

/** Labels by which the chart `coder` selects the pods of a release. */
export function coderPodLabels(release: string): Record<string, string> {
  return { "app.kubernetes.io/name": "coder", "app.kubernetes.io/instance": release };
}

/**
 * Annotations by which Prometheus finds the metrics. The chart opens the port only when the variable is the literal
 * text `true`.
 */
export const scraped = {
  "prometheus.io/scrape": "true",
  "prometheus.io/port": `${coderMetricsPort}`,
} as const;

/** The variable that turns the metrics on. */
export const metricsOn: EnvVar = { name: "CODER_PROMETHEUS_ENABLE", value: "true" };
