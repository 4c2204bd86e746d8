/** Reads `${jsonencode({ … })}` back, so that tests compare documents and not their layout. */
import { bareExpression, type Expression } from "../../src/terraform/hcl/expression";
import { inlineText } from "../../src/terraform/hcl/layout";

/** The document inside an attribute made by `jsonDocument`. References in it read `${reference}`. */
export function documentOf(attribute: unknown): unknown {
  const text = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(attribute))?.[1];
  if (text === undefined) throw new Error(`no JSON document: ${attribute}`);
  return decode(bareExpression(text));
}

function decode(expression: Expression): unknown {
  if (expression.kind === "list") return expression.items.map(decode);
  if (expression.kind === "object") {
    return Object.fromEntries(expression.entries.map(({ key, value }) => [keyOf(key), decode(value)]));
  }
  if (expression.kind === "template") {
    return expression.parts
      .map((part) => (typeof part === "string" ? part : `\${${inlineText(part.content)}}`))
      .join("");
  }
  if (expression.kind === "atom" && expression.type === "number") return Number(expression.text);
  const text = inlineText(expression);
  return text === "true" || text === "false" ? text === "true" : `\${${text}}`;
}

function keyOf(key: Expression): string {
  return key.kind === "atom" ? key.text : String(decode(key));
}
