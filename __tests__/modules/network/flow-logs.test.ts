import { describe, expect, it } from "vitest";
import { FlowLogs } from "../../../src/modules/network/flow-logs";
import { documentOf } from "../../support/documents";
import { synthLayer } from "../../support/synth";

const account = "${data.aws_caller_identity.current.account_id}";
const partition = "${data.aws_partition.current.partition}";

const logs = (retentionDays?: number) =>
  synthLayer(
    (layer) =>
      new FlowLogs(layer, "flow_logs", {
        vpcId: "vpc-1",
        name: "acme",
        region: "eu-west-2",
        retentionDays,
      }),
  );

describe("FlowLogs", () => {
  const { resource } = logs();

  it("logs accepted and rejected traffic, with arguments that AWS provider 5 and 6 accept", () => {
    expect(resource("aws_flow_log", "flow_logs")).toEqual({
      vpc_id: "vpc-1",
      traffic_type: "ALL",
      log_destination_type: "cloud-watch-logs",
      log_destination: "${aws_cloudwatch_log_group.flow_logs.arn}",
      iam_role_arn: "${aws_iam_role.flow_logs.arn}",
      max_aggregation_interval: 600,
      tags: { Name: "acme-flow-logs" },
    });
  });

  it("keeps the records encrypted, for 90 days or as long as asked", () => {
    expect(resource("aws_cloudwatch_log_group", "flow_logs")).toEqual({
      name: "/aws/vpc/flow-logs/acme",
      retention_in_days: 90,
      kms_key_id: "${aws_kms_key.flow_logs.arn}",
    });
    expect(logs(365).resource("aws_cloudwatch_log_group", "flow_logs").retention_in_days).toBe(365);
  });

  it("rotates the key, and lets CloudWatch use it for that log group only", () => {
    const key = resource("aws_kms_key", "flow_logs");
    expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
    expect(documentOf(key.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowAccountPolicies",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "AllowFlowLogGroup",
          Effect: "Allow",
          Principal: { Service: "logs.eu-west-2.${data.aws_partition.current.dns_suffix}" },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:eu-west-2:${account}:log-group:/aws/vpc/flow-logs/acme`,
            },
          },
        },
      ],
    });
    expect(resource("aws_kms_alias", "flow_logs").name).toBe("alias/acme-flow-logs");
  });

  it("lets only flow logs of this account and region assume the role", () => {
    const role = resource("aws_iam_role", "flow_logs");
    expect(role.name).toBe("acme-flow-logs-eu-west-2");
    expect(documentOf(role.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": account },
            ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:eu-west-2:${account}:vpc-flow-log/*` },
          },
        },
      ],
    });
  });

  it("lets the role write to that log group, and not create others", () => {
    expect(documentOf(resource("aws_iam_role_policy", "flow_logs").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: [
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
          ],
          Resource: [
            "${aws_cloudwatch_log_group.flow_logs.arn}",
            "${aws_cloudwatch_log_group.flow_logs.arn}:*",
          ],
        },
      ],
    });
  });
});
