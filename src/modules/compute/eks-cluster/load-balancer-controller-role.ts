import type { Construct } from "constructs";
import { AwsContext } from "../../aws-context";
import { serviceAccounts } from "../../k8s/service-accounts";
import { ManagedPolicy } from "../../security/policy";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";
import { loadBalancerControllerPolicy } from "./load-balancer-controller-policy";

/** The role of AWS Load Balancer Controller. */
export function loadBalancerControllerRole(
  scope: Construct,
  props: ClusterRef & { readonly oidcProvider: OidcProvider },
): ServiceAccountRole {
  const policy = new ManagedPolicy(scope, "policy:load_balancer_controller", {
    name: `${props.clusterName}-load-balancer-controller`,
    description: "Load balancers of Kubernetes Services and Ingresses",
    document: loadBalancerControllerPolicy(AwsContext.of(scope), props.clusterName),
  });
  return new ServiceAccountRole(scope, "role:load_balancer_controller", {
    name: `${props.clusterName}-load-balancer-controller`,
    description: "Load balancers of Services and Ingresses: AWS Load Balancer Controller",
    oidcProvider: props.oidcProvider,
    serviceAccount: serviceAccounts.loadBalancerController,
    policies: { controller: policy.arn },
  });
}
