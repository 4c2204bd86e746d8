import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { versions } from "../../../versions";
import { type RestrictedContext, restricted } from "../container-security";
import { HelmChart } from "../helm-chart";
import { onPool, type PoolScheduling } from "../placement";
import { type Resources, resources } from "../pod-placement";

/** What the log stream is made from. */
export interface CoderLogstreamProps {
  /** Namespace that it runs in. */
  readonly namespace: string;
  /** Namespaces of workspaces whose events it reads. */
  readonly workspaceNamespaces: readonly string[];
  /** URL of the Coder servers as this cluster reaches them. */
  readonly coderUrl: string;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The keys of the chart that we set:
 * https://github.com/coder/coder-logstream-kube/blob/v0.0.15/helm/values.yaml
 */
export type CoderLogstreamValues = {
  readonly url: string;
  readonly namespaces: readonly string[];
  readonly resources: Resources;
  readonly securityContext: RestrictedContext;
} & PoolScheduling;

/** User of the image. */
const user = 65532;

/**
 * coder-logstream-kube: shows the events of a workspace's pod in its start-up log. It reads the agent's token from pods and
 * secrets, and has roles in the namespaces of workspaces only.
 */
export class CoderLogstream extends Construct {
  constructor(scope: Construct, id: string, props: CoderLogstreamProps) {
    super(scope, id);
    const chart = versions.charts.coderLogstreamKube;
    const values: CoderLogstreamValues = {
      url: props.coderUrl,
      namespaces: props.workspaceNamespaces,
      resources: resources("50m", "128Mi"),
      securityContext: restricted(user),
      ...onPool("coder-provisioner"),
    };
    new HelmChart(this, "Default", {
      chart,
      version: chart.version,
      namespace: props.namespace,
      values,
      dependsOn: props.dependsOn,
    });
  }
}
