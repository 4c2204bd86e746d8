import { HclError } from "./errors";
import { entriesOf, isList, isObject, type JsonValue } from "./json";
import { lexExpression, parseTemplate, type TemplatePart, type Token } from "./lexer";
import { asKey, parse, parsePart } from "./parser";

/** An HCL expression as far as layout needs to know it: brackets are understood, operators are not. */
export type Expression =
  | { readonly kind: "atom"; readonly type: AtomType; readonly text: string }
  | { readonly kind: "template"; readonly parts: readonly ExpressionPart[] }
  | { readonly kind: "object"; readonly entries: readonly ObjectEntry[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "call"; readonly arguments: readonly Expression[]; readonly expands: boolean }
  | { readonly kind: "group"; readonly open: "(" | "[" | "{"; readonly content: Expression }
  | { readonly kind: "for"; readonly open: "[" | "{"; readonly head: Expression; readonly body: Expression }
  | { readonly kind: "run"; readonly items: readonly Expression[] };

/** The kinds of atoms that spacing rules tell apart. */
export type AtomType = "ident" | "number" | "punctuation";

/** `key = value` of an object. */
export interface ObjectEntry {
  readonly key: Expression;
  readonly value: Expression;
}

/** A decoded literal, or an interpolation or directive. */
export type ExpressionPart = string | { readonly opener: "${" | "%{"; readonly content: Expression };

/**
 * How strings are read: in most places of Terraform's JSON syntax they are templates, in some (defaults and
 * descriptions of variables, backend settings) they are literal text.
 */
export type StringMode = "template" | "literal";

/** A bare word or reference, such as `aws_vpc.this` or `list(string)`. */
export function bareExpression(source: string): Expression {
  return parse(lexExpression(source));
}

/** The expression that a JSON value stands for. */
export function fromJson(value: JsonValue, mode: StringMode): Expression {
  if (value === null || typeof value === "boolean") {
    return { kind: "atom", type: "ident", text: String(value) };
  }
  if (typeof value === "number") {
    return fromNumber(value);
  }
  if (typeof value === "string") {
    return mode === "literal" ? literal(value) : fromTemplate(value);
  }
  if (isList(value)) {
    return { kind: "list", items: value.map((item) => fromJson(item, mode)) };
  }
  if (isObject(value)) {
    const entries = Object.entries(value).flatMap(([key, item]) =>
      item === undefined ? [] : [{ key: objectKey(key, mode), value: fromJson(item, mode) }],
    );
    return { kind: "object", entries };
  }
  throw new HclError(`${typeof value} is no JSON value`);
}

/** The `entriesOf` an object as an expression whose string values are bare references or keywords. */
export function referenceMap(value: JsonValue): Expression {
  if (!isObject(value)) {
    throw new HclError("expected a map of references");
  }
  const entries = entriesOf(value).map(([key, item]) => ({
    key: bareReference(key),
    value: bareReference(item),
  }));
  return { kind: "object", entries };
}

/** A string in a place that takes a reference or keyword: `"aws.west"`, `"${aws_vpc.this}"` → bare. */
export function bareReference(value: JsonValue): Expression {
  if (typeof value !== "string") {
    throw new HclError(`expected a reference, found ${JSON.stringify(value)}`);
  }
  const whole = soleInterpolation(parseTemplate(value));
  return whole ? parse(whole) : bareExpression(value);
}

/** A list of {@link bareReference}, or one bare keyword such as `all`. */
export function bareReferences(value: JsonValue): Expression {
  return isList(value) ? { kind: "list", items: value.map(bareReference) } : bareReference(value);
}

/** A literal string, whatever it contains. */
export function literal(text: string): Expression {
  return { kind: "template", parts: text === "" ? [] : [text] };
}

function fromNumber(value: number): Expression {
  if (!Number.isFinite(value)) {
    throw new HclError(`${value} is no number of HCL`);
  }
  const digits: Expression = { kind: "atom", type: "number", text: String(Math.abs(value)) };
  return value < 0
    ? { kind: "run", items: [{ kind: "atom", type: "punctuation", text: "-" }, digits] }
    : digits;
}

function fromTemplate(value: string): Expression {
  const parts = parseTemplate(value);
  const whole = soleInterpolation(parts);
  return whole ? parse(whole) : { kind: "template", parts: parts.map(parsePart) };
}

function soleInterpolation(parts: readonly TemplatePart[]): readonly Token[] | undefined {
  const [first, ...others] = parts;
  return first !== undefined && others.length === 0 && typeof first !== "string" && first.opener === "${"
    ? first.tokens
    : undefined;
}

function objectKey(key: string, mode: StringMode): Expression {
  return asKey(
    mode === "literal" ? literal(key) : { kind: "template", parts: parseTemplate(key).map(parsePart) },
  );
}
