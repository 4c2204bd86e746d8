import { describe, expect, it } from "vitest";
import { TerraformBackend, type TerraformBackendProps } from "../../../src/modules/state/terraform-backend";
import { documentOf } from "../../support/documents";
import { synthLayer } from "../../support/synth";

function backendWith(props: Partial<TerraformBackendProps> = {}) {
  const made: TerraformBackend[] = [];
  const layer = synthLayer((scope) => {
    made.push(new TerraformBackend(scope, "Default", { bucketName: "acme-state", ...props }));
  });
  const [backend] = made;
  if (backend === undefined) throw new Error("no backend");
  return { ...layer, backend };
}

describe("TerraformBackend", () => {
  it("is a bucket alone unless a key or a lock table is asked for", () => {
    const { names, backend } = backendWith();
    expect(names("aws_s3_bucket")).toEqual(["state"]);
    expect(names("aws_kms_key")).toEqual([]);
    expect(names("aws_dynamodb_table")).toEqual([]);
    expect(backend.kmsKeyArn).toBeUndefined();
    expect(backend.lockTableName).toBeUndefined();
  });

  it("keeps old versions for 90 days, or longer where asked", () => {
    const { resource } = backendWith({ noncurrentVersionDays: 180 });
    expect(resource("aws_s3_bucket_lifecycle_configuration", "state").rule).toMatchObject([
      { noncurrent_version_expiration: [{ noncurrent_days: 180 }] },
    ]);
  });

  it("makes a key that is rotated and protected, under its alias", () => {
    const { resource } = backendWith({ kmsKeyAlias: "alias/acme-terraform-state" });
    const key = resource("aws_kms_key", "state");
    expect(key).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(documentOf(key.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowAccountPolicies",
          Effect: "Allow",
          Principal: {
            AWS: "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root",
          },
          Action: "kms:*",
          Resource: "*",
        },
      ],
    });
    expect(resource("aws_kms_alias", "state")).toEqual({
      name: "alias/acme-terraform-state",
      target_key_id: "${aws_kms_key.state.key_id}",
    });
    expect(resource("aws_s3_bucket_server_side_encryption_configuration", "state").rule).toMatchObject([
      { apply_server_side_encryption_by_default: { kms_master_key_id: "${aws_kms_key.state.arn}" } },
    ]);
  });

  it("makes a lock table as Terraform expects it, with recovery and protection", () => {
    const { resource } = backendWith({ lockTableName: "acme-locks" });
    expect(resource("aws_dynamodb_table", "lock")).toEqual({
      name: "acme-locks",
      billing_mode: "PAY_PER_REQUEST",
      hash_key: "LockID",
      attribute: [{ name: "LockID", type: "S" }],
      point_in_time_recovery: { enabled: true },
      deletion_protection_enabled: true,
    });
  });

  it("encrypts the lock table with the same key", () => {
    const { resource } = backendWith({ lockTableName: "acme-locks", kmsKeyAlias: "alias/acme" });
    expect(resource("aws_dynamodb_table", "lock").server_side_encryption).toEqual({
      enabled: true,
      kms_key_arn: "${aws_kms_key.state.arn}",
    });
  });
});
