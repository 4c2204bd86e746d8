import type { Attribute, Block } from "./block";
import { at, HclError } from "./errors";
import { bareReference, bareReferences, fromJson } from "./expression";
import { asList, entriesOf, isList, isObject, type JsonObject, type JsonValue } from "./json";
import type { BodySchema } from "./schema";

/** The content of a block, without its type and labels. */
export type Body = Omit<Block, "type" | "labels">;

/** Attributes that name the thing, in this order before the others. */
const NAMES = ["name", "name_prefix", "cluster_name", "bucket", "identifier", "function_name", "description"];

/** Attributes that are about the thing, not of it, after the others. */
const TAGS = ["labels", "annotations", "tags", "tags_all"];

const HEADER = ["count", "for_each", "provider"];

/**
 * The body of a resource, data source or ephemeral resource: arguments that the provider defines, and those that
 * Terraform itself gives every such block.
 */
export function resourceBody(json: JsonValue, schema: BodySchema): Body {
  const object = expectObject(json);
  const own = new Set([...HEADER, "depends_on", "lifecycle", "provisioner", "connection"]);
  const body = schemaBody(Object.fromEntries(entriesOf(object).filter(([name]) => !own.has(name))), schema);
  const { connection, provisioner } = object;
  const blocks = [
    ...(body.blocks ?? []),
    ...blocksOf("connection", connection, expressionBody),
    ...provisionerBlocks(provisioner),
  ];
  return { ...body, ...metaArguments(object), blocks };
}

/** The `provisioner` blocks: an object, or a list of objects, by type. */
export function provisionerBlocks(json: JsonValue | undefined): Block[] {
  return asList(json ?? null)
    .flatMap((each) => entriesOf(expectObject(each)))
    .flatMap(([type, value]) =>
      asList(value).map((each) => ({
        type: "provisioner",
        labels: [type],
        ...at(`provisioner.${type}`, () => provisionerBody(each)),
      })),
    );
}

/** `count`, `for_each`, `provider`, `depends_on` and `lifecycle`. */
export function metaArguments(object: JsonObject): Pick<Body, "header" | "dependencies" | "lifecycle"> {
  const header = HEADER.flatMap((name): Attribute[] => {
    const value = object[name];
    if (value === undefined || value === null) {
      return [];
    }
    return [
      {
        name,
        value: at(name, () => (name === "provider" ? bareReference(value) : fromJson(value, "template"))),
      },
    ];
  });
  return {
    header,
    dependencies: dependencies(object),
    lifecycle: at("lifecycle", () => blocksOf("lifecycle", object.lifecycle, lifecycleBody)),
  };
}

/** `depends_on`, if there is one. */
export function dependencies(object: JsonObject): Attribute | undefined {
  const value = object.depends_on;
  return value === undefined || value === null
    ? undefined
    : { name: "depends_on", value: at("depends_on", () => bareReferences(value)) };
}

/** The body of a block whose arguments a provider's schema describes. */
export function schemaBody(json: JsonValue, schema: BodySchema): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const [name, value] of entriesOf(expectObject(json))) {
    at(name, () => {
      if (name === "dynamic") {
        blocks.push(...dynamicBlocks(value, schema));
        return;
      }
      const argument = schema.argument(name);
      if (!argument) {
        throw new HclError("the provider's schema has no such argument (src/terraform/hcl/schemas.json)");
      }
      if (value === null) {
        return;
      }
      if (argument.kind === "block") {
        blocks.push(...blocksOf(name, value, (each) => schemaBody(each, argument.body)));
      } else if (argument.kind === "attribute-as-blocks" && isBlockLike(value)) {
        blocks.push(...blocksOf(name, value, (each) => schemaBody(each, argument.body)));
      } else {
        attributes.push({ name, value: fromJson(value, "template") });
      }
    });
  }
  return { attributes: inReadingOrder(attributes), blocks };
}

/** The blocks of one type that a JSON value (an object or a list of objects) stands for. */
export function blocksOf(
  type: string,
  value: JsonValue | undefined,
  body: (json: JsonValue) => Body,
): Block[] {
  const items = asList(value ?? null);
  return items.map((each, index) => {
    const content = (): Block => ({ type, ...body(each) });
    return isList(value) && items.length > 1 ? at(`[${index}]`, content) : content();
  });
}

