import {
  asList,
  entriesOf,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
} from "../../../src/terraform/hcl/json";
import { type BodySchema, schemaOf } from "../../../src/terraform/hcl/schema";

/**
 * What `@cdktf/hcl2json` makes of correct HCL for a Terraform JSON configuration: every block a list, references as
 * `${reference}`, literal text with its template markers escaped, no comments and no unset arguments.
 */
export function expectedTree(config: JsonObject): JsonValue {
  const tree: Record<string, JsonValue> = {};
  for (const [name, value] of entriesOf(config)) {
    tree[name] = topLevel(name, value);
  }
  return tree;
}

function topLevel(name: string, value: JsonValue): JsonValue {
  switch (name) {
    case "terraform":
      return asList(value).map((each) => terraform(object(each)));
    case "provider":
      return labelled(value, 1, (json, [type = ""]) => provider(json, type));
    case "variable":
      return labelled(value, 1, variable);
    case "locals":
      return asList(value).map((each) => fields(object(each), templates));
    case "resource":
    case "data":
    case "ephemeral":
      return labelled(value, 2, (json, [type = ""]) => resource(json, schemaOf(name, type)));
    case "module":
      return labelled(value, 1, module);
    case "output":
      return labelled(value, 1, output);
    case "moved":
    case "import":
    case "removed":
      return asList(value).map((each) => refactoring(object(each)));
    case "check":
      return labelled(value, 1, check);
    default:
      throw new Error(`no top-level block: ${name}`);
  }
}

type Rule = (value: JsonValue, name: string) => JsonValue | undefined;

function fields(json: JsonObject, rule: Rule): JsonObject {
  const result: Record<string, JsonValue> = {};
  for (const [name, value] of entriesOf(json)) {
    const field = rule(value, name);
    if (field !== undefined) {
      result[name] = field;
    }
  }
  return result;
}

function labelled(
  value: JsonValue,
  depth: number,
  body: (json: JsonObject, labels: string[]) => JsonObject,
): JsonValue {
  const result: Record<string, JsonValue> = {};
  for (const each of asList(value)) {
    for (const [label, inner] of entriesOf(object(each))) {
      const below =
        depth === 1
          ? asList(inner).map((json) => body(object(json), [label]))
          : labelled(inner, depth - 1, (json, labels) => body(json, [label, ...labels]));
      result[label] = isList(below) ? [...asList(result[label] ?? []), ...below] : below;
    }
  }
  return result;
}

const templates: Rule = (value) => value;

/** Text in which `${` and `%{` have no meaning: HCL has to escape them. */
const literals: Rule = (value) => {
  if (typeof value === "string") {
    return value.replace(/[$%](?=\{)/g, "$&$&");
  }
  if (isList(value)) {
    return value.map((item) => literals(item, "") ?? null);
  }
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [literals(key, "") as string, literals(item ?? null, "")]),
    );
  }
  return value;
};

const references: Rule = (value) => {
  if (isList(value)) {
    return value.map((item) => references(item, "") ?? null);
  }
  return typeof value === "string" && !value.startsWith("${") ? `\${${value}}` : value;
};

const blocks =
  (rule: Rule): Rule =>
  (value) => {
    const items = asList(value);
    return items.length === 0 ? undefined : items.map((each) => fields(object(each), rule));
  };

const set =
  (rule: Rule): Rule =>
  (value, name) =>
    value === null ? undefined : rule(value, name);

const META: Readonly<Record<string, Rule>> = {
  count: set(templates),
  for_each: set(templates),
  provider: set(references),
  depends_on: set(references),
  connection: blocks(templates),
  provisioner: (value) => provisioners(value),
  lifecycle: blocks((value, name) => {
    if (name === "precondition" || name === "postcondition") {
      return blocks(templates)(value, name);
    }
    return set(name === "ignore_changes" || name === "replace_triggered_by" ? references : literals)(
      value,
      name,
    );
  }),
};

function resource(json: JsonObject, schema: BodySchema): JsonObject {
  return fields(json, (value, name) => (META[name] ?? argumentsOf(schema))(value, name));
}

