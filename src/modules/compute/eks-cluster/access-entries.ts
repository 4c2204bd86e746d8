import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { AwsContext } from "../../aws-context";

/** Who administers a cluster. */
export interface AdministratorsProps {
  /** The cluster's name attribute. */
  readonly cluster: string;
  /** Expression of the set of IAM role and user ARNs that administer the cluster. */
  readonly principalArns: string;
}

/**
 * Administrators of the cluster: an access entry for each principal. Whoever creates the cluster is none unless it
 * is listed, so the list means the same whoever runs Terraform.
 * https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
 */
export class Administrators extends Construct {
  constructor(scope: Construct, id: string, props: AdministratorsProps) {
    super(scope, id);
    const entry = new EksAccessEntry(this, "entry:admin", {
      clusterName: props.cluster,
      principalArn: "${each.value}",
      type: "STANDARD",
    });
    entry.addOverride("for_each", props.principalArns);
    explain(entry, "Nobody else has access: the cluster's creator gets no rights of its own.");
    const address = `${entry.terraformResourceType}.${entry.friendlyUniqueId}`;
    const association = new EksAccessPolicyAssociation(this, "association:admin", {
      clusterName: props.cluster,
      principalArn: "${each.value.principal_arn}",
      policyArn: `arn:${AwsContext.of(this).partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      accessScope: { type: "cluster" },
    });
    association.addOverride("for_each", `\${${address}}`);
  }
}
