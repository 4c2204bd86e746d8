import type { App } from "cdktf";
import type { Region } from "../config/types";
import { Karpenter } from "../modules/k8s/bootstrap/karpenter";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { EbsControllerLayer } from "./ebs-controller";
import type { EksLayer } from "./eks";
import { karpenterReadme } from "./karpenter-readme";
import { KubernetesLayer } from "./kubernetes-layer";

/** What later layers read from a karpenter layer. */
export const karpenterOutputs = {
  node_pools: output.list("Names of the NodePools."),
};

/** What a karpenter layer is made from. */
export interface KarpenterLayerProps {
  readonly site: Site;
  readonly region: Region;
  readonly eks: EksLayer;
  /** Its driver must have registered on a new node before pods start there. */
  readonly ebsController: EbsControllerLayer;
}

/** Karpenter and the node pools of a region's cluster. */
export class KarpenterLayer extends KubernetesLayer<typeof karpenterOutputs> {
  constructor(app: App, { site, region, eks, ebsController }: KarpenterLayerProps) {
    super(app, {
      site,
      name: "karpenter",
      summary: `Karpenter in ${region.name}, and its pools: ${region.nodePools.map(({ name }) => name).join(", ")}.`,
      source: "src/layers/karpenter.ts",
      outputs: karpenterOutputs,
      eks,
    });
    this.after(ebsController);
    const karpenter = new Karpenter(this, "Default", {
      clusterName: this.cluster.cluster_name,
      clusterEndpoint: this.cluster.cluster_endpoint,
      region: this.region.reference,
      roleArn: this.cluster.karpenter_controller_role_arn,
      nodeRoleName: this.cluster.karpenter_node_role_name,
      nodeSecurityGroupId: this.cluster.node_security_group_id,
      interruptionQueue: this.cluster.karpenter_queue_name,
      tags: this.tags,
      pools: region.nodePools,
      chartVersion: this.addonVersion(versions.charts.karpenter),
    });
    this.addFiles(karpenter.files);
    this.readme.push(...karpenterReadme(region.nodePools));
    this.publish({ node_pools: karpenter.poolNames });
  }
}
