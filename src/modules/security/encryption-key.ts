import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { jsonDocument } from "../../terraform/hcl";
import { AwsContext } from "../aws-context";
import { type PolicyStatement, policyDocument } from "./policy-document";

/** Props of {@link EncryptionKey}. */
export interface EncryptionKeyProps {
  /** Name: the alias is `alias/<name>`. */
  readonly name: string;
  /** What the key encrypts. */
  readonly description: string;
  /** AWS region of the key. */
  readonly region: string;
  /**
   * CloudWatch log groups that are encrypted with the key, by name.
   * @default []
   */
  readonly logGroups?: readonly string[];
  /**
   * Provider of another region than the layer's.
   * @default the layer's provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * A customer managed KMS key with yearly rotation and an alias. IAM policies of the account decide who uses it.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export class EncryptionKey extends Construct {
  readonly arn: string;
  readonly keyId: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);
    const { name, description, provider } = props;
    const key = new KmsKey(this, "key:Default", {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: jsonDocument(policyDocument(...this.statements(props))),
      tags: { Name: name },
      provider,
    });
    explain(key, "In a key policy, Resource * means this key.");
    new KmsAlias(this, "alias:Default", { name: `alias/${name}`, targetKeyId: key.keyId, provider });
    this.arn = key.arn;
    this.keyId = key.keyId;
  }

  private statements({ region, logGroups = [] }: EncryptionKeyProps): PolicyStatement[] {
    const { partition, accountId, dnsSuffix } = AwsContext.of(this);
    const administration: PolicyStatement = {
      Sid: "IamPoliciesOfTheAccount",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    };
    if (logGroups.length === 0) return [administration];
    const arns = logGroups.map((group) => `arn:${partition}:logs:${region}:${accountId}:log-group:${group}`);
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
    const logs: PolicyStatement = {
      Sid: "LogGroups",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.${dnsSuffix}` },
      Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
      Resource: "*",
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": arns } },
    };
    return [administration, logs];
  }
}
