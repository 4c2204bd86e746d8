import { Release } from "@cdktf/provider-helm/lib/release";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type JsonValue, yamlDocument } from "../../terraform/hcl";
import type { HelmChartVersion } from "../../versions";

/** Values of a chart. Modules declare them as type aliases with exactly the keys that the chart reads. */
export type HelmValues = { readonly [key: string]: JsonValue | undefined };

/** What a release of a published chart is made from. */
export interface HelmChartProps<V extends HelmValues = HelmValues> {
  readonly chart: Pick<HelmChartVersion, "name" | "repository">;
  /**
   * Name of the release.
   * @default the chart's name
   */
  readonly releaseName?: string;
  /** Version of the chart, e.g. the operator's variable. */
  readonly version: string;
  /** Namespace; must exist. */
  readonly namespace: string;
  /**
   * Values that differ from the chart's own.
   * @default none
   */
  readonly values?: V;
  /**
   * Whether the CRDs in the chart's `crds/` folder are left out, because another chart owns them.
   * @default false
   */
  readonly skipCrds?: boolean;
  /**
   * Whether a release that does not become ready is taken back. Not where the new version has changed a database,
   * which the old one could not read any more.
   * @default true
   */
  readonly takeBack?: boolean;
  /**
   * Seconds that an install, an upgrade or a removal may take.
   * @default helmTimeoutSeconds
   */
  readonly timeoutSeconds?: number;
  /**
   * What must exist first, and go last.
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/** Ten minutes: a new node pulling a large image, or a load balancer, takes longer than Helm's own five at times. */
export const helmTimeoutSeconds = 600;

/** Revisions that Helm keeps in the cluster for a rollback by hand. */
const revisions = 5;

/**
 * A Helm release that waits until all of its objects are ready, takes itself back when they do not become so, and
 * whose removal waits until its objects are gone. It is given `values` only: Terraform shows every change of them.
 */
export class HelmChart extends Construct {
  readonly release: Release;

  constructor(
    scope: Construct,
    id: string,
    readonly props: HelmChartProps,
  ) {
    super(scope, id);
    this.release = new Release(this, "Default", {
      name: props.releaseName ?? props.chart.name,
      repository: props.chart.repository,
      chart: props.chart.name,
      version: props.version,
      ...releaseSettings(props),
    });
  }
}

/** The settings that published and local charts share. */
export function releaseSettings(props: Omit<HelmChartProps, "chart" | "version" | "releaseName">) {
  return {
    namespace: props.namespace,
    ...(props.skipCrds ? { skipCrds: true } : {}),
    // Without it a failed first install stays behind as a tainted release, which the next apply would delete first.
    atomic: props.takeBack ?? true,
    wait: true,
    timeout: props.timeoutSeconds ?? helmTimeoutSeconds,
    maxHistory: revisions,
    ...(props.values ? { values: [yamlDocument(props.values)] } : {}),
    ...(props.dependsOn ? { dependsOn: props.dependsOn } : {}),
  };
}
