import type { App } from "cdktf";
import { MetricsServer } from "../modules/k8s/bootstrap/metrics-server";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { EksLayer } from "./eks";
import { KubernetesLayer } from "./kubernetes-layer";

/** No layer reads from a metrics-server layer. */
export const metricsServerOutputs = {};

/** What a metrics-server layer is made from. */
export interface MetricsServerLayerProps {
  readonly site: Site;
  readonly eks: EksLayer;
}

/** metrics-server of a region's cluster. */
export class MetricsServerLayer extends KubernetesLayer<typeof metricsServerOutputs> {
  constructor(app: App, { site, eks }: MetricsServerLayerProps) {
    super(app, {
      site,
      name: "metrics-server",
      summary: `metrics-server in ${site.region.name}: CPU and memory of pods and nodes, for kubectl top and autoscalers.`,
      source: "src/layers/metrics-server.ts",
      outputs: metricsServerOutputs,
      eks,
    });
    new MetricsServer(this, "Default", { chartVersion: this.addonVersion(versions.charts.metricsServer) });
  }
}
