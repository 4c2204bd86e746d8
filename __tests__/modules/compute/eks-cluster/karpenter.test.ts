import { describe, expect, it } from "vitest";
import { longestClusterName } from "../../../../src/config/cluster-name";
import { rawExpression } from "../../../../src/terraform/hcl";
import { documentOf } from "../../../support/documents";
import { awsPolicy, statement, subjectOf, synthCluster } from "./support";

const ec2 = "arn:${data.aws_partition.current.partition}:ec2:us-east-2";
const account = "${data.aws_caller_identity.current.account_id}";

describe("Karpenter's controller", () => {
  const layer = synthCluster();
  const lifecycle = layer.policy("karpenter_node_lifecycle");
  const iam = layer.policy("karpenter_iam_integration");

  it("S0-03: is trusted as the service account that the chart makes", () => {
    expect(subjectOf(layer.trust("karpenter_controller"))).toBe(
      "system:serviceaccount:kube-system:karpenter",
    );
  });

  it("S0-05: has the permissions of version 1: image access apart, everything else by tag", () => {
    expect(lifecycle.Statement.map(({ Sid }) => Sid)).toEqual([
      "AllowScopedEC2InstanceAccessActions",
      "AllowScopedEC2LaunchTemplateAccessActions",
      "AllowScopedEC2InstanceActionsWithTags",
      "AllowScopedResourceCreationTagging",
      "AllowScopedResourceTagging",
      "AllowScopedDeletion",
    ]);
    expect(layer.policy("karpenter_resource_discovery").Statement.map(({ Sid }) => Sid)).toEqual([
      "AllowRegionalReadActions",
      "AllowSSMReadActions",
      "AllowPricingReadActions",
      "AllowUnscopedInstanceProfileListAction",
      "AllowInstanceProfileReadActions",
    ]);
  });

  it("S0-05: starts instances only with the tags of its cluster", () => {
    expect(statement(lifecycle, "AllowScopedEC2InstanceActionsWithTags")).toMatchObject({
      Action: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
      Resource: [
        `${ec2}:*:fleet/*`,
        `${ec2}:*:instance/*`,
        `${ec2}:*:volume/*`,
        `${ec2}:*:network-interface/*`,
        `${ec2}:*:launch-template/*`,
        `${ec2}:*:spot-instances-request/*`,
      ],
      Condition: {
        StringEquals: {
          "aws:RequestTag/kubernetes.io/cluster/acme": "owned",
          "aws:RequestTag/eks:eks-cluster-name": "acme",
        },
        StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
      },
    });
  });

  it("S0-05: terminates only what carries its tags", () => {
    expect(statement(lifecycle, "AllowScopedDeletion")).toEqual({
      Sid: "AllowScopedDeletion",
      Effect: "Allow",
      Action: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      Resource: [`${ec2}:*:instance/*`, `${ec2}:*:launch-template/*`],
      Condition: {
        StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/acme": "owned" },
        StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
      },
    });
  });

  it("tags while it creates, and later only names and claims", () => {
    expect(statement(lifecycle, "AllowScopedResourceCreationTagging").Condition).toEqual({
      StringEquals: {
        "aws:RequestTag/kubernetes.io/cluster/acme": "owned",
        "aws:RequestTag/eks:eks-cluster-name": "acme",
        "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"],
      },
      StringLike: { "aws:RequestTag/karpenter.sh/nodepool": "*" },
    });
    expect(statement(lifecycle, "AllowScopedResourceTagging").Condition).toEqual({
      StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/acme": "owned" },
      StringLike: { "aws:ResourceTag/karpenter.sh/nodepool": "*" },
      StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": "acme" },
      "ForAllValues:StringEquals": {
        "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"],
      },
    });
  });

  it("hands its node role to EC2, and no other role", () => {
    expect(statement(iam, "AllowPassingInstanceRole")).toEqual({
      Sid: "AllowPassingInstanceRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: "${aws_iam_role.karpenter_node.arn}",
      Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
    });
  });

  it("makes and deletes instance profiles of its own cluster and region only", () => {
    expect(statement(iam, "AllowScopedInstanceProfileCreationActions").Condition).toEqual({
      StringEquals: {
        "aws:RequestTag/kubernetes.io/cluster/acme": "owned",
        "aws:RequestTag/eks:eks-cluster-name": "acme",
        "aws:RequestTag/topology.kubernetes.io/region": "us-east-2",
      },
      StringLike: { "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass": "*" },
    });
    expect(statement(iam, "AllowScopedInstanceProfileActions").Condition).toEqual({
      StringEquals: {
        "aws:ResourceTag/kubernetes.io/cluster/acme": "owned",
        "aws:ResourceTag/topology.kubernetes.io/region": "us-east-2",
      },
      StringLike: { "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass": "*" },
    });
    expect(statement(iam, "AllowScopedInstanceProfileTagActions").Condition).toEqual({
      StringEquals: {
        "aws:ResourceTag/kubernetes.io/cluster/acme": "owned",
        "aws:ResourceTag/topology.kubernetes.io/region": "us-east-2",
        "aws:RequestTag/kubernetes.io/cluster/acme": "owned",
        "aws:RequestTag/eks:eks-cluster-name": "acme",
        "aws:RequestTag/topology.kubernetes.io/region": "us-east-2",
      },
      StringLike: {
        "aws:ResourceTag/karpenter.k8s.aws/ec2nodeclass": "*",
        "aws:RequestTag/karpenter.k8s.aws/ec2nodeclass": "*",
      },
    });
  });

  it("reads its region, its cluster and its queue", () => {
    expect(
      statement(layer.policy("karpenter_resource_discovery"), "AllowRegionalReadActions").Condition,
    ).toEqual({
      StringEquals: { "aws:RequestedRegion": "us-east-2" },
    });
    const access = layer.policy("karpenter_cluster_access");
    expect(statement(access, "AllowAPIServerEndpointDiscovery").Resource).toBe(
      `arn:\${data.aws_partition.current.partition}:eks:us-east-2:${account}:cluster/acme`,
    );
    expect(statement(access, "AllowZonalShiftStatusReadOnly")).toMatchObject({
      Action: "arc-zonal-shift:GetManagedResource",
      Condition: {
        StringEquals: {
          "arc-zonal-shift:ResourceIdentifier": statement(access, "AllowAPIServerEndpointDiscovery").Resource,
        },
      },
    });
    expect(statement(access, "AllowInterruptionQueueActions")).toMatchObject({
      Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      Resource: "${aws_sqs_queue.karpenter_interruption.arn}",
    });
  });

  it("has all of its policies", () => {
    expect(layer.policiesOf("karpenter_controller")).toEqual([
      "${aws_iam_policy.karpenter_node_lifecycle.arn}",
      "${aws_iam_policy.karpenter_iam_integration.arn}",
      "${aws_iam_policy.karpenter_resource_discovery.arn}",
      "${aws_iam_policy.karpenter_cluster_access.arn}",
    ]);
  });
});

