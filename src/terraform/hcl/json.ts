/** Any JSON value. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * Terraform configuration in JSON syntax, as `TerraformStack.toTerraform()` returns it.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json
 */
export type TerraformJson = JsonObject;

/** Is the value a JSON object (not a list, not null)? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Is the value a JSON list? */
export function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** The entries of an object that carry configuration: no `//` comments, nothing undefined. */
export function entriesOf(object: JsonObject): [string, JsonValue][] {
  const entries: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(object)) {
    if (key !== "//" && value !== undefined) {
      entries.push([key, value]);
    }
  }
  return entries;
}

/** Terraform's JSON syntax lets one block be an object and several a list of objects. */
export function asList(value: JsonValue): readonly JsonValue[] {
  if (value === null) {
    return [];
  }
  return isList(value) ? value : [value];
}
