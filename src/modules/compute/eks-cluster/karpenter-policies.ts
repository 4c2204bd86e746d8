import type { Construct } from "constructs";
import { AwsContext } from "../../aws-context";
import { type PolicyConditions, type PolicyDocument, policyDocument } from "../../security/policy-document";
import type { ClusterRef } from "./cluster-ref";

/** What the controller's permissions are limited to. */
export interface KarpenterPermissionsProps extends ClusterRef {
  readonly nodeRoleArn: string;
  readonly queueArn: string;
}

/** A policy of the controller. */
export interface KarpenterPolicy {
  readonly description: string;
  readonly document: PolicyDocument;
}

/**
 * The permissions of Karpenter 1.x, split as its CloudFormation template does: one policy would pass the limit of
 * 6,144 characters with long cluster names.
 * https://github.com/aws/karpenter-provider-aws/blob/main/website/content/en/v1.14/getting-started/getting-started-with-karpenter/cloudformation.yaml
 */
export function karpenterPolicies(
  scope: Construct,
  props: KarpenterPermissionsProps,
): Readonly<Record<string, KarpenterPolicy>> {
  const { partition, accountId } = AwsContext.of(scope);
  const arns: Arns = {
    ec2: `arn:${partition}:ec2:${props.region}`,
    instanceProfiles: `arn:${partition}:iam::${accountId}:instance-profile/*`,
    parameters: `arn:${partition}:ssm:${props.region}::parameter/aws/service/*`,
    cluster: `arn:${partition}:eks:${props.region}:${accountId}:cluster/${props.clusterName}`,
  };
  return {
    node_lifecycle: {
      description: "Karpenter: start, tag and terminate its own instances",
      document: nodeLifecycle(props, arns),
    },
    iam_integration: {
      description: "Karpenter: hand its node role to instances",
      document: iamIntegration(props, arns),
    },
    resource_discovery: {
      description: "Karpenter: look up instance types, prices, images, subnets",
      document: resourceDiscovery(props, arns),
    },
    cluster_access: {
      description: "Karpenter: find the cluster, read the interruption queue and zonal shifts",
      document: clusterAccess(props, arns),
    },
  };
}

interface Arns {
  readonly ec2: string;
  readonly instanceProfiles: string;
  readonly parameters: string;
  readonly cluster: string;
}

/** The tags by which Karpenter knows what it made, as conditions on a request or on a resource. */
function owned(on: "RequestTag" | "ResourceTag", { clusterName }: ClusterRef): PolicyConditions {
  return {
    StringEquals: {
      [`aws:${on}/kubernetes.io/cluster/${clusterName}`]: "owned",
      ...(on === "RequestTag" ? { "aws:RequestTag/eks:eks-cluster-name": clusterName } : {}),
    },
    StringLike: { [`aws:${on}/karpenter.sh/nodepool`]: "*" },
  };
}

function nodeLifecycle(cluster: ClusterRef, { ec2 }: Arns): PolicyDocument {
  const created = [
    "fleet",
    "instance",
    "volume",
    "network-interface",
    "launch-template",
    "spot-instances-request",
  ].map((kind) => `${ec2}:*:${kind}/*`);
  const requested = owned("RequestTag", cluster);
  return policyDocument(
    {
      Sid: "AllowScopedEC2InstanceAccessActions",
      Effect: "Allow",
      Action: ["ec2:RunInstances", "ec2:CreateFleet"],
      Resource: [
        `${ec2}::image/*`,
        `${ec2}::snapshot/*`,
        `${ec2}:*:security-group/*`,
        `${ec2}:*:subnet/*`,
        `${ec2}:*:capacity-reservation/*`,
        `${ec2}:*:placement-group/*`,
      ],
    },
    {
      Sid: "AllowScopedEC2LaunchTemplateAccessActions",
      Effect: "Allow",
      Action: ["ec2:RunInstances", "ec2:CreateFleet"],
      Resource: `${ec2}:*:launch-template/*`,
      Condition: owned("ResourceTag", cluster),
    },
    {
      Sid: "AllowScopedEC2InstanceActionsWithTags",
      Effect: "Allow",
      Action: ["ec2:RunInstances", "ec2:CreateFleet", "ec2:CreateLaunchTemplate"],
      Resource: created,
      Condition: requested,
    },
    {
      Sid: "AllowScopedResourceCreationTagging",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: created,
      Condition: {
        ...requested,
        StringEquals: {
          ...requested.StringEquals,
          "ec2:CreateAction": ["RunInstances", "CreateFleet", "CreateLaunchTemplate"],
        },
      },
    },
    {
      Sid: "AllowScopedResourceTagging",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: `${ec2}:*:instance/*`,
      Condition: {
        ...owned("ResourceTag", cluster),
        StringEqualsIfExists: { "aws:RequestTag/eks:eks-cluster-name": cluster.clusterName },
        "ForAllValues:StringEquals": {
          "aws:TagKeys": ["eks:eks-cluster-name", "karpenter.sh/nodeclaim", "Name"],
        },
      },
    },
    {
      Sid: "AllowScopedDeletion",
      Effect: "Allow",
      Action: ["ec2:TerminateInstances", "ec2:DeleteLaunchTemplate"],
      Resource: [`${ec2}:*:instance/*`, `${ec2}:*:launch-template/*`],
      Condition: owned("ResourceTag", cluster),
    },
  );
}

