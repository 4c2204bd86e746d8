/**
 * An IAM policy document. Type aliases, because only those are JSON values to the compiler.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export type PolicyDocument = {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
};

/** One value or several. */
export type OneOrMore = string | readonly string[];

/** One statement. The order of its keys is the order in the output. */
export type PolicyStatement = {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, OneOrMore>>;
  readonly Action: OneOrMore;
  readonly Resource?: OneOrMore;
  readonly Condition?: PolicyConditions;
};

/** Conditions by operator, then by condition key. */
export type PolicyConditions = Readonly<Record<string, Readonly<Record<string, OneOrMore>>>>;

/** A document of the current policy language. */
export function policyDocument(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}
