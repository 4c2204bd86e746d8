import { describe, expect, it } from "vitest";
import { LbController, type LbControllerProps } from "../../../../src/modules/k8s/bootstrap/lb-controller";
import { addOn, eks, eksText, spread, systemPlacement, valuesOf } from "./support";

function made(props: Partial<LbControllerProps> = {}) {
  return addOn((layer) => {
    new LbController(layer, "Default", {
      clusterName: eks("cluster_name"),
      region: "us-east-2",
      vpcId: "vpc-1",
      roleArn: eks("load_balancer_controller_role_arn"),
      tags: { Deployment: "test" },
      ...props,
    });
  });
}

describe("LbController", () => {
  it("is a release of the pinned chart in kube-system", () => {
    expect(made().resource("helm_release", "lb_controller")).toMatchObject({
      name: "aws-load-balancer-controller",
      chart: "aws-load-balancer-controller",
      repository: "https://aws.github.io/eks-charts",
      version: "3.5.0",
      namespace: "kube-system",
    });
  });

  it("sets exactly these values", () => {
    const labels = {
      "app.kubernetes.io/name": "aws-load-balancer-controller",
      "app.kubernetes.io/instance": "aws-load-balancer-controller",
    };
    expect(valuesOf(made(), "lb_controller")).toEqual({
      clusterName: eksText("cluster_name"),
      region: "us-east-2",
      vpcId: "vpc-1",
      serviceAccount: {
        create: true,
        name: "aws-load-balancer-controller",
        annotations: { "eks.amazonaws.com/role-arn": eksText("load_balancer_controller_role_arn") },
      },
      replicaCount: 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      ...systemPlacement,
      topologySpreadConstraints: spread(labels),
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "256Mi" } },
      ingressClass: "alb",
      createIngressClassResource: true,
      ingressClassParams: { create: false },
      ingressClassConfig: { default: false },
      defaultTargetType: "ip",
      defaultTags: { Deployment: "test" },
      enableServiceMutatorWebhook: false,
      enableCertManager: false,
      keepTLSSecret: true,
      enableShield: false,
      enableWaf: false,
    });
  });

  it("takes version and number of replicas", () => {
    const layer = made({ chartVersion: "3.6.0", replicas: 3 });
    expect(layer.resource("helm_release", "lb_controller").version).toBe("3.6.0");
    expect(valuesOf(layer, "lb_controller").replicaCount).toBe(3);
  });

  it("names the classes that Services and Ingresses ask for", () => {
    addOn((layer) => {
      const controller = new LbController(layer, "Default", {
        clusterName: "c",
        region: "us-east-2",
        vpcId: "vpc-1",
        roleArn: "arn",
        tags: {},
      });
      expect(controller.loadBalancerClass).toBe("service.k8s.aws/nlb");
      expect(controller.ingressClass).toBe("alb");
    });
  });
});