describe("the size of Karpenter's policies", () => {
  const longest = synthCluster({ clusterName: "c".repeat(longestClusterName), region: "us-isof-south-1" });
  const values: Record<string, string> = {
    "data.aws_partition.current.partition": "aws-us-gov",
    "data.aws_caller_identity.current.account_id": "123456789012",
    "aws_iam_role.karpenter_node.arn": `arn:aws-us-gov:iam::123456789012:role/${"r".repeat(64)}`,
    "aws_sqs_queue.karpenter_interruption.arn": `arn:aws-us-gov:sqs:us-isof-south-1:123456789012:${"q".repeat(80)}`,
  };
  /** What Terraform would send to IAM for the longest cluster name. */
  const rendered = Object.keys(longest.cluster.karpenter.policies).map((key) =>
    JSON.stringify(longest.policy(`karpenter_${key}`)).replaceAll(
      /\$\{([^}]+)\}/g,
      (_, expression: string) => values[expression] ?? "unknown",
    ),
  );

  it("stays within IAM's 6,144 characters with the longest cluster name", () => {
    expect(rendered).toHaveLength(4);
    for (const policy of rendered) {
      expect(policy).not.toContain("unknown");
      expect(policy.length).toBeLessThanOrEqual(6144);
    }
  });

  it("would pass them in one policy, which is why there are several", () => {
    expect(rendered.join("").length).toBeGreaterThan(6144);
  });

  it("is never more than what ManagedPolicy judges by", () => {
    const judged = Object.values(longest.cluster.karpenter.policies).map(({ longestSize }) => longestSize);
    for (const [index, policy] of rendered.entries()) {
      expect(judged[index]).toBeGreaterThanOrEqual(policy.length);
      expect(judged[index]).toBeLessThanOrEqual(6144);
    }
  });

  it("is judged the same when the cluster's name is only known to Terraform", () => {
    const byVariable = synthCluster({
      clusterName: rawExpression("var.cluster_name"),
      region: "us-isof-south-1",
    });
    const sizes = (layer: typeof longest) =>
      Object.values(layer.cluster.karpenter.policies).map(({ longestSize }) => longestSize);
    expect(sizes(byVariable)).toEqual(sizes(longest));
  });
});

