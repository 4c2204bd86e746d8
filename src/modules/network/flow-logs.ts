import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { FlowLog } from "@cdktf/provider-aws/lib/flow-log";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { jsonDocument } from "../../terraform/hcl";
import { AwsContext } from "../aws-context";
import { policyDocument } from "../security/policy-document";

/** Props of {@link FlowLogs}. */
export interface FlowLogsProps {
  readonly vpcId: string;
  /** Name of the VPC: prefix of every name. */
  readonly name: string;
  /** AWS region of the VPC. IAM names carry it, because IAM is global. */
  readonly region: string;
  /**
   * Days that CloudWatch keeps the records.
   * @default 90
   */
  readonly retentionDays?: number;
}

/**
 * Flow logs of a VPC in a CloudWatch log group that is encrypted with a key of its own.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-cwl.html
 */
export class FlowLogs extends Construct {
  readonly logGroupName: string;

  constructor(scope: Construct, id: string, props: FlowLogsProps) {
    super(scope, id);
    const { vpcId, name, region } = props;
    const logGroupName = `/aws/vpc/flow-logs/${name}`;
    const tags = { Name: `${name}-flow-logs` };

    const key = this.key(name, region, logGroupName);
    const logGroup = new CloudwatchLogGroup(this, "group:Default", {
      name: logGroupName,
      retentionInDays: props.retentionDays ?? 90,
      kmsKeyId: key.arn,
    });
    const role = this.role(`${name}-flow-logs-${region}`, region, logGroup);
    new FlowLog(this, "log:Default", {
      vpcId,
      trafficType: "ALL",
      logDestinationType: "cloud-watch-logs",
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      maxAggregationInterval: 600,
      tags,
    });
    this.logGroupName = logGroup.name;
  }

  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
  private key(name: string, region: string, logGroupName: string): KmsKey {
    const { partition, accountId, dnsSuffix } = AwsContext.of(this);
    const key = new KmsKey(this, "key:Default", {
      description: `VPC flow logs of ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: jsonDocument(
        policyDocument(
          {
            Sid: "AllowAccountPolicies",
            Effect: "Allow",
            Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
            Action: "kms:*",
            Resource: "*",
          },
          {
            Sid: "AllowFlowLogGroup",
            Effect: "Allow",
            Principal: { Service: `logs.${region}.${dnsSuffix}` },
            Action: [
              "kms:Encrypt*",
              "kms:Decrypt*",
              "kms:ReEncrypt*",
              "kms:GenerateDataKey*",
              "kms:Describe*",
            ],
            Resource: "*",
            Condition: {
              ArnEquals: {
                "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`,
              },
            },
          },
        ),
      ),
      tags: { Name: `${name}-flow-logs` },
    });
    explain(key, "In a key policy, Resource * means this key.");
    new KmsAlias(this, "alias:Default", { name: `alias/${name}-flow-logs`, targetKeyId: key.keyId });
    return key;
  }

  private role(name: string, region: string, logGroup: CloudwatchLogGroup): IamRole {
    const { partition, accountId } = AwsContext.of(this);
    const role = new IamRole(this, "role:Default", {
      name,
      description: "Lets VPC flow logs write to their log group",
      assumeRolePolicy: jsonDocument(
        policyDocument({
          Effect: "Allow",
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": accountId },
            ArnLike: { "aws:SourceArn": `arn:${partition}:ec2:${region}:${accountId}:vpc-flow-log/*` },
          },
        }),
      ),
    });
    new IamRolePolicy(this, "policy:Default", {
      name: "write-flow-logs",
      role: role.name,
      policy: jsonDocument(
        policyDocument({
          Effect: "Allow",
          Action: [
            "logs:CreateLogStream",
            "logs:PutLogEvents",
            "logs:DescribeLogGroups",
            "logs:DescribeLogStreams",
          ],
          Resource: [logGroup.arn, `${logGroup.arn}:*`],
        }),
      ),
    });
    return role;
  }
}
