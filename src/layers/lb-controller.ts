import type { App } from "cdktf";
import { LbController } from "../modules/k8s/bootstrap/lb-controller";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { EksLayer } from "./eks";
import { KubernetesLayer } from "./kubernetes-layer";
import type { VpcLayer } from "./vpc";

/** What later layers read from a lb-controller layer. */
export const lbControllerOutputs = {
  load_balancer_class: output.string("The loadBalancerClass of Services that become NLBs."),
  ingress_class: output.string("The ingressClassName of Ingresses that become ALBs."),
};

/** What a lb-controller layer is made from. */
export interface LbControllerLayerProps {
  readonly site: Site;
  readonly eks: EksLayer;
  readonly vpc: VpcLayer;
}

/** AWS Load Balancer Controller of a region's cluster. */
export class LbControllerLayer extends KubernetesLayer<typeof lbControllerOutputs> {
  constructor(app: App, { site, eks, vpc }: LbControllerLayerProps) {
    super(app, {
      site,
      name: "lb-controller",
      summary: `AWS Load Balancer Controller in ${site.region.name}: makes NLBs for Services and ALBs for Ingresses.`,
      source: "src/layers/lb-controller.ts",
      outputs: lbControllerOutputs,
      eks,
    });
    const controller = new LbController(this, "Default", {
      clusterName: this.cluster.cluster_name,
      region: this.region.reference,
      vpcId: this.read(vpc).vpc_id,
      roleArn: this.cluster.load_balancer_controller_role_arn,
      tags: this.tags,
      chartVersion: this.addonVersion(versions.charts.awsLoadBalancerController),
    });
    this.publish({
      load_balancer_class: controller.loadBalancerClass,
      ingress_class: controller.ingressClass,
    });
  }
}
