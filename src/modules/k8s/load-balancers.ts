/** A Kubernetes Service for which the AWS Load Balancer Controller makes a Network Load Balancer. */
export interface LoadBalancerService {
  readonly namespace: string;
  /** Name of the Service. */
  readonly name: string;
}

/**
 * The Services with a load balancer. The Kubernetes layers make them and the route53 layers look up what the controller
 * made for them, both from this list.
 */
export const loadBalancerServices = {
  coderServer: { namespace: "coder", name: "coder-nlb" },
  coderProxy: { namespace: "coder-proxy", name: "coder-proxy-nlb" },
} as const satisfies Record<string, LoadBalancerService>;

/**
 * The tags by which a cluster's controller marks the load balancer of a Service.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#resource-tags
 */
export function loadBalancerTags(clusterName: string, service: LoadBalancerService): Record<string, string> {
  return {
    "elbv2.k8s.aws/cluster": clusterName,
    "service.k8s.aws/stack": `${service.namespace}/${service.name}`,
  };
}
