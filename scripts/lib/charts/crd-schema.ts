/** JSON Schemas from CRDs: as strict as they can be, because the API server drops fields that it does not know. */
import { Ajv, type ErrorObject } from "ajv";
import { at, listAt, type Manifest } from "./manifests";

/** A JSON Schema. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The schema of a custom resource, without descriptions and without the rules in CEL, which only an API server can
 * judge; objects take no further fields.
 */
export function schemaOf(crd: Manifest): JsonSchema {
  const version = listAt(crd, "spec", "versions").find((one) => at(one, "storage") === true);
  return closed(at(version, "schema", "openAPIV3Schema"));
}

const kept = new Set([
  "type",
  "properties",
  "required",
  "items",
  "enum",
  "pattern",
  "minimum",
  "maximum",
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minProperties",
  "maxProperties",
  "additionalProperties",
]);

function closed(schema: unknown): JsonSchema {
  if (typeof schema !== "object" || schema === null) return {};
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema)) {
    if (!kept.has(key)) continue;
    if (key === "properties") {
      result[key] = Object.fromEntries(
        Object.entries(value as object).map(([name, property]) => [name, closed(property)]),
      );
    } else result[key] = key === "items" || key === "additionalProperties" ? closed(value) : value;
  }
  const free = "x-kubernetes-preserve-unknown-fields" in schema || !("properties" in schema);
  if (result.type === "object" && !free) result.additionalProperties = false;
  if ("x-kubernetes-int-or-string" in schema) {
    delete result.type;
    return { ...result, anyOf: [{ type: "integer" }, { type: "string" }] };
  }
  return result;
}

/** What a schema finds wrong with an object. */
export function schemaProblems(schema: JsonSchema, manifest: unknown): string[] {
  const properties = at(schema, "properties");
  // Kubernetes' own part, of which a CRD says nothing.
  const metadata = { metadata: { type: "object" } };
  const validate = new Ajv({ allErrors: true, strict: false }).compile({
    ...schema,
    properties: { ...(properties as object), ...metadata },
  });
  return validate(manifest) ? [] : (validate.errors ?? []).map(describe);
}

function describe({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath || "/"} ${message ?? ""} ${JSON.stringify(params)}`;
}
