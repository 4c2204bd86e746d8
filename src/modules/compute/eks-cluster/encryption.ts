import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { jsonDocument } from "../../../terraform/hcl";
import { AwsContext } from "../../aws-context";
import { type PolicyDocument, policyDocument } from "../../security/policy-document";
import type { ClusterRef } from "./cluster-ref";

/** What the key is made from. */
export interface ClusterKeyProps extends ClusterRef {
  /** Log group that the key encrypts as well. */
  readonly logGroupName: string;
}

/** The KMS key of a cluster: encrypts Kubernetes secrets and the control plane's logs. Rotated every year. */
export class ClusterKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ClusterKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, "Default", {
      description: `Kubernetes secrets and control plane logs of ${props.clusterName}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: jsonDocument(keyPolicy(AwsContext.of(this), props)),
    });
    explain(key, "A cluster cannot be taken off its key: deleting the key loses every Kubernetes secret.");
    new KmsAlias(this, "alias:Default", { name: `alias/${props.clusterName}-eks`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}

/**
 * The account's IAM policies decide about the key, and CloudWatch Logs may use it for one log group.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function keyPolicy(aws: AwsContext, props: ClusterKeyProps): PolicyDocument {
  return policyDocument(
    {
      Sid: "AllowAccountPolicies",
      Effect: "Allow",
      Principal: { AWS: `arn:${aws.partition}:iam::${aws.accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "AllowControlPlaneLogs",
      Effect: "Allow",
      Principal: { Service: `logs.${props.region}.${aws.dnsSuffix}` },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: {
        ArnEquals: {
          "kms:EncryptionContext:aws:logs:arn": `arn:${aws.partition}:logs:${props.region}:${aws.accountId}:log-group:${props.logGroupName}`,
        },
      },
    },
  );
}
