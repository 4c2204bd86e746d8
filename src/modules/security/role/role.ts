import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { jsonDocument } from "../../../terraform/hcl";
import type { PolicyDocument } from "../policy-document";

/** What every role is made from. */
export interface RoleProps {
  /** Name, unique in the account, up to 64 characters. */
  readonly name: string;
  /** What the role is for. */
  readonly description: string;
  /** ARNs of its policies, by the last part of the attachment's address. */
  readonly policies: Readonly<Record<string, string>>;
}

/** A role's line in the documentation. */
export interface RoleSummary {
  /** Its Terraform address. */
  readonly address: string;
  /** Who may assume it. */
  readonly trusts: string;
  /** What it is for. */
  readonly description: string;
}

/** An IAM role with its policies attached; the subclasses say whom it trusts. */
export abstract class Role extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly summary: RoleSummary;
  /** The attachments: what uses the role when it is created or destroyed depends on them. */
  readonly attachments: readonly IamRolePolicyAttachment[];

  protected constructor(
    scope: Construct,
    id: string,
    props: RoleProps,
    trust: { readonly document: PolicyDocument; readonly summary: string },
  ) {
    super(scope, id);
    const role = new IamRole(this, "Default", {
      name: props.name,
      description: props.description,
      assumeRolePolicy: jsonDocument(trust.document),
    });
    this.arn = role.arn;
    this.name = role.name;
    this.summary = {
      address: `${role.terraformResourceType}.${role.friendlyUniqueId}`,
      trusts: trust.summary,
      description: props.description,
    };
    this.attachments = Object.entries(props.policies).map(
      ([key, policyArn]) => new IamRolePolicyAttachment(this, key, { role: role.name, policyArn }),
    );
  }
}
