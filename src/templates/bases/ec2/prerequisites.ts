/** What the provisioner's role must be allowed to do. Changes only to what carries the tag `Coder_Provisioned`. */
export const provisionerActions = {
  /** On all resources: EC2 cannot restrict them. */
  read: [
    "ec2:DescribeImages",
    "ec2:DescribeInstances",
    "ec2:DescribeInstanceAttribute",
    "ec2:DescribeInstanceCreditSpecifications",
    "ec2:DescribeInstanceStatus",
    "ec2:DescribeInstanceTypes",
    "ec2:DescribeSecurityGroups",
    "ec2:DescribeSecurityGroupRules",
    "ec2:DescribeSubnets",
    "ec2:DescribeTags",
    "ec2:DescribeVolumes",
    "ec2:DescribeVpcAttribute",
    "ec2:DescribeVpcs",
  ],
  /** Making things; with `aws:RequestTag/Coder_Provisioned` where the action takes tags. */
  create: ["ec2:RunInstances", "ec2:CreateVolume", "ec2:CreateSecurityGroup", "ec2:CreateTags"],
  /** With `aws:ResourceTag/Coder_Provisioned` = `true`. */
  change: [
    "ec2:AttachVolume",
    "ec2:AuthorizeSecurityGroupEgress",
    "ec2:DeleteSecurityGroup",
    "ec2:DeleteTags",
    "ec2:DeleteVolume",
    "ec2:DetachVolume",
    "ec2:ModifyInstanceAttribute",
    "ec2:ModifyVolume",
    "ec2:RevokeSecurityGroupEgress",
    "ec2:StartInstances",
    "ec2:StopInstances",
    "ec2:TerminateInstances",
  ],
} as const;

/** Prerequisites that the EC2 bases share, as Markdown. */
export const ec2Prerequisites = `- A private subnet with a way to Coder's access URL, and to the internet where network-egress allows it.
- With identity mode \`iam\`: an instance profile. The provisioner needs \`iam:PassRole\` for its role.
- A provisioner whose role may
  - read: ${provisionerActions.read.map((action) => `\`${action}\``).join(", ")};
  - make, with the request tag \`Coder_Provisioned\` = \`true\`: ${provisionerActions.create.map((action) => `\`${action}\``).join(", ")};
  - change what carries that tag: ${provisionerActions.change.map((action) => `\`${action}\``).join(", ")};
  - use the KMS key of the volumes, if it is not the account's default one.
- An access URL that instances in the subnet can resolve and reach.`;
