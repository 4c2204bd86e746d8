import fc from "fast-check";
import type { JsonValue } from "../../../src/terraform/hcl";

/** Escapes template markers. */
export const escapeMarkers = (text: string): string => text.replace(/[$%](?=\{)/g, "$&$&");

/** Pieces that have a meaning to some parser on the way. */
const PIECES = [
  ..."\"'\\{}[]()$%~#/=:,.<>- \t\n\r\u0000\u001b\u007f\u0085\u00a0\u2028\u200b\u0301é漢🎉",
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
export const literal = fc
  .array(fc.constantFrom(...PIECES, ...MARKERS), { maxLength: 12 })
  .map((pieces) => pieces.join(""));

/** Text as it stands in a template: literal text with its markers escaped, and sequences between. */
export const template = fc
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

/** Any JSON value whose strings and keys are such texts. */
export const value = (text: fc.Arbitrary<string>): fc.Arbitrary<JsonValue> =>
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
