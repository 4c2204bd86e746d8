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
import { expectSameConfiguration } from "./roundtrip";

const escapeMarkers = (text: string): string => text.replace(/[$%](?=\{)/g, "$&$&");

/** Pieces that have a meaning to some parser on the way. */
const PIECES = [
  ..."\"'\\{}[]()$%~#/=:,.<>- \t\n\r\u0000\u001b\u007f\u0085\u00a0\u2028\ufeff\u200b\u0301é漢🎉",
  ...[
    "EOT",
    "<<-EOT",
    "\nEOT\n",
    "  EOT\n",
    "\\n",
    "\\u0041",
    "null",
    "true",
    "1e5",
    "a",
    "B",
    "\r\n",
    "  ",
    "*/",
    "//",
  ],
  ...["-1.8881545897087503e+289", "#{TfToken[TOKEN.0]}", "🏳️‍🌈", "e\u0301"],
];
const MARKERS = ["${", "%{", "$${", "%%{", "${x}", "%{if x}", "$$", "%%"];

/** Any text, as it stands in a literal place. */
const literal = fc
  .array(fc.constantFrom(...PIECES, ...MARKERS), { maxLength: 12 })
  .map((pieces) => pieces.join(""));

/** Text as it stands in a template: literal text with its markers escaped, and sequences between. */
const template = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: literal.map((text) => escapeMarkers(text).replace(/[$%]\p{White_Space}*$/u, "$&|")),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom("${x}", '${f("}", "${y}")}', "%{ if x }a%{ else }\n%{ endif }"),
      },
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(""));

const value = (text: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> =>
  fc.letrec<{ tree: JsonValue; leaf: JsonValue }>((tie) => ({
    leaf: fc.oneof(
      { weight: 4, arbitrary: text },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    ),
    tree: fc.oneof(
      { maxDepth: 3 },
      tie("leaf"),
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(text, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).tree;

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
