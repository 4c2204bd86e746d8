import { describe, expect, it } from "vitest";
import { StateBucket, type StateBucketProps } from "../../../src/modules/state/state-bucket";
import { documentOf } from "../../support/documents";
import { synthLayer } from "../../support/synth";

const bucketWith = (props: Partial<StateBucketProps> = {}) =>
  synthLayer((layer) => new StateBucket(layer, "state", { bucketName: "acme-state", ...props }));

describe("StateBucket", () => {
  const { resource } = bucketWith();

  it("is protected from being destroyed", () => {
    expect(resource("aws_s3_bucket", "state")).toEqual({
      bucket: "acme-state",
      lifecycle: { prevent_destroy: true },
    });
  });

  it("keeps every version", () => {
    expect(resource("aws_s3_bucket_versioning", "state").versioning_configuration).toEqual({
      status: "Enabled",
    });
  });

  it("is closed to the public and to ACLs", () => {
    expect(resource("aws_s3_bucket_public_access_block", "state")).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(resource("aws_s3_bucket_ownership_controls", "state").rule).toEqual({
      object_ownership: "BucketOwnerEnforced",
    });
  });

  it("drops old versions after 90 days, or later where asked", () => {
    const rule = {
      id: "expire-old-versions",
      status: "Enabled",
      filter: [{}],
      noncurrent_version_expiration: [{ noncurrent_days: 90 }],
      expiration: [{ expired_object_delete_marker: true }],
      abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
    };
    expect(resource("aws_s3_bucket_lifecycle_configuration", "state").rule).toEqual([rule]);
    const longer = bucketWith({ noncurrentVersionDays: 365 });
    expect(longer.resource("aws_s3_bucket_lifecycle_configuration", "state").rule).toEqual([
      { ...rule, noncurrent_version_expiration: [{ noncurrent_days: 365 }] },
    ]);
  });

  it("encrypts with S3's own keys unless it is given one", () => {
    expect(resource("aws_s3_bucket_server_side_encryption_configuration", "state").rule).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } },
    ]);
  });

  it("refuses calls without TLS", () => {
    expect(documentOf(resource("aws_s3_bucket_policy", "state").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "DenyPlainHttp",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: ["${aws_s3_bucket.state.arn}", "${aws_s3_bucket.state.arn}/*"],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("encrypts with the given key, and refuses objects that ask for another kind of encryption", () => {
    const { resource: ofKms } = bucketWith({ kmsKeyArn: "arn:aws:kms:us-east-2:123456789012:key/1" });
    expect(ofKms("aws_s3_bucket_server_side_encryption_configuration", "state").rule).toEqual([
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: "arn:aws:kms:us-east-2:123456789012:key/1",
        },
        bucket_key_enabled: true,
      },
    ]);
    expect(documentOf(ofKms("aws_s3_bucket_policy", "state").policy)).toMatchObject({
      Statement: [
        { Sid: "DenyPlainHttp" },
        {
          Sid: "DenyOtherEncryption",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:PutObject",
          Resource: "${aws_s3_bucket.state.arn}/*",
          Condition: {
            Null: { "s3:x-amz-server-side-encryption": "false" },
            StringNotEquals: { "s3:x-amz-server-side-encryption": "aws:kms" },
          },
        },
      ],
    });
  });
});
