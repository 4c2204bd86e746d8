import { getExpressionAst, parse } from "@cdktf/hcl2json";
import { type ExpressionPart, fromJson } from "../../../src/terraform/hcl/expression";
import { inlineText } from "../../../src/terraform/hcl/inline";
import { isList, type JsonValue } from "../../../src/terraform/hcl/json";

/**
 * Do two template strings mean the same? Literal text must be equal; interpolations may differ in spacing, line breaks
 * and quotes around plain keys. They are compared twice: as the writer reads them, and as HashiCorp's parser does.
 */
export async function sameExpressions(expected: string, actual: string): Promise<boolean> {
  return (
    expected.normalize("NFC") === actual.normalize("NFC") ||
    (canonical(expected) === canonical(actual) && (await tree(expected)) === (await tree(actual)))
  );
}

/** The JSON value that a template stands for if it is a constant, such as `${true}` or `${["a"]}`. */
export async function constantOf(template: string): Promise<JsonValue | undefined> {
  const inner = /^\$\{(.*)\}$/s.exec(template)?.[1];
  const { value }: { value?: JsonValue } =
    inner === undefined ? {} : await parse("value.tf", `value = [\n${inner}\n]`);
  return isList(value) ? value[0] : undefined;
}

/** A map key; one that is an expression may or may not stand in parentheses. */
export function keyOf(key: string): string {
  return /[$%]\{/.test(key) ? canonical(key).replace(/^\((.*)\)$/s, "$1") : key.normalize("NFC");
}

/** Literal text as it is, interpolations on one line. */
function canonical(template: string): string {
  const expression = fromJson(template, "template");
  const isTemplate = expression.kind === "template";
  const text = isTemplate ? JSON.stringify(expression.parts.map(partText)) : inlineText(expression);
  return text.normalize("NFC");
}

function partText(part: ExpressionPart): string[] {
  return typeof part === "string" ? [part] : [part.opener, inlineText(part.content)];
}

/**
 * What HashiCorp's parser makes of a template: operators, calls, references, numbers. Positions and source text go, and
 * with them text in quotes and plain keys, which the canonical form compares.
 */
function tree(template: string): Promise<string> {
  const known = trees.get(template) ?? parseTree(template);
  trees.set(template, known);
  return known;
}

/** The layers of a deployment repeat most expressions, and parsing one takes a millisecond. */
const trees = new Map<string, Promise<string>>();

async function parseTree(template: string): Promise<string> {
  const text = template.replace(/(?!\n)\p{Cc}/gu, " ");
  const ast: unknown = await getExpressionAst("expression.tf", `<<ROUND_TRIP\n${text}\nROUND_TRIP\n`);
  return JSON.stringify(withoutSource(ast));
}

function withoutSource(node: unknown): unknown {
  if (Array.isArray(node)) {
    return node.map(withoutSource);
  }
  if (typeof node !== "object" || node === null) {
    return node;
  }
  if ("type" in node && (node.type === "" || isText(node))) {
    return { type: node.type };
  }
  if ("type" in node && node.type === "templateWrap" && "children" in node && Array.isArray(node.children)) {
    return withoutSource(node.children[0]);
  }
  const isLiteral = "type" in node && node.type === "literalValue";
  const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
    if (/range|Expression$|^fullAccessor$/i.test(key)) {
      return [];
    }
    if (key === "items" && typeof value === "object" && value !== null) {
      return [[key, unquoted(Object.keys(value))]];
    }
    return [[key, withoutSource(key === "meta" && !isLiteral ? { ...value, value: undefined } : value)]];
  });
  return Object.fromEntries(entries);
}

function unquoted(keys: readonly string[]): string[] {
  return keys.map((key) => key.replace(/^"([^"$%\\]*)"$|^"\$\{(.*)\}"$|^\((.*)\)$/s, "$1$2$3")).sort();
}

function isText(node: object): boolean {
  return (
    "meta" in node &&
    typeof node.meta === "object" &&
    node.meta !== null &&
    "type" in node.meta &&
    node.meta.type === "string"
  );
}
