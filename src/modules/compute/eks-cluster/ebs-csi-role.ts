import type { Construct } from "constructs";
import { serviceAccounts } from "../../k8s/service-accounts";
import { awsManagedPolicy } from "../../security/aws-managed-policy";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";

/**
 * The role of the EBS CSI driver's controller.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEBSCSIDriverPolicy.html
 */
export function ebsCsiRole(
  scope: Construct,
  props: ClusterRef & { readonly oidcProvider: OidcProvider },
): ServiceAccountRole {
  return new ServiceAccountRole(scope, "role:ebs_csi", {
    name: `${props.clusterName}-ebs-csi`,
    description: "Volumes of workspaces: Amazon EBS CSI driver",
    oidcProvider: props.oidcProvider,
    serviceAccount: serviceAccounts.ebsCsiController,
    policies: { driver: awsManagedPolicy(scope, "service-role/AmazonEBSCSIDriverPolicy") },
  });
}
