import { type IResolvable, type IResolveContext, Token } from "cdktf";
import { HclError } from "./errors";
import { escapeMarkers } from "./escape";
import { bareExpression, fromJson } from "./expression";
import { inlineText } from "./inline";
import { isList, isObject, type JsonValue } from "./json";

/**
 * A JSON document (an IAM policy, for instance) as a string: `jsonencode({ … })`, resolved when Terraform runs.
 *
 * Tokens may stand anywhere: as or in strings and keys, as lists, as whole values. All other text is literal: `${` in
 * it stays `${` in the document, so IAM policy variables need no escaping. A reference is therefore a token
 * ({@link rawExpression}); one that is typed into a string is refused.
 */
export function jsonDocument(value: JsonValue): string {
  return encoded("jsonencode", value);
}

/** A YAML document (Helm values, for instance): `yamlencode({ … })`. The rules of {@link jsonDocument} hold. */
export function yamlDocument(value: JsonValue): string {
  return encoded("yamlencode", value);
}

/** A bare HCL expression, such as `var.cluster_name`, as a value of any string property. */
export function rawExpression(hcl: string): string {
  const text = inlineText(bareExpression(hcl));
  return Token.asString(new LazyExpression(() => text));
}

function encoded(call: string, value: JsonValue): string {
  return Token.asString(
    new LazyExpression(
      (context) => `${call}(${inlineText(fromJson(resolveLiterals(value, context), "template"))})`,
    ),
  );
}

/** Resolves to `${expression}`, and inside another expression to the expression alone. */
class LazyExpression implements IResolvable {
  public readonly creationStack: string[] = [];

  public constructor(private readonly expression: (context: IResolveContext) => string) {}

  public resolve(context: IResolveContext): string {
    const inExpression = context.suppressBraces ?? false;
    context.suppressBraces = false;
    const text = this.expression(context);
    context.suppressBraces = inExpression;
    return inExpression ? text : `\${${text}}`;
  }

  public toString(): string {
    return Token.asString(this);
  }

  public toJSON(): string {
    return "<expression>";
  }
}

/** Resolves the tokens in a value and escapes the text around them, so that the result is a Terraform JSON value. */
function resolveLiterals(value: JsonValue, context: IResolveContext): JsonValue {
  if (typeof value === "string") {
    return resolveString(value, context);
  }
  if (!Token.isUnresolved(value)) {
    if (isList(value)) {
      return value.map((item) => resolveLiterals(item, context));
    }
    if (isObject(value)) {
      const entries = Object.entries(value).flatMap(([key, item]): [string, JsonValue][] =>
        item === undefined ? [] : [[keyOf(resolveString(key, context)), resolveLiterals(item, context)]],
      );
      return Object.fromEntries(entries);
    }
    return value;
  }
  return context.resolve(value);
}

/** A string token, or a number token that was put into a string. */
const TOKENS = /\$\{TfToken\[[\w:.-]+\]\}|-?\d+(?:\.\d+)?e[+-]?\d+/g;

function resolveString(text: string, context: IResolveContext): JsonValue {
  const tokens = [...text.matchAll(TOKENS)].filter(
    ([match]) => Token.isUnresolved(match) || isNumberToken(match),
  );
  const [only] = tokens;
  if (only && only[0] === text) {
    return context.resolve(text);
  }
  let result = "";
  let position = 0;
  for (const token of tokens) {
    const literal = text.slice(position, token.index);
    result += escapeLiteral(literal, true) + partOf(context.resolve(token[0]));
    position = token.index + token[0].length;
  }
  return result + escapeLiteral(text.slice(position), false);
}

function isNumberToken(text: string): boolean {
  return !text.startsWith("${") && Token.isUnresolved(Number.parseFloat(text));
}

/** `${var.x}` typed into a string: whoever wrote it almost surely meant the reference. */
const TYPED_REFERENCE =
  /\$\{(?:var|local|data|module|each|count|self|path|terraform|(?:aws|helm|kubernetes|random|terraform)_\w+)[.[][^}]*\}/;

/** Escapes template markers; a `$` just before an interpolation would otherwise become part of an escape. */
function escapeLiteral(text: string, beforeToken: boolean): string {
  const reference = TYPED_REFERENCE.exec(text)?.[0];
  if (reference !== undefined) {
    throw new HclError(
      `a document holds ${reference} as literal text; for the reference use rawExpression("${reference.slice(2, -1)}") or ` +
        "a token of the construct",
    );
  }
  const escaped = escapeMarkers(text);
  return beforeToken && escaped.endsWith("$") ? `${escaped.slice(0, -1)}\${"$"}` : escaped;
}

function partOf(resolved: unknown): string {
  if (typeof resolved === "string" || typeof resolved === "number" || typeof resolved === "boolean") {
    return String(resolved);
  }
  throw new HclError(`a token inside a string resolves to ${JSON.stringify(resolved)}, which is no string`);
}

function keyOf(resolved: JsonValue): string {
  if (typeof resolved === "string") {
    return resolved;
  }
  throw new HclError(`the key ${JSON.stringify(resolved)} is no string`);
}
