import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { jsonDocument } from "../../terraform/hcl";
import { AwsContext } from "../aws-context";
import { policyDocument } from "../security/policy-document";

/** Props of {@link FckNatRole}. */
export interface FckNatRoleProps {
  /** Name of role and instance profile. */
  readonly name: string;
  /** AWS region of the instances. */
  readonly region: string;
  /** `Name` tags of the instances and their network interfaces. */
  readonly resourceNames: readonly string[];
}

/** The role of NAT instances: they may attach their network interface, and nothing else. */
export class FckNatRole extends Construct {
  readonly instanceProfile: IamInstanceProfile;
  readonly policy: IamRolePolicy;

  constructor(scope: Construct, id: string, { name, region, resourceNames }: FckNatRoleProps) {
    super(scope, id);
    const { partition, accountId, dnsSuffix } = AwsContext.of(this);
    const role = new IamRole(this, "role:Default", {
      name,
      description: "NAT instances: attach their network interface",
      assumeRolePolicy: jsonDocument(
        policyDocument({
          Effect: "Allow",
          Principal: { Service: `ec2.${dnsSuffix}` },
          Action: "sts:AssumeRole",
        }),
      ),
    });
    this.policy = new IamRolePolicy(this, "policy:Default", {
      name: "attach-network-interface",
      role: role.name,
      policy: jsonDocument(
        policyDocument({
          Effect: "Allow",
          Action: ["ec2:AttachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"],
          Resource: [
            `arn:${partition}:ec2:${region}:${accountId}:instance/*`,
            `arn:${partition}:ec2:${region}:${accountId}:network-interface/*`,
          ],
          Condition: { StringEquals: { "ec2:ResourceTag/Name": [...resourceNames] } },
        }),
      ),
    });
    this.instanceProfile = new IamInstanceProfile(this, "profile:Default", { name, role: role.name });
  }
}
