import type { Attribute, Block } from "./block";
import {
  type Body,
  blocksOf,
  conditionBody,
  dependencies,
  expectObject,
  expressionBody,
  first,
  literalBody,
  metaArguments,
  provisionerBlocks,
  resourceBody,
  schemaBody,
} from "./body";
import { at, HclError } from "./errors";
import { bareExpression, bareReference, type Expression, fromJson, referenceMap } from "./expression";
import { asList, entriesOf, type JsonObject, type JsonValue, type TerraformJson } from "./json";
import { labelled } from "./labels";
import { schemaOf } from "./schema";
import { terraformBlocks } from "./terraform-block";

/** What a top-level block is. */
export type BlockKind =
  | "terraform"
  | "backend"
  | "variable"
  | "locals"
  | "provider"
  | "data"
  | "ephemeral"
  | "resource"
  | "module"
  | "output"
  | "moved"
  | "import"
  | "removed"
  | "check";

/** A top-level block with the address under which people refer to it. */
export interface TopLevelBlock {
  readonly kind: BlockKind;
  readonly address: string;
  readonly block: Block;
}

type Reader = (value: JsonValue) => TopLevelBlock[];

const READERS: Readonly<Record<string, Reader>> = {
  terraform: (value) => asList(value).flatMap((each) => terraformBlocks(expectObject(each))),
  provider: (value) => labelled(value, 1).map(([[type = ""], json]) => provider(type, json)),
  variable: (value) =>
    labelled(value, 1).map(([[name = ""], json]) => named("variable", name, () => variableBody(json))),
  locals: (value) =>
    asList(value).map((each) => ({
      kind: "locals",
      address: "locals",
      block: { type: "locals", ...expressionBody(each) },
    })),
  data: (value) => resources("data", "data.", value),
  ephemeral: (value) => resources("ephemeral", "ephemeral.", value),
  resource: (value) => resources("resource", "", value),
  module: (value) =>
    labelled(value, 1).map(([[name = ""], json]) => named("module", name, () => moduleBody(json))),
  output: (value) =>
    labelled(value, 1).map(([[name = ""], json]) => named("output", name, () => outputBody(json))),
  moved: (value) => asList(value).map((each) => refactoring("moved", "to", expectObject(each))),
  import: (value) => asList(value).map((each) => refactoring("import", "to", expectObject(each))),
  removed: (value) => asList(value).map((each) => refactoring("removed", "from", expectObject(each))),
  check: (value) =>
    labelled(value, 1).map(([[name = ""], json]) => named("check", name, () => checkBody(json))),
};

/** The blocks of a configuration, in the order of the JSON. */
export function topLevelBlocks(config: TerraformJson): TopLevelBlock[] {
  return entriesOf(config).flatMap(([name, value]) => {
    const reader = READERS[name];
    if (!reader) {
      throw new HclError(`"${name}" is no block type of Terraform at the top level`);
    }
    return at(name, () => reader(value));
  });
}

function named(
  kind: "variable" | "module" | "output" | "check",
  name: string,
  body: () => Body,
): TopLevelBlock {
  return { kind, address: addressOf(kind, name), block: { type: kind, labels: [name], ...at(name, body) } };
}

function addressOf(kind: "variable" | "module" | "output" | "check", name: string): string {
  return `${kind === "variable" ? "var" : kind}.${name}`;
}

function resources(
  kind: "data" | "ephemeral" | "resource",
  prefix: string,
  value: JsonValue,
): TopLevelBlock[] {
  return labelled(value, 2).map(([[type = "", name = ""], json]) => {
    const address = `${prefix}${type}.${name}`;
    const body = at(`${type}.${name}`, () => resourceBody(json, schemaOf(kind, type)));
    return { kind, address, block: { type: kind, labels: [type, name], ...body } };
  });
}