/** A body of attributes only, whose strings are templates. */
export function expressionBody(json: JsonValue): Body {
  const attributes = entriesOf(expectObject(json)).map(([name, value]) => ({
    name,
    value: at(name, () => fromJson(value, "template")),
  }));
  return { attributes };
}

/** `condition` and `error_message` of a validation, precondition, postcondition or assertion. */
export function conditionBody(json: JsonValue): Body {
  const { attributes = [] } = expressionBody(json);
  return { attributes: first(attributes, ["condition"]), compact: true };
}

/** A body of attributes only, whose strings are literal text. */
export function literalBody(json: JsonValue): Body {
  const attributes = entriesOf(expectObject(json)).map(([name, value]) => ({
    name,
    value: fromJson(value, "literal"),
  }));
  return { attributes };
}

/** The value as an object; anything else is a mistake in the configuration. */
export function expectObject(json: JsonValue): JsonObject {
  if (!isObject(json)) {
    throw new HclError(`expected an object of arguments, found ${JSON.stringify(json)}`);
  }
  return json;
}

function isBlockLike(value: JsonValue): boolean {
  return isObject(value) || (isList(value) && value.length > 0 && value.every(isObject));
}

function lifecycleBody(json: JsonValue): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const [name, value] of entriesOf(expectObject(json))) {
    at(name, () => {
      if (name === "precondition" || name === "postcondition") {
        blocks.push(...blocksOf(name, value, conditionBody));
      } else if (value === null) {
        return;
      } else if (name === "ignore_changes" || name === "replace_triggered_by") {
        attributes.push({ name, value: bareReferences(value) });
      } else if (name === "create_before_destroy" || name === "prevent_destroy") {
        attributes.push({ name, value: fromJson(value, "literal") });
      } else {
        throw new HclError("a lifecycle block has no such argument");
      }
    });
  }
  return { attributes, blocks };
}

function provisionerBody(json: JsonValue): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const [name, value] of entriesOf(expectObject(json))) {
    if (name === "connection") {
      blocks.push(...blocksOf(name, value, expressionBody));
    } else if (name === "when" || name === "on_failure") {
      attributes.push({ name, value: bareReference(value) });
    } else if (value !== null) {
      attributes.push({ name, value: at(name, () => fromJson(value, "template")) });
    }
  }
  return { attributes, blocks };
}

function dynamicBlocks(json: JsonValue, schema: BodySchema): Block[] {
  return asList(json)
    .flatMap((each) => entriesOf(expectObject(each)))
    .flatMap(([type, value]) =>
      asList(value).map((each) => at(type, () => dynamicBlock(type, each, schema))),
    );
}

function dynamicBlock(type: string, json: JsonValue, schema: BodySchema): Block {
  const argument = schema.argument(type);
  if (!argument || argument.kind === "attribute") {
    throw new HclError(
      "a dynamic block needs a block type of the provider's schema (src/terraform/hcl/schemas.json)",
    );
  }
  const object = expectObject(json);
  const attributes = ["for_each", "iterator", "labels"].flatMap((name): Attribute[] => {
    const value = object[name];
    if (value === undefined || value === null) {
      return [];
    }
    return [{ name, value: name === "iterator" ? bareReference(value) : fromJson(value, "template") }];
  });
  const content = blocksOf("content", object.content, (each) => schemaBody(each, argument.body));
  return { type: "dynamic", labels: [type], attributes, blocks: content };
}

/** Puts the named attributes first, in the given order. */
export function first(attributes: readonly Attribute[], names: readonly string[]): Attribute[] {
  const rank = ({ name }: Attribute): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [...attributes].sort((a, b) => rank(a) - rank(b));
}

function inReadingOrder(attributes: readonly Attribute[]): Attribute[] {
  const rank = ({ name }: Attribute): number =>
    NAMES.includes(name) ? NAMES.indexOf(name) - NAMES.length : TAGS.indexOf(name) + 1;
  return [...attributes].sort((a, b) => rank(a) - rank(b));
}