function argumentsOf(schema: BodySchema): Rule {
  return (value, name) => {
    if (name === "dynamic") {
      return labelled(value, 1, (json, [type = ""]) => dynamic(json, type, schema));
    }
    const argument = schema.argument(name);
    if (!argument) {
      throw new Error(`no such argument: ${name}`);
    }
    if (argument.kind === "attribute" || value === null) {
      return set(templates)(value, name);
    }
    const asBlocks = isObject(value) || (isList(value) && value.length > 0 && value.every(isObject));
    if (argument.kind === "attribute-as-blocks" && !asBlocks) {
      return value;
    }
    return blocks(argumentsOf(argument.body))(value, name);
  };
}

function dynamic(json: JsonObject, type: string, schema: BodySchema): JsonObject {
  const argument = schema.argument(type);
  if (!argument || argument.kind === "attribute") {
    throw new Error(`no block type: ${type}`);
  }
  return fields(json, (value, name) => {
    if (name === "content") {
      return blocks(argumentsOf(argument.body))(value, name);
    }
    return name === "iterator" ? references(value, name) : value;
  });
}

function provisioners(value: JsonValue): JsonValue {
  return labelled(value, 1, (json) =>
    fields(json, (each, name) => {
      if (name === "connection") {
        return blocks(templates)(each, name);
      }
      return set(name === "when" || name === "on_failure" ? references : templates)(each, name);
    }),
  );
}

function provider(json: JsonObject, type: string): JsonObject {
  const rule = argumentsOf(schemaOf("provider", type));
  return fields(json, (value, name) =>
    (name === "alias" || name === "version" ? literals : rule)(value, name),
  );
}

function variable(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    if (name === "validation") {
      return blocks(templates)(value, name);
    }
    return (name === "type" ? references : literals)(value, name);
  });
}

function output(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    switch (name) {
      case "value":
        return value;
      case "depends_on":
        return set(references)(value, name);
      case "precondition":
        return blocks(templates)(value, name);
      default:
        return literals(value, name);
    }
  });
}

function module(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    switch (name) {
      case "source":
      case "version":
        return set(literals)(value, name);
      case "count":
      case "for_each":
        return set(templates)(value, name);
      case "depends_on":
        return set(references)(value, name);
      case "providers":
        return moduleProviders(object(value));
      default:
        return value;
    }
  });
}

/** hcl2json gives the key `aws.peer`, which is a reference, as an interpolation; a key that is one word stays. */
function moduleProviders(json: JsonObject): JsonValue {
  const entries = entriesOf(json).map(([key, value]) => [
    key.includes(".") ? `\${${key}}` : key,
    references(value, ""),
  ]);
  return Object.fromEntries(entries);
}

function refactoring(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    if (name === "lifecycle") {
      return blocks(literals)(value, name);
    }
    if (name === "provisioner") {
      return provisioners(value);
    }
    return name === "from" || name === "to" || name === "provider" ? references(value, name) : value;
  });
}

function check(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    if (name === "data") {
      return labelled(value, 2, (each, [type = ""]) => resource(each, schemaOf("data", type)));
    }
    return blocks(templates)(value, name);
  });
}

/** hcl2json gives `backend`, `cloud` and `required_providers` as blocks, that is as lists. */
function terraform(json: JsonObject): JsonObject {
  return fields(json, (value, name) => {
    switch (name) {
      case "backend":
        return labelled(value, 1, (each, [type = ""]) =>
          state(each, { remote: "workspaces", kubernetes: "exec" }[type]),
        );
      case "cloud":
        return asList(value).map((each) => state(object(each), "workspaces"));
      case "required_providers":
        return blocks((each) => (isObject(each) ? fields(each, requirement) : literals(each, "")))(
          value,
          name,
        );
      default:
        return set(literals)(value, name);
    }
  });
}

const requirement: Rule = (value, name) =>
  (name === "configuration_aliases" ? references : literals)(value, name);

function state(json: JsonObject, blockType: string | undefined): JsonObject {
  return fields(json, (value, name) => (name === blockType ? blocks(literals) : literals)(value, name));
}

function object(value: JsonValue): JsonObject {
  if (!isObject(value)) {
    throw new Error(`no object: ${JSON.stringify(value)}`);
  }
  return value;
}