function provider(type: string, json: JsonValue): TopLevelBlock {
  return at(type, () => {
    const { alias, version, ...rest } = expectObject(json);
    const body = schemaBody(Object.fromEntries(entriesOf(rest)), schemaOf("provider", type));
    const own = Object.entries({ alias, version }).flatMap(([name, value]): Attribute[] =>
      value === undefined || value === null ? [] : [{ name, value: fromJson(value, "literal") }],
    );
    const address = typeof alias === "string" ? `provider.${type}.${alias}` : `provider.${type}`;
    const attributes = [...own, ...first(body.attributes ?? [], ["region", "profile"])];
    return { kind: "provider", address, block: { type: "provider", labels: [type], ...body, attributes } };
  });
}

/** Order of https://developer.hashicorp.com/terraform/language/style#variables. */
const VARIABLE_ORDER = ["type", "description", "default", "sensitive", "nullable", "ephemeral"];

function variableBody(json: JsonValue): Body {
  const { validation, ...rest } = expectObject(json);
  const attributes = entriesOf(rest).map(([name, value]) => ({
    name,
    value: at(name, () => (name === "type" ? variableType(value) : fromJson(value, "literal"))),
  }));
  return {
    attributes: first(attributes, VARIABLE_ORDER),
    blocks: blocksOf("validation", validation, (each) => at("validation", () => conditionBody(each))),
  };
}

function variableType(value: JsonValue): Expression {
  if (typeof value !== "string") {
    throw new HclError(`expected a type constraint, found ${JSON.stringify(value)}`);
  }
  return value.startsWith("${") ? bareReference(value) : bareExpression(value);
}

function outputBody(json: JsonValue): Body {
  const { depends_on: _, precondition, ...rest } = expectObject(json);
  const attributes = entriesOf(rest).map(([name, value]) => ({
    name,
    value: at(name, () => fromJson(value, name === "value" ? "template" : "literal")),
  }));
  return {
    attributes: first(attributes, ["description", "value", "sensitive", "ephemeral"]),
    blocks: blocksOf("precondition", precondition, (each) => at("precondition", () => conditionBody(each))),
    dependencies: dependencies(expectObject(json)),
  };
}

function moduleBody(json: JsonValue): Body {
  const { header = [], dependencies: after } = metaArguments(expectObject(json));
  const own = ["source", "version", "providers"];
  const attributes = entriesOf(expectObject(json))
    .filter(([name]) => ![...own, "count", "for_each", "depends_on"].includes(name))
    .map(([name, value]) => ({ name, value: at(name, () => fromJson(value, "template")) }));
  const origin = own.flatMap((name): Attribute[] => {
    const value = expectObject(json)[name];
    if (value === undefined || value === null) {
      return [];
    }
    return [
      {
        name,
        value: at(name, () => (name === "providers" ? referenceMap(value) : fromJson(value, "literal"))),
      },
    ];
  });
  return { header: [...origin, ...header], attributes, dependencies: after };
}

/** `moved`, `import` and `removed`: their addresses and providers are bare references. */
function refactoring(kind: "moved" | "import" | "removed", subject: string, json: JsonObject): TopLevelBlock {
  const { lifecycle, provisioner, ...rest } = json;
  const attributes = entriesOf(rest).map(([name, value]) => ({
    name,
    value: at(name, () =>
      ["from", "to", "provider"].includes(name) ? bareReference(value) : fromJson(value, "template"),
    ),
  }));
  const block: Block = {
    type: kind,
    attributes: first(attributes, ["for_each", "provider", "from", "to", "id"]),
    blocks: provisionerBlocks(provisioner),
    lifecycle: blocksOf("lifecycle", lifecycle, literalBody),
  };
  return { kind, address: `${kind}.${String(json[subject] ?? "")}`, block };
}

function checkBody(json: JsonValue): Body {
  const blocks: Block[] = [];
  for (const [name, value] of entriesOf(expectObject(json))) {
    if (name === "data") {
      blocks.push(...resources("data", "data.", value).map(({ block }) => block));
    } else if (name === "assert") {
      blocks.push(...blocksOf(name, value, conditionBody));
    } else {
      throw new HclError(`"${name}" is no part of a check: a check holds data and assert`);
    }
  }
  return { blocks };
}
