import type { App } from "cdktf";
import { EbsController } from "../modules/k8s/bootstrap/ebs-controller";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { EksLayer } from "./eks";
import { KubernetesLayer } from "./kubernetes-layer";

/** What later layers read from an ebs-controller layer. */
export const ebsControllerOutputs = {
  storage_classes: output.list("Names of the StorageClasses; the first is the default."),
};

/** What an ebs-controller layer is made from. */
export interface EbsControllerLayerProps {
  readonly site: Site;
  readonly eks: EksLayer;
  /** Whether there is a VolumeSnapshotClass. */
  readonly volumeSnapshotClass: boolean;
}

/** The EBS CSI driver and the StorageClasses of a region's cluster. */
export class EbsControllerLayer extends KubernetesLayer<typeof ebsControllerOutputs> {
  constructor(app: App, { site, eks, volumeSnapshotClass }: EbsControllerLayerProps) {
    super(app, {
      site,
      name: "ebs-controller",
      summary: `EBS CSI driver in ${site.region.name}, and the StorageClasses of its cluster: gp3 (default), gp3-retain and gp3-high-performance, all encrypted.`,
      source: "src/layers/ebs-controller.ts",
      outputs: ebsControllerOutputs,
      eks,
    });
    const driver = new EbsController(this, "Default", {
      clusterName: this.cluster.cluster_name,
      region: this.region.reference,
      roleArn: this.cluster.ebs_csi_role_arn,
      tags: this.tags,
      volumeSnapshotClass,
      chartVersion: this.addonVersion(versions.charts.awsEbsCsiDriver),
    });
    this.publish({ storage_classes: driver.storageClasses });
  }
}
