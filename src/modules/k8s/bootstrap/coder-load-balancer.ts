import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import type { LoadBalancerService } from "../load-balancers";
import { coderHttpPort, coderPodLabels } from "./coder-chart";

/** What the load balancer is made from. */
export interface CoderLoadBalancerProps {
  /** Namespace and name of the Service. */
  readonly service: LoadBalancerService;
  /** Release of the chart `coder` whose pods it sends connections to. */
  readonly release: string;
  readonly scheme: "internet-facing" | "internal";
  /** The `loadBalancerClass` that the load balancer controller answers to. */
  readonly loadBalancerClass: string;
  /**
   * Certificate of ACM that covers every name of the service. Without one TLS ends in the pod, and the load balancer
   * passes it on.
   * @default none
   */
  readonly certificateArn?: string;
  readonly dependsOn: ITerraformDependable[];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/describe-ssl-policies.html: TLS 1.2 and 1.3 */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

const annotationPrefix = "service.beta.kubernetes.io/aws-load-balancer-";

/**
 * The Network Load Balancer of Coder servers or proxies: a Service of its own, because the chart's Service cannot send
 * port 443 to the pods' HTTP port. TCP 443 only: Coder has no STUN listener for which UDP would be of use.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/
 */
export class CoderLoadBalancer extends Construct {
  /** DNS name of the load balancer. */
  readonly hostname: string;

  constructor(scope: Construct, id: string, props: CoderLoadBalancerProps) {
    super(scope, id);
    const service = new ServiceV1(this, "Default", {
      metadata: {
        name: props.service.name,
        namespace: props.service.namespace,
        labels: coderPodLabels(props.release),
        annotations: annotations(props),
      },
      spec: {
        type: "LoadBalancer",
        loadBalancerClass: props.loadBalancerClass,
        // Targets are the pods themselves.
        allocateLoadBalancerNodePorts: false,
        selector: coderPodLabels(props.release),
        port: [
          {
            name: "https",
            port: 443,
            targetPort: props.certificateArn === undefined ? "https" : "http",
            protocol: "TCP",
          },
        ],
      },
      waitForLoadBalancer: true,
      timeouts: { create: "15m" },
      dependsOn: props.dependsOn,
    });
    explain(
      service,
      "Removed before the load balancer controller, which otherwise leaves the load balancer behind in AWS.",
    );
    this.hostname = service.status.get(0).loadBalancer.get(0).ingress.get(0).hostname;
  }
}

function annotations({ scheme, certificateArn }: CoderLoadBalancerProps): Record<string, string> {
  const tls: Record<string, string> =
    certificateArn === undefined
      ? {}
      : {
          "ssl-cert": certificateArn,
          "ssl-ports": "443",
          "ssl-negotiation-policy": tlsPolicy,
          "backend-protocol": "tcp",
        };
  const all: Record<string, string> = {
    scheme,
    "nlb-target-type": "ip",
    ...tls,
    attributes: "load_balancing.cross_zone.enabled=true",
    // With the client's own address a pod could not reach Coder through the load balancer it is a target of.
    "target-group-attributes": "preserve_client_ip.enabled=false,deregistration_delay.timeout_seconds=60",
    "healthcheck-protocol": "http",
    "healthcheck-port": `${coderHttpPort}`,
    "healthcheck-path": "/healthz",
    "healthcheck-interval": "10",
    "healthcheck-healthy-threshold": "2",
    "healthcheck-unhealthy-threshold": "3",
  };
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [annotationPrefix + key, value]));
}
