import type { AwsContext } from "../../aws-context";
import { type PolicyDocument, type PolicyStatement, policyDocument } from "../../security/policy-document";
import type { CoderProvisionerRoleProps } from "./coder-provisioner-role";

/**
 * The tag of every instance and volume of a workspace, as in Coder's own templates: the provisioner may touch nothing
 * without it. https://github.com/coder/coder/tree/main/examples/templates/aws-linux
 */
export const workspaceTag = { key: "Coder_Provisioned", value: "true" } as const;

type Boundaries = Pick<CoderProvisionerRoleProps, "region" | "vpcId" | "workspaceRoleArn">;

/**
 * What a provisioner may do. A request carries tags only when something is made or tagged; to start, stop, change or
 * delete, what counts is the tag that the resource already has.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export function coderProvisionerPolicy(
  aws: Pick<AwsContext, "partition" | "accountId">,
  { region, vpcId, workspaceRoleArn }: Boundaries,
): PolicyDocument {
  const ec2 = `arn:${aws.partition}:ec2:${region}`;
  const own = `${ec2}:${aws.accountId}`;
  return policyDocument(
    readStatement(region),
    ...createStatements({ ec2, own, vpcArn: `${own}:vpc/${vpcId}` }),
    ...manageStatements(own),
    {
      Sid: "PassWorkspaceRole",
      Effect: "Allow",
      Action: "iam:PassRole",
      Resource: workspaceRoleArn,
      Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
    },
  );
}

const tagInRequest = { [`aws:RequestTag/${workspaceTag.key}`]: workspaceTag.value };
const tagOnResource = { [`aws:ResourceTag/${workspaceTag.key}`]: workspaceTag.value };

function readStatement(region: string): PolicyStatement {
  return {
    Sid: "Read",
    Effect: "Allow",
    Action: [
      "ec2:DescribeAvailabilityZones",
      "ec2:DescribeIamInstanceProfileAssociations",
      "ec2:DescribeImages",
      "ec2:DescribeInstanceAttribute",
      "ec2:DescribeInstanceCreditSpecifications",
      "ec2:DescribeInstanceStatus",
      "ec2:DescribeInstanceTypes",
      "ec2:DescribeInstances",
      "ec2:DescribeKeyPairs",
      "ec2:DescribeNetworkInterfaces",
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeTags",
      "ec2:DescribeVolumes",
      "ec2:DescribeVolumesModifications",
      "ec2:DescribeVpcs",
    ],
    Resource: "*",
    Condition: { StringEquals: { "aws:RequestedRegion": region } },
  };
}

function createStatements(arns: { ec2: string; own: string; vpcArn: string }): PolicyStatement[] {
  return [
    {
      Sid: "RunTaggedInstances",
      Effect: "Allow",
      Action: "ec2:RunInstances",
      Resource: `${arns.own}:instance/*`,
      Condition: { StringEquals: tagInRequest },
    },
    {
      Sid: "RunInOwnNetwork",
      Effect: "Allow",
      Action: "ec2:RunInstances",
      Resource: [`${arns.own}:subnet/*`, `${arns.own}:security-group/*`],
      Condition: { ArnEquals: { "ec2:Vpc": arns.vpcArn } },
    },
    {
      Sid: "RunWithParts",
      Effect: "Allow",
      Action: "ec2:RunInstances",
      Resource: [
        `${arns.ec2}::image/*`,
        `${arns.ec2}::snapshot/*`,
        `${arns.own}:key-pair/*`,
        `${arns.own}:network-interface/*`,
        `${arns.own}:volume/*`,
      ],
    },
    {
      Sid: "CreateTaggedVolumes",
      Effect: "Allow",
      Action: "ec2:CreateVolume",
      Resource: `${arns.own}:volume/*`,
      Condition: { StringEquals: tagInRequest },
    },
    {
      Sid: "TagOnCreation",
      Effect: "Allow",
      Action: "ec2:CreateTags",
      Resource: [`${arns.own}:instance/*`, `${arns.own}:volume/*`, `${arns.own}:network-interface/*`],
      Condition: { StringEquals: { "ec2:CreateAction": ["RunInstances", "CreateVolume"] } },
    },
  ];
}

function manageStatements(own: string): PolicyStatement[] {
  const existing = [`${own}:instance/*`, `${own}:volume/*`];
  return [
    {
      Sid: "ManageTaggedResources",
      Effect: "Allow",
      Action: [
        "ec2:AttachVolume",
        "ec2:DeleteVolume",
        "ec2:DetachVolume",
        "ec2:ModifyInstanceAttribute",
        "ec2:ModifyInstanceCreditSpecification",
        "ec2:ModifyInstanceMetadataOptions",
        "ec2:ModifyVolume",
        "ec2:MonitorInstances",
        "ec2:RebootInstances",
        "ec2:StartInstances",
        "ec2:StopInstances",
        "ec2:TerminateInstances",
        "ec2:UnmonitorInstances",
      ],
      Resource: existing,
      Condition: { StringEquals: tagOnResource },
    },
    {
      Sid: "RetagTaggedResources",
      Effect: "Allow",
      Action: ["ec2:CreateTags", "ec2:DeleteTags"],
      Resource: existing,
      Condition: {
        StringEquals: tagOnResource,
        "ForAllValues:StringNotEquals": { "aws:TagKeys": [workspaceTag.key] },
      },
    },
  ];
}
