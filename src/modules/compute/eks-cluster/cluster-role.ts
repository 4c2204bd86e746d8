import type { Construct } from "constructs";
import { awsManagedPolicy } from "../../security/aws-managed-policy";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { ServiceRole } from "../../security/role/service";
import type { ClusterRef } from "./cluster-ref";

/**
 * The role of the control plane.
 * https://docs.aws.amazon.com/eks/latest/userguide/cluster-iam-role.html
 */
export function clusterRole(
  scope: Construct,
  id: string,
  props: ClusterRef & { readonly keyArn: string },
): ServiceRole {
  const encryption = new ManagedPolicy(scope, "policy:cluster_encryption", {
    name: `${props.clusterName}-cluster-encryption`,
    description: "Encryption of Kubernetes secrets with the cluster's key",
    document: policyDocument({
      Effect: "Allow",
      Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
      Resource: props.keyArn,
    }),
  });
  return new ServiceRole(scope, id, {
    name: `${props.clusterName}-cluster`,
    description: "The Kubernetes control plane",
    service: "eks.amazonaws.com",
    tagSession: true,
    policies: {
      eks: awsManagedPolicy(scope, "AmazonEKSClusterPolicy"),
      encryption: encryption.arn,
    },
  });
}
