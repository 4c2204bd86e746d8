import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { jsonDocument } from "../../../terraform/hcl";
import { type PolicyDocument, policyDocument } from "../../security/policy-document";
import type { ClusterRef } from "./cluster-ref";

/** What EventBridge tells Karpenter. https://karpenter.sh/docs/concepts/disruption/#interruption */
const interruptionEvents = {
  health: {
    source: "aws.health",
    detailType: "AWS Health Event",
    description: "AWS Health events about instances",
  },
  spot_interruption: {
    source: "aws.ec2",
    detailType: "EC2 Spot Instance Interruption Warning",
    description: "Spot instances that AWS takes back in two minutes",
  },
  rebalance: {
    source: "aws.ec2",
    detailType: "EC2 Instance Rebalance Recommendation",
    description: "Spot instances that are likely to be taken back",
  },
  instance_state: {
    source: "aws.ec2",
    detailType: "EC2 Instance State-change Notification",
    description: "Instances that stop or are terminated",
  },
  capacity_reservation: {
    source: "aws.ec2",
    detailType: "EC2 Capacity Reservation Instance Interruption Warning",
    description: "Instances whose capacity reservation ends",
  },
} as const;

/** The queue that Karpenter reads, and the five EventBridge rules that fill it. */
export class KarpenterInterruptions extends Construct {
  readonly queueName: string;
  readonly queueArn: string;

  constructor(scope: Construct, id: string, props: ClusterRef) {
    super(scope, id);
    const queue = new SqsQueue(this, "interruption", {
      name: `${props.clusterName}-karpenter`,
      messageRetentionSeconds: 300,
      sqsManagedSseEnabled: true,
    });
    this.queueName = queue.name;
    this.queueArn = queue.arn;
    const rules = Object.entries(interruptionEvents).map(([key, event]) => {
      const rule = new CloudwatchEventRule(this, `rule:${key}`, {
        name: `${props.clusterName}-karpenter-${key.replaceAll("_", "-")}`,
        description: event.description,
        eventPattern: jsonDocument({ source: [event.source], "detail-type": [event.detailType] }),
      });
      new CloudwatchEventTarget(this, `target:${key}`, {
        rule: rule.name,
        targetId: "karpenter",
        arn: queue.arn,
      });
      return rule;
    });
    new SqsQueuePolicy(this, "policy:interruption", {
      queueUrl: queue.url,
      policy: jsonDocument(
        queuePolicy(
          queue.arn,
          rules.map(({ arn }) => arn),
        ),
      ),
    });
  }
}

function queuePolicy(queueArn: string, ruleArns: readonly string[]): PolicyDocument {
  return policyDocument(
    {
      Sid: "AllowEvents",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: queueArn,
      Condition: { ArnEquals: { "aws:SourceArn": ruleArns } },
    },
    {
      Sid: "DenyHTTP",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: queueArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  );
}