/** The tags of the instance profiles that Karpenter makes, as conditions on a request or on a resource. */
function ownedProfile(
  on: "RequestTag" | "ResourceTag",
  { clusterName, region }: ClusterRef,
): PolicyConditions {
  return {
    StringEquals: {
      [`aws:${on}/kubernetes.io/cluster/${clusterName}`]: "owned",
      ...(on === "RequestTag" ? { "aws:RequestTag/eks:eks-cluster-name": clusterName } : {}),
      [`aws:${on}/topology.kubernetes.io/region`]: region,
    },
    StringLike: { [`aws:${on}/karpenter.k8s.aws/ec2nodeclass`]: "*" },
  };
}

function iamIntegration(props: KarpenterPermissionsProps, { instanceProfiles }: Arns): PolicyDocument {
  const requested = ownedProfile("RequestTag", props);
  const existing = ownedProfile("ResourceTag", props);
  return policyDocument(
    {
      Sid: "AllowPassingInstanceRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: props.nodeRoleArn,
      Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
    },
    {
      Sid: "AllowScopedInstanceProfileCreationActions",
      Effect: "Allow",
      Action: "iam:CreateInstanceProfile",
      Resource: instanceProfiles,
      Condition: requested,
    },
    {
      Sid: "AllowScopedInstanceProfileTagActions",
      Effect: "Allow",
      Action: "iam:TagInstanceProfile",
      Resource: instanceProfiles,
      Condition: {
        StringEquals: { ...existing.StringEquals, ...requested.StringEquals },
        StringLike: { ...existing.StringLike, ...requested.StringLike },
      },
    },
    {
      Sid: "AllowScopedInstanceProfileActions",
      Effect: "Allow",
      Action: [
        "iam:AddRoleToInstanceProfile",
        "iam:RemoveRoleFromInstanceProfile",
        "iam:DeleteInstanceProfile",
      ],
      Resource: instanceProfiles,
      Condition: existing,
    },
  );
}

function resourceDiscovery({ region }: ClusterRef, arns: Arns): PolicyDocument {
  return policyDocument(
    {
      Sid: "AllowRegionalReadActions",
      Effect: "Allow",
      Action: [
        "ec2:DescribeCapacityReservations",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceStatus",
        "ec2:DescribeInstanceTypeOfferings",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplates",
        "ec2:DescribePlacementGroups",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSpotPriceHistory",
        "ec2:DescribeSubnets",
      ],
      Resource: "*",
      Condition: { StringEquals: { "aws:RequestedRegion": region } },
    },
    {
      Sid: "AllowSSMReadActions",
      Effect: "Allow",
      Action: "ssm:GetParameter",
      Resource: arns.parameters,
    },
    {
      Sid: "AllowPricingReadActions",
      Effect: "Allow",
      Action: "pricing:GetProducts",
      Resource: "*",
    },
    {
      Sid: "AllowUnscopedInstanceProfileListAction",
      Effect: "Allow",
      Action: "iam:ListInstanceProfiles",
      Resource: "*",
    },
    {
      Sid: "AllowInstanceProfileReadActions",
      Effect: "Allow",
      Action: "iam:GetInstanceProfile",
      Resource: arns.instanceProfiles,
    },
  );
}

function clusterAccess({ queueArn }: KarpenterPermissionsProps, { cluster }: Arns): PolicyDocument {
  return policyDocument(
    {
      Sid: "AllowAPIServerEndpointDiscovery",
      Effect: "Allow",
      Action: "eks:DescribeCluster",
      Resource: cluster,
    },
    {
      Sid: "AllowZonalShiftStatusReadOnly",
      Effect: "Allow",
      Action: "arc-zonal-shift:GetManagedResource",
      Resource: "*",
      Condition: { StringEquals: { "arc-zonal-shift:ResourceIdentifier": cluster } },
    },
    {
      Sid: "AllowInterruptionQueueActions",
      Effect: "Allow",
      Action: ["sqs:DeleteMessage", "sqs:GetQueueUrl", "sqs:ReceiveMessage"],
      Resource: queueArn,
    },
  );
}
