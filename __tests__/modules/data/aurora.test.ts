import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { Aurora, type AuroraProps } from "../../../src/modules/data/aurora";
import { type SynthesizedLayer, synthLayer } from "../../support/synth";

const props: AuroraProps = {
  name: "acme",
  region: "us-east-2",
  vpcId: "vpc-1",
  subnetIds: ["subnet-a", "subnet-b"],
  zones: ["us-east-2a", "us-east-2b"],
  clients: [{ cidr: "10.0.32.0/19", description: "Nodes" }],
  engineVersion: "17.10",
  majorVersion: "17",
  minAcu: 0.5,
  maxAcu: 16,
  autoPauseSeconds: Token.asNumber("${null}"),
  backupRetentionDays: 14,
  deletionProtection: true,
  databaseName: "coder",
  masterUsername: "coder_admin",
};

function synth(changes: Partial<AuroraProps> = {}): SynthesizedLayer {
  return synthLayer((layer) => {
    new Aurora(layer, "Default", { ...props, ...changes });
  });
}

describe("Aurora", () => {
  const made = synth();
  const cluster = made.resource("aws_rds_cluster", "this");

  it("is a Serverless v2 cluster that is encrypted, protected and backed up", () => {
    expect(cluster).toEqual({
      cluster_identifier: "acme",
      engine: "aurora-postgresql",
      engine_mode: "provisioned",
      engine_version: "17.10",
      database_name: "coder",
      port: 5432,
      serverlessv2_scaling_configuration: {
        min_capacity: 0.5,
        max_capacity: 16,
        seconds_until_auto_pause: "${null}",
      },
      master_username: "coder_admin",
      manage_master_user_password: true,
      master_user_secret_kms_key_id: "${aws_kms_key.this.arn}",
      iam_database_authentication_enabled: true,
      storage_encrypted: true,
      kms_key_id: "${aws_kms_key.this.arn}",
      db_subnet_group_name: "${aws_db_subnet_group.this.name}",
      vpc_security_group_ids: ["${aws_security_group.database.id}"],
      db_cluster_parameter_group_name: "${aws_rds_cluster_parameter_group.this.name}",
      backup_retention_period: 14,
      preferred_backup_window: "03:00-04:00",
      preferred_maintenance_window: "sun:04:30-sun:05:30",
      copy_tags_to_snapshot: true,
      enabled_cloudwatch_logs_exports: ["postgresql", "iam-db-auth-error"],
      deletion_protection: true,
      skip_final_snapshot: false,
      final_snapshot_identifier: "acme-final-${substr(aws_kms_key.this.key_id, 0, 8)}",
      tags: { Name: "acme" },
      depends_on: ["aws_cloudwatch_log_group.postgresql", "aws_cloudwatch_log_group.iam_db_auth_error"],
    });
  });

  it("S0-16: leaves the master password to RDS: Terraform never has it", () => {
    expect(cluster).not.toHaveProperty("master_password");
    expect(cluster).not.toHaveProperty("master_password_wo");
    expect(
      Object.keys(made.json.resource ?? {}).filter((type) => /random|secretsmanager/.test(type)),
    ).toEqual([]);
  });

  it("names the final snapshot after something that is new in every life of the layer", () => {
    expect(cluster.final_snapshot_identifier).toContain("aws_kms_key.this.key_id");
  });

  it("refuses connections without TLS", () => {
    const group = made.resource("aws_rds_cluster_parameter_group", "this");
    expect(group).toEqual({
      name_prefix: "acme-",
      family: "aurora-postgresql17",
      description: "Cluster parameters of acme",
      parameter: [
        { name: "rds.force_ssl", value: "1" },
        { name: "log_connections", value: "1" },
        { name: "log_disconnections", value: "1" },
        { name: "log_min_duration_statement", value: "1000" },
      ],
      lifecycle: { create_before_destroy: true },
    });
  });

  it("has a writer and readers in zones of their own, ready to take over at full size", () => {
    expect(made.names("aws_rds_cluster_instance")).toEqual(["us_east_2a", "us_east_2b"]);
    expect(made.resource("aws_rds_cluster_instance", "us_east_2b")).toEqual({
      cluster_identifier: "${aws_rds_cluster.this.id}",
      identifier: "acme-us-east-2b",
      engine: "${aws_rds_cluster.this.engine}",
      engine_version: "${aws_rds_cluster.this.engine_version}",
      instance_class: "db.serverless",
      availability_zone: "us-east-2b",
      promotion_tier: 1,
      db_subnet_group_name: "${aws_rds_cluster.this.db_subnet_group_name}",
      publicly_accessible: false,
      auto_minor_version_upgrade: false,
      monitoring_interval: 60,
      monitoring_role_arn: "${aws_iam_role.monitoring.arn}",
      performance_insights_enabled: true,
      performance_insights_kms_key_id: "${aws_kms_key.this.arn}",
      performance_insights_retention_period: 7,
      copy_tags_to_snapshot: true,
      tags: { Name: "acme-us-east-2b" },
      depends_on: ["aws_iam_role_policy_attachment.monitoring_metrics"],
    });
    expect(made.resource("aws_rds_cluster_instance", "us_east_2a").promotion_tier).toBe(0);
  });

  it("makes the log groups before RDS does, encrypted and with retention", () => {
    expect(made.resource("aws_cloudwatch_log_group", "postgresql")).toEqual({
      name: "/aws/rds/cluster/acme/postgresql",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.this.arn}",
    });
    expect(made.names("aws_cloudwatch_log_group")).toEqual(["postgresql", "iam_db_auth_error"]);
  });

  it("stands in the given subnets behind its own security group", () => {
    expect(made.resource("aws_db_subnet_group", "this")).toEqual({
      name: "acme",
      description: "Database subnets of acme",
      subnet_ids: ["subnet-a", "subnet-b"],
    });
    expect(made.names("aws_vpc_security_group_ingress_rule")).toEqual(["database_from_10_0_32_0_19"]);
  });

  it("takes other sizes, days and versions", () => {
    const other = synth({
      zones: ["us-east-2c"],
      engineVersion: "16.8",
      majorVersion: "16",
      minAcu: 0,
      maxAcu: 1,
      autoPauseSeconds: 600,
      backupRetentionDays: 35,
      deletionProtection: false,
      logRetentionDays: 30,
    });
    const changed = other.resource("aws_rds_cluster", "this");
    expect(changed).toMatchObject({
      engine_version: "16.8",
      backup_retention_period: 35,
      deletion_protection: false,
      serverlessv2_scaling_configuration: { min_capacity: 0, max_capacity: 1, seconds_until_auto_pause: 600 },
    });
    expect(other.resource("aws_rds_cluster_parameter_group", "this").family).toBe("aurora-postgresql16");
    expect(other.names("aws_rds_cluster_instance")).toEqual(["us_east_2c"]);
    expect(other.resource("aws_cloudwatch_log_group", "postgresql").retention_in_days).toBe(30);
  });
});
