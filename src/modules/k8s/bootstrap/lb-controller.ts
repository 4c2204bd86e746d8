import { Construct } from "constructs";
import { versions } from "../../../versions";
import { HelmChart } from "../helm-chart";
import {
  chartLabels,
  onSystemNodes,
  type Resources,
  type RoleServiceAccount,
  resources,
  roleServiceAccount,
  type SystemPlacement,
  spreadOverNodes,
  type TopologySpread,
} from "../pod-placement";
import { serviceAccounts } from "../service-accounts";

/** What the load balancer controller is made from. */
export interface LbControllerProps {
  /** The EKS cluster whose load balancers it makes; also the value of their tag `elbv2.k8s.aws/cluster`. */
  readonly clusterName: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** VPC of the cluster. */
  readonly vpcId: string;
  /** Role that trusts the controller's service account. */
  readonly roleArn: string;
  /** Tags of every load balancer, target group and security group that the controller makes. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Version of the chart.
   * @default versions.charts.awsLoadBalancerController.version
   */
  readonly chartVersion?: string;
  /**
   * Number of replicas: one leads, the others stand by and answer webhooks.
   * @default 2
   */
  readonly replicas?: number;
}

/**
 * The keys of the chart that we set:
 * https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/v3.5.0/helm/aws-load-balancer-controller/values.yaml
 */
export type LbControllerValues = {
  readonly clusterName: string;
  readonly region: string;
  readonly vpcId: string;
  readonly serviceAccount: RoleServiceAccount;
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly topologySpreadConstraints: readonly TopologySpread[];
  readonly resources: Resources;
  readonly ingressClass: string;
  readonly createIngressClassResource: boolean;
  readonly ingressClassParams: { readonly create: boolean };
  readonly ingressClassConfig: { readonly default: boolean };
  readonly defaultTargetType: "ip" | "instance";
  readonly defaultTags: Readonly<Record<string, string>>;
  readonly enableServiceMutatorWebhook: boolean;
  readonly enableCertManager: boolean;
  readonly keepTLSSecret: boolean;
  readonly enableShield: boolean;
  readonly enableWaf: boolean;
} & SystemPlacement;

/**
 * The AWS Load Balancer Controller: makes NLBs for Services and ALBs for Ingresses.
 *
 * - Region and VPC are given, because its pods cannot reach the instance metadata service.
 * - The webhook that rewrites every new Service is off: while the controller starts it would refuse the Services of
 *   all other charts. A Service asks for an NLB by `loadBalancerClass` instead, so charts need no order among them.
 * - The chart owns the IngressClass; nothing else makes one.
 * - Helm installs the chart's CRDs only once: an upgrade that changes them needs
 *   https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/upgrade/
 */
export class LbController extends Construct {
  /** The `ingressClassName` of Ingresses that become ALBs. */
  readonly ingressClass = "alb";
  /** The `loadBalancerClass` of Services that become NLBs. */
  readonly loadBalancerClass = "service.k8s.aws/nlb";

  constructor(scope: Construct, id: string, props: LbControllerProps) {
    super(scope, id);
    const chart = versions.charts.awsLoadBalancerController;
    const { namespace, name } = serviceAccounts.loadBalancerController;
    const values: LbControllerValues = {
      clusterName: props.clusterName,
      region: props.region,
      vpcId: props.vpcId,
      serviceAccount: roleServiceAccount(name, props.roleArn),
      replicaCount: props.replicas ?? 2,
      podDisruptionBudget: { maxUnavailable: 1 },
      ...onSystemNodes,
      topologySpreadConstraints: spreadOverNodes(chartLabels(chart.name)),
      resources: resources("100m", "256Mi"),
      ingressClass: this.ingressClass,
      createIngressClassResource: true,
      // Settings for all ALBs at once; each Ingress carries its own here.
      ingressClassParams: { create: false },
      ingressClassConfig: { default: false },
      // Straight to the pods: no NodePort, no second hop, and health checks see the pod.
      defaultTargetType: "ip",
      defaultTags: props.tags,
      enableServiceMutatorWebhook: false,
      enableCertManager: false,
      // Otherwise every upgrade makes a new CA, and webhook calls fail until all pods have restarted.
      keepTLSSecret: true,
      enableShield: false,
      enableWaf: false,
    };
    new HelmChart(this, "lb_controller", {
      chart,
      version: props.chartVersion ?? chart.version,
      namespace,
      values,
    });
  }
}
