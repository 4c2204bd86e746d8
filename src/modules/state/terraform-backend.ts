import { DynamodbTable } from "@cdktf/provider-aws/lib/dynamodb-table";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { jsonDocument } from "../../terraform/hcl";
import { AwsContext } from "../aws-context";
import { policyDocument } from "../security/policy-document";
import { StateBucket } from "./state-bucket";

/** Props of {@link TerraformBackend}. */
export interface TerraformBackendProps {
  /** Bucket name, globally unique. */
  readonly bucketName: string;
  /**
   * Alias of the KMS key to make, e.g. `alias/coderdemo-terraform-state`.
   * @default none: no key; S3 encrypts with its own AES-256 keys
   */
  readonly kmsKeyAlias?: string;
  /**
   * Name of the DynamoDB lock table to make.
   * @default none: S3 alone locks
   */
  readonly lockTableName?: string;
  /**
   * Days that replaced and deleted states are kept.
   * @default 90
   */
  readonly noncurrentVersionDays?: number;
}

/** What keeps the Terraform state of every layer: bucket, key and, where it is asked for, lock table. */
export class TerraformBackend extends Construct {
  readonly bucketName: string;
  readonly bucketArn: string;
  /** ARN of the key; undefined where S3's own keys encrypt. */
  readonly kmsKeyArn: string | undefined;
  /** Name of the lock table; undefined where S3 alone locks. */
  readonly lockTableName: string | undefined;

  constructor(scope: Construct, id: string, props: TerraformBackendProps) {
    super(scope, id);
    this.kmsKeyArn = props.kmsKeyAlias === undefined ? undefined : this.key(props.kmsKeyAlias);
    const bucket = new StateBucket(this, "state", {
      bucketName: props.bucketName,
      kmsKeyArn: this.kmsKeyArn,
      noncurrentVersionDays: props.noncurrentVersionDays,
    });
    this.bucketName = bucket.bucketName;
    this.bucketArn = bucket.arn;
    this.lockTableName = props.lockTableName === undefined ? undefined : this.lockTable(props.lockTableName);
  }

  private key(alias: string): string {
    const { partition, accountId } = AwsContext.of(this);
    const key = new KmsKey(this, "key:state", {
      description: "Terraform state",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: jsonDocument(
        policyDocument({
          Sid: "AllowAccountPolicies",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
          Action: "kms:*",
          Resource: "*",
        }),
      ),
      lifecycle: { preventDestroy: true },
    });
    explain(key, "Without this key, no state can be read again.");
    new KmsAlias(this, "alias:state", { name: alias, targetKeyId: key.keyId });
    return key.arn;
  }

  /** The key schema is Terraform's: https://developer.hashicorp.com/terraform/language/backend/s3#dynamodb-state-locking */
  private lockTable(name: string): string {
    const table = new DynamodbTable(this, "lock", {
      name,
      billingMode: "PAY_PER_REQUEST",
      hashKey: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      pointInTimeRecovery: { enabled: true },
      ...(this.kmsKeyArn === undefined
        ? {}
        : { serverSideEncryption: { enabled: true, kmsKeyArn: this.kmsKeyArn } }),
      deletionProtectionEnabled: true,
    });
    return table.name;
  }
}
