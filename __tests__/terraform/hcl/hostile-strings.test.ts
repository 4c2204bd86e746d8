import { format } from "@cdktf/hcl-tools";
import { parse } from "@cdktf/hcl2json";
import { App, TerraformOutput, TerraformStack, Token } from "cdktf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type JsonValue,
  joinBlocks,
  jsonDocument,
  renderBlocks,
  type TerraformJson,
} from "../../../src/terraform/hcl";
import { lexExpression } from "../../../src/terraform/hcl/lexer";
import { escapeMarkers, literal, template, value } from "./hostile";
import { expectSameConfiguration } from "./roundtrip";

async function expectRoundTrip(json: TerraformJson): Promise<void> {
  const hcl = joinBlocks(renderBlocks(json));
  await expectSameConfiguration(json, hcl);
  expect(await format(hcl)).toBe(hcl);
}

const RUNS = { numRuns: 200 };

describe("hostile strings survive", () => {
  test("as templates in attributes and blocks", () =>
    fc.assert(
      fc.asyncProperty(template, template, (name, key) =>
        expectRoundTrip({
          resource: {
            aws_instance: {
              i: { user_data: name, tags: { [key]: name }, root_block_device: { tags: { a: name } } },
            },
          },
        }),
      ),
      RUNS,
    ));

  test("as templates in outputs, locals and module arguments", () =>
    fc.assert(
      fc.asyncProperty(value(template), (json) =>
        expectRoundTrip({
          output: { o: { value: json } },
          locals: { a: json },
          module: { m: { source: "./m", a: json } },
        }),
      ),
      RUNS,
    ));

  test("as literal text in defaults, descriptions and backends", () =>
    fc.assert(
      fc.asyncProperty(value(literal), literal, (json, text) =>
        expectRoundTrip({
          variable: { v: { default: json, description: text } },
          output: { o: { value: 1, description: text } },
          terraform: { backend: { s3: { key: text } } },
        }),
      ),
      RUNS,
    ));
});

describe("hostile strings in a document", () => {
  const TOKEN = Token.asString({ resolve: () => "${x}", creationStack: [], toString: () => "" });

  function resolved(document: string): TerraformJson {
    const stack = new TerraformStack(new App(), "stack");
    new TerraformOutput(stack, "o", { value: document });
    return stack.toTerraform();
  }

  /** The text between `jsonencode(` and `)`, as HashiCorp's parser reads it. */
  async function contentOf(json: TerraformJson): Promise<unknown> {
    const hcl = joinBlocks(renderBlocks({ output: json.output }));
    await expectSameConfiguration({ output: json.output ?? null }, hcl);
    const bare = hcl.replace("value = jsonencode(", "value = [").replace(/\)\n\}\n$/, "]\n}\n");
    const parsed = await parse("output.tf", bare);
    return parsed.output.o[0].value[0];
  }

  const documentText = literal.filter((text) => !text.includes("TfToken") && !text.includes("e+289"));

  test("are literal text", () =>
    fc.assert(
      fc.asyncProperty(value(documentText), async (json) => {
        const content = await contentOf(resolved(jsonDocument(json)));
        expect(content).toEqual(escaped(json));
      }),
      RUNS,
    ));

  test("beside a token are literal text", () =>
    fc.assert(
      fc.asyncProperty(documentText, documentText, async (before, after) => {
        const content = await contentOf(resolved(jsonDocument({ a: `${before}|${TOKEN}|${after}` })));
        expect(content).toEqual({ a: `${escaped(before)}|\${x}|${escaped(after)}` });
      }),
      RUNS,
    ));

  /** How hcl2json writes literal text: as a template. */
  function escaped(json: JsonValue): unknown {
    if (typeof json === "string") {
      return escapeMarkers(json).normalize("NFC");
    }
    if (Array.isArray(json)) {
      return json.map(escaped);
    }
    if (typeof json === "object" && json !== null) {
      return Object.fromEntries(
        Object.entries(json).map(([key, item]) => [escaped(key), escaped(item ?? null)]),
      );
    }
    return Object.is(json, -0) ? 0 : json;
  }
});

test("what the writer makes of an expression is read back as the same tokens", () => {
  const expression = 'f(a.b["k"], [for x in y : x if x != -1]..., "a${b}\\n") ? { "c d" = 1 } : null';
  const hcl = joinBlocks(renderBlocks({ output: { o: { value: `\${${expression}}` } } }));
  const written = hcl.slice(hcl.indexOf("=") + 1, hcl.lastIndexOf("}"));
  expect(withoutNewlines(written)).toEqual(withoutNewlines(expression));
});

function withoutNewlines(source: string) {
  return lexExpression(source).filter(({ type }) => type !== "newline");
}
