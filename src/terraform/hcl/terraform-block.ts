import type { Attribute, Block } from "./block";
import { type Body, blocksOf, expectObject, expressionBody, first, literalBody } from "./body";
import type { TopLevelBlock } from "./configuration";
import { bareReference, type Expression, fromJson } from "./expression";
import { entriesOf, isList, isObject, type JsonObject, type JsonValue } from "./json";
import { labelled } from "./labels";

/** Backend and cloud settings are a block of their own: they go into a file of their own. */
export function terraformBlocks(json: JsonObject): TopLevelBlock[] {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  const state: TopLevelBlock[] = [];
  for (const [name, value] of entriesOf(json)) {
    if (name === "backend") {
      for (const [[type = ""], settings] of labelled(value, 1)) {
        const block = { type: "backend", labels: [type], ...stateBody(settings, BACKEND_BLOCKS[type]) };
        state.push({
          kind: "backend",
          address: `backend.${type}`,
          block: { type: "terraform", blocks: [block] },
        });
      }
    } else if (name === "cloud") {
      for (const block of blocksOf(name, value, (each) => stateBody(each, "workspaces"))) {
        state.push({
          kind: "backend",
          address: "backend.cloud",
          block: { type: "terraform", blocks: [block] },
        });
      }
    } else if (name === "required_providers") {
      blocks.push(...blocksOf(name, value, requiredProvidersBody));
    } else if (name === "provider_meta") {
      blocks.push(
        ...labelled(value, 1).map(([labels, each]) => ({ type: name, labels, ...expressionBody(each) })),
      );
    } else if (value !== null) {
      attributes.push({ name, value: fromJson(value, "literal") });
    }
  }
  const own: TopLevelBlock = {
    kind: "terraform",
    address: "terraform",
    block: { type: "terraform", attributes, blocks },
  };
  return attributes.length + blocks.length > 0 ? [own, ...state] : state;
}

/** The nested blocks of backends; all other backends take attributes only. */
const BACKEND_BLOCKS: Readonly<Record<string, string>> = { remote: "workspaces", kubernetes: "exec" };

function stateBody(json: JsonValue, blockType: string | undefined): Body {
  const { attributes = [] } = literalBody(json);
  const nested = blockType === undefined ? undefined : expectObject(json)[blockType];
  return {
    attributes: attributes.filter(({ name }) => name !== blockType),
    blocks: blockType === undefined ? [] : blocksOf(blockType, nested, literalBody),
  };
}

function requiredProvidersBody(json: JsonValue): Body {
  const attributes = entriesOf(expectObject(json)).map(([name, value]) => ({
    name,
    value: isObject(value) ? requirement(value) : fromJson(value, "literal"),
  }));
  return { attributes, compact: true };
}

function requirement(json: JsonObject): Expression {
  const settings = first(
    entriesOf(json).map(([name, value]) => ({ name, value: requirementSetting(name, value) })),
    ["source", "version"],
  );
  return {
    kind: "object",
    entries: settings.map(({ name, value }) => ({ key: { kind: "atom", type: "ident", text: name }, value })),
  };
}

function requirementSetting(name: string, value: JsonValue): Expression {
  return name === "configuration_aliases" && isList(value)
    ? { kind: "list", items: value.map(bareReference) }
    : fromJson(value, "literal");
}