describe("Karpenter's nodes", () => {
  const layer = synthCluster();

  it("have a role that EC2 assumes, without the CNI's rights", () => {
    expect(layer.resource("aws_iam_role", "karpenter_node").name).toBe("acme-karpenter-node");
    expect(layer.trust("karpenter_node").Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(layer.policiesOf("karpenter_node")).toEqual([
      awsPolicy("AmazonEKSWorkerNodePolicy"),
      awsPolicy("AmazonEC2ContainerRegistryPullOnly"),
      awsPolicy("AmazonSSMManagedInstanceCore"),
    ]);
  });

  it("may join the cluster", () => {
    expect(layer.resource("aws_eks_access_entry", "karpenter_node")).toMatchObject({
      cluster_name: "${aws_eks_cluster.this.name}",
      principal_arn: "${aws_iam_role.karpenter_node.arn}",
      type: "EC2_LINUX",
    });
  });

  it("have no instance profile from Terraform: Karpenter makes them", () => {
    expect(layer.names("aws_iam_instance_profile")).toEqual(["coder_workspace_instance"]);
  });
});

describe("the interruption queue", () => {
  const layer = synthCluster();
  const queue = "${aws_sqs_queue.karpenter_interruption.arn}";

  it("is encrypted and forgets after five minutes", () => {
    expect(layer.resource("aws_sqs_queue", "karpenter_interruption")).toMatchObject({
      name: "acme-karpenter",
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
  });

  it.each([
    ["health", "aws.health", "AWS Health Event"],
    ["spot_interruption", "aws.ec2", "EC2 Spot Instance Interruption Warning"],
    ["rebalance", "aws.ec2", "EC2 Instance Rebalance Recommendation"],
    ["instance_state", "aws.ec2", "EC2 Instance State-change Notification"],
    ["capacity_reservation", "aws.ec2", "EC2 Capacity Reservation Instance Interruption Warning"],
  ])("hears of %s", (key, source, detailType) => {
    const rule = layer.resource("aws_cloudwatch_event_rule", `karpenter_${key}`);
    expect(rule.name).toBe(`acme-karpenter-${key.replaceAll("_", "-")}`);
    expect(documentOf(rule.event_pattern)).toEqual({ source: [source], "detail-type": [detailType] });
    expect(layer.resource("aws_cloudwatch_event_target", `karpenter_${key}`)).toMatchObject({
      rule: `\${aws_cloudwatch_event_rule.karpenter_${key}.name}`,
      target_id: "karpenter",
      arn: queue,
    });
  });

  it("takes messages of its five rules only, over TLS only", () => {
    const policy = layer.resource("aws_sqs_queue_policy", "karpenter_interruption");
    expect(policy.queue_url).toBe("${aws_sqs_queue.karpenter_interruption.url}");
    expect(documentOf(policy.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowEvents",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: queue,
          Condition: {
            ArnEquals: {
              "aws:SourceArn": layer
                .names("aws_cloudwatch_event_rule")
                .map((name) => `\${aws_cloudwatch_event_rule.${name}.arn}`),
            },
          },
        },
        {
          Sid: "DenyHTTP",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: queue,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
    expect(layer.names("aws_cloudwatch_event_rule")).toHaveLength(5);
  });
});
