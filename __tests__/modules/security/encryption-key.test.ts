import { describe, expect, it } from "vitest";
import { EncryptionKey } from "../../../src/modules/security/encryption-key";
import { documentOf } from "../../support/documents";
import { synthLayer } from "../../support/synth";

const account = "${data.aws_caller_identity.current.account_id}";
const partition = "${data.aws_partition.current.partition}";

const administration = {
  Sid: "IamPoliciesOfTheAccount",
  Effect: "Allow",
  Principal: { AWS: `arn:${partition}:iam::${account}:root` },
  Action: "kms:*",
  Resource: "*",
};

describe("EncryptionKey", () => {
  it("rotates, has an alias, and obeys the account's IAM policies", () => {
    const made = synthLayer((layer) => {
      new EncryptionKey(layer, "Default", { name: "acme", description: "Things", region: "us-east-2" });
    });
    const { policy, ...key } = made.resource("aws_kms_key", "this");
    expect(key).toEqual({
      description: "Things",
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      tags: { Name: "acme" },
    });
    expect(documentOf(policy)).toEqual({ Version: "2012-10-17", Statement: [administration] });
    expect(made.resource("aws_kms_alias", "this")).toEqual({
      name: "alias/acme",
      target_key_id: "${aws_kms_key.this.key_id}",
    });
  });

  it("lets CloudWatch Logs use it for the named log groups only", () => {
    const made = synthLayer((layer) => {
      const logGroups = ["/aws/rds/cluster/acme/postgresql"];
      new EncryptionKey(layer, "logs", { name: "acme", description: "Logs", region: "us-east-2", logGroups });
    });
    expect(documentOf(made.resource("aws_kms_key", "logs").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        administration,
        {
          Sid: "LogGroups",
          Effect: "Allow",
          Principal: { Service: "logs.us-east-2.${data.aws_partition.current.dns_suffix}" },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": [
                `arn:${partition}:logs:us-east-2:${account}:log-group:/aws/rds/cluster/acme/postgresql`,
              ],
            },
          },
        },
      ],
    });
  });
});
