import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { longestClusterName } from "../../config/cluster-name";
import type { PolicyDocument } from "./policy-document";

/**
 * Most characters of a customer managed policy, white space not counted.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export const managedPolicyLimit = 6144;

const partition = "aws-us-gov".length;
const accountId = "123456789012".length;
const region = "us-isof-south-1".length;
const regionalArn = "arn:::::".length + partition + "events".length + region + accountId;

/** The longest value that each kind of expression can have. */
const knownExpressions: ExpressionLengths = [
  [/^data\.aws_partition\.\w+\.partition$/, partition],
  [/^data\.aws_partition\.\w+\.dns_suffix$/, "amazonaws.com.cn".length],
  [/^data\.aws_caller_identity\.\w+\.account_id$/, accountId],
  [/^var\.cluster_region$/, region],
  [/^var\.cluster_name$/, longestClusterName],
  [/^data\.terraform_remote_state\.\w+\.outputs\.vpc_id$/, "vpc-0123456789abcdef0".length],
  [/^aws_iam_role\.\w+\.arn$/, "arn::iam:::role/".length + partition + accountId + 64],
  [/^aws_sqs_queue\.\w+\.arn$/, regionalArn + 80],
  [/^aws_cloudwatch_event_rule\.\w+\.arn$/, regionalArn + "rule/".length + 64],
  [/^aws_eks_cluster\.\w+\.arn$/, regionalArn + "cluster/".length + longestClusterName],
  [/^aws_kms_key\.\w+\.arn$/, regionalArn + "key/".length + 36],
];

/** Longest values of expressions that are not known here, by a pattern of their text. */
export type ExpressionLengths = readonly (readonly [RegExp, number])[];

/**
 * Characters that the document can have at most once Terraform has filled in its expressions.
 *
 * @throws when an expression's length is not known
 */
export function longestPolicySize(
  scope: Construct,
  document: PolicyDocument,
  expressionLengths: ExpressionLengths = [],
): number {
  const resolved = Tokenization.resolve(document, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: false,
  });
  return JSON.stringify(withLongestValues(resolved, [...expressionLengths, ...knownExpressions])).length;
}

function withLongestValues(value: unknown, lengths: ExpressionLengths): unknown {
  if (typeof value === "string") return fill(value, lengths);
  if (Array.isArray(value)) return value.map((item) => withLongestValues(item, lengths));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [fill(key, lengths), withLongestValues(item, lengths)]),
  );
}

function fill(text: string, lengths: ExpressionLengths): string {
  return text.replaceAll(/\$\{([^}]*)\}/g, (_, expression: string) => {
    const length = lengths.find(([pattern]) => pattern.test(expression))?.[1];
    if (length === undefined) {
      throw new Error(`the longest value of "\${${expression}}" is not known; give it in expressionLengths`);
    }
    return "x".repeat(length);
  });
}
