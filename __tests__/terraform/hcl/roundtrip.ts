import { parse } from "@cdktf/hcl2json";
import { isList, isObject, type JsonValue, type TerraformJson } from "../../../src/terraform/hcl/json";
import { expectedTree } from "./expected-tree";
import { constantOf, keyOf, sameExpressions } from "./same-expressions";

/**
 * Parses HCL with HashiCorp's own parser and fails unless it says exactly what the Terraform JSON says.
 *
 * Only syntax may differ: how a block or a string is written, spacing in expressions, bare words for references.
 */
export async function expectSameConfiguration(json: TerraformJson, hclText: string): Promise<void> {
  const differences = await differencesOf(json, hclText);
  if (differences.length > 0) {
    throw new Error(`The HCL differs from the JSON:\n${differences.join("\n")}`);
  }
}

/** One line for each place where HCL and Terraform JSON differ. */
export async function differencesOf(json: TerraformJson, hclText: string): Promise<string[]> {
  const actual: JsonValue = await parse("configuration.tf", hclText);
  return compare(mergeTerraform(expectedTree(json)), mergeTerraform(actual), "");
}

async function compare(expected: JsonValue, actual: JsonValue, path: string): Promise<string[]> {
  const different = [`${path}: JSON has ${show(expected)}, HCL has ${show(actual)}`];
  if (typeof expected === "string" && typeof actual === "string") {
    return (await sameExpressions(expected, actual)) ? [] : different;
  }
  if (isList(expected) && isList(actual)) {
    if (expected.length !== actual.length) {
      return different;
    }
    const found: string[] = [];
    for (const [index, item] of expected.entries()) {
      found.push(...(await compare(item, actual[index] ?? null, `${path}[${index}]`)));
    }
    return found;
  }
  if (isObject(expected) && isObject(actual)) {
    return compareObjects(byKey(expected), byKey(actual), path);
  }
  if (typeof expected === "string") {
    const constant = await constantOf(expected);
    return constant === undefined || typeof constant === "string"
      ? different
      : compare(constant, actual, path);
  }
  return expected === actual ? [] : different;
}

async function compareObjects(
  expected: ReadonlyMap<string, JsonValue>,
  actual: ReadonlyMap<string, JsonValue>,
  path: string,
): Promise<string[]> {
  const found: string[] = [];
  for (const [key, value] of expected) {
    const other = actual.get(key);
    const place = path === "" ? key : `${path}.${key}`;
    found.push(
      ...(other === undefined
        ? [`${place}: missing in the HCL, the JSON has ${show(value)}`]
        : await compare(value, other, place)),
    );
  }
  for (const [key, value] of actual) {
    if (!expected.has(key)) {
      found.push(`${path === "" ? key : `${path}.${key}`}: not in the JSON, the HCL has ${show(value)}`);
    }
  }
  return found;
}

function byKey(object: { readonly [key: string]: JsonValue | undefined }): Map<string, JsonValue> {
  const map = new Map<string, JsonValue>();
  for (const [key, value] of Object.entries(object)) {
    if (value !== undefined) {
      map.set(keyOf(key), value);
    }
  }
  return map;
}

/** The settings of all `terraform` blocks together. */
function mergeTerraform(tree: JsonValue): JsonValue {
  if (!isObject(tree) || !isList(tree.terraform)) {
    return tree;
  }
  return { ...tree, terraform: [Object.assign({}, ...tree.terraform)] };
}

function show(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
