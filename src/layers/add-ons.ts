import type { App } from "cdktf";
import type { Deployment, Region } from "../config/types";
import type { AcmLayer } from "./acm";
import { CertManagerLayer } from "./cert-manager";
import { EbsControllerLayer } from "./ebs-controller";
import type { EksLayer } from "./eks";
import { KarpenterLayer } from "./karpenter";
import { LbControllerLayer } from "./lb-controller";
import { MetricsServerLayer } from "./metrics-server";
import type { VpcLayer } from "./vpc";

/** What the add-ons of a cluster are made from. */
export interface AddOnsProps {
  readonly deployment: Deployment;
  readonly region: Region;
  readonly vpc: VpcLayer;
  readonly eks: EksLayer;
  readonly acm: AcmLayer;
}

/** The add-on layers of a cluster. */
export interface AddOns {
  readonly lbController: LbControllerLayer;
  readonly ebsController: EbsControllerLayer;
  readonly metricsServer: MetricsServerLayer;
  readonly karpenter: KarpenterLayer;
  readonly certManager: CertManagerLayer;
}

/**
 * The add-ons of a region's cluster, in the order in which they are applied. All run on system nodes; what needs a load
 * balancer, a volume or a node of Karpenter's comes after them, and so is destroyed before them.
 */
export function addOns(app: App, { deployment, region, vpc, eks, acm }: AddOnsProps): AddOns {
  const site = { deployment, region };
  const lbController = new LbControllerLayer(app, { site, eks, vpc });
  const { volumeSnapshotClass } = region;
  const ebsController = new EbsControllerLayer(app, { site, eks, volumeSnapshotClass });
  const metricsServer = new MetricsServerLayer(app, { site, eks });
  const karpenter = new KarpenterLayer(app, { site, region, eks, ebsController });
  const certManager = new CertManagerLayer(app, { site, deployment, eks, acm });
  return { lbController, ebsController, metricsServer, karpenter, certManager };
}
