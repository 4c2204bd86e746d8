import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { describe, expect, it } from "vitest";
import { Backup, type BackupProps } from "../../../src/modules/data/backup";
import { synthLayer } from "../../support/synth";

const props: BackupProps = {
  name: "acme",
  region: "us-east-2",
  resources: ["arn:aws:rds:us-east-2:123456789012:cluster:acme"],
  retentionDays: 90,
  schedule: "cron(0 5 * * ? *)",
};

describe("Backup", () => {
  it("keeps daily backups of the named resources in a vault with a key of its own", () => {
    const made = synthLayer((layer) => {
      new Backup(layer, "backup", props);
    });
    expect(made.resource("aws_backup_vault", "backup")).toEqual({
      name: "acme",
      kms_key_arn: "${aws_kms_key.backup.arn}",
    });
    expect(made.resource("aws_backup_plan", "backup")).toEqual({
      name: "acme",
      rule: [
        {
          rule_name: "daily",
          target_vault_name: "${aws_backup_vault.backup.name}",
          schedule: "cron(0 5 * * ? *)",
          start_window: 60,
          completion_window: 360,
          lifecycle: { delete_after: 90 },
        },
      ],
    });
    expect(made.resource("aws_backup_selection", "backup")).toEqual({
      name: "acme",
      plan_id: "${aws_backup_plan.backup.id}",
      iam_role_arn: "${aws_iam_role.backup.arn}",
      resources: ["arn:aws:rds:us-east-2:123456789012:cluster:acme"],
      depends_on: ["aws_iam_role_policy_attachment.backup_backup"],
    });
    expect(made.names("aws_backup_vault")).toEqual(["backup"]);
  });

  it("S1-13: copies every backup to a vault that is made in the other region", () => {
    const made = synthLayer((layer) => {
      const provider = new AwsProvider(layer, "aws_backup", { region: "us-west-2", alias: "backup" });
      new Backup(layer, "backup", { ...props, retentionDays: 400, copy: { region: "us-west-2", provider } });
    });
    expect(made.resource("aws_backup_vault", "backup_copy")).toEqual({
      name: "acme-copy",
      kms_key_arn: "${aws_kms_key.backup_copy.arn}",
      provider: "aws.backup",
    });
    expect(made.resource("aws_kms_key", "backup_copy").provider).toBe("aws.backup");
    const [rule] = made.resource("aws_backup_plan", "backup").rule as Record<string, unknown>[];
    expect(rule).toMatchObject({
      lifecycle: { delete_after: 400 },
      copy_action: [
        { destination_vault_arn: "${aws_backup_vault.backup_copy.arn}", lifecycle: { delete_after: 400 } },
      ],
    });
  });
});
