import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { rawExpression } from "../../../terraform/hcl";

const reference = /^\$\{([^{}]+)\}$/;

/** The text of a single reference: `${var.x}`, written out or as a token, gives `var.x`. */
export function referenceText(scope: Construct, value: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const text: unknown = Tokenization.resolve(value, { scope, resolver, preparing: false });
  const inner = reference.exec(String(text))?.[1];
  if (inner === undefined) throw new Error(`"${text}" is no single reference such as "\${var.name}"`);
  return inner;
}

/** A written-out reference such as `${var.x}` as a token, which JSON documents take as well; other text as it is. */
export function asToken(text: string): string {
  const inner = reference.exec(text)?.[1];
  return inner === undefined || Token.isUnresolved(text) ? text : rawExpression(inner);
}
