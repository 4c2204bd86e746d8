import type { Construct } from "constructs";
import { serviceAccounts } from "../../k8s/service-accounts";
import { awsManagedPolicy } from "../../security/aws-managed-policy";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";

/**
 * The role of the VPC CNI, so that nodes need no right to change network interfaces.
 * https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html
 */
export function vpcCniRole(
  scope: Construct,
  props: ClusterRef & { readonly oidcProvider: OidcProvider },
): ServiceAccountRole {
  return new ServiceAccountRole(scope, "role:vpc_cni", {
    name: `${props.clusterName}-vpc-cni`,
    description: "Addresses of pods: Amazon VPC CNI",
    oidcProvider: props.oidcProvider,
    serviceAccount: serviceAccounts.vpcCni,
    policies: { cni: awsManagedPolicy(scope, "AmazonEKS_CNI_Policy") },
  });
}
