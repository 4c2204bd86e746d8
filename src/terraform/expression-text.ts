import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";

const singleReference = /^\$\{([^{}]+)\}$/;

/** A value with its tokens resolved: `${var.x}`, `${data.aws_region.current.id}a`, or plain text. */
export function templateText(scope: Construct, value: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(value, { scope, resolver, preparing: false }));
}

/** A value as an HCL expression, to build a larger expression from: `var.x`, or `"eu-west-2.${var.x}"`. */
export function expressionText(scope: Construct, value: string): string {
  const text = templateText(scope, value);
  return singleReference.exec(text)?.[1] ?? `"${text}"`;
}

/**
 * A value that is one reference, as an HCL expression: `var.x`.
 *
 * @throws Error when it is anything else
 */
export function referenceText(scope: Construct, value: string): string {
  const text = templateText(scope, value);
  const reference = singleReference.exec(text)?.[1];
  if (reference === undefined) throw new Error(`"${text}" is no single reference such as "\${var.name}"`);
  return reference;
}
