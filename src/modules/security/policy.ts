import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { jsonDocument } from "../../terraform/hcl";
import type { PolicyDocument } from "./policy-document";
import { type ExpressionLengths, longestPolicySize, managedPolicyLimit } from "./policy-size";

/** What a managed policy is made from. */
export interface ManagedPolicyProps {
  /** Name, unique in the account, up to 128 characters. */
  readonly name: string;
  /** What it allows. AWS cannot change a description: a new one replaces the policy. */
  readonly description: string;
  readonly document: PolicyDocument;
  /**
   * Longest values of expressions in the document that policy-size.ts does not know, by the expression's text.
   * @default {}
   */
  readonly expressionLengths?: ExpressionLengths;
}

/**
 * A customer managed IAM policy. Refuses, at synthesis, a document that could pass IAM's 6,144 characters once
 * Terraform has filled in its expressions with their longest values.
 */
export class ManagedPolicy extends Construct {
  readonly arn: string;
  /** Characters that the document can have at most. */
  readonly longestSize: number;

  constructor(scope: Construct, id: string, props: ManagedPolicyProps) {
    super(scope, id);
    const policy = new IamPolicy(this, "Default", {
      name: props.name,
      description: props.description,
      policy: jsonDocument(props.document),
    });
    this.arn = policy.arn;
    this.longestSize = longestPolicySize(this, props.document, props.expressionLengths);
    this.node.addValidation({ validate: () => this.problems() });
  }

  private problems(): string[] {
    if (this.longestSize <= managedPolicyLimit) return [];
    return [
      `${this.node.path}: the policy can have ${this.longestSize} characters; IAM allows ${managedPolicyLimit}; ` +
        "split its statements over several policies",
    ];
  }
}
