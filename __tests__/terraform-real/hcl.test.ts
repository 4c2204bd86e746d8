/** What Terraform itself makes of the HCL that we write; needs no provider. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type JsonValue, joinBlocks, renderBlocks, type TerraformJson } from "../../src/terraform/hcl";
import { CORPUS } from "../terraform/hcl/corpus";
import { literal, template, value } from "../terraform/hcl/hostile";

/** Newer than the parser and the formatter that the unit tests have. */
const PROVIDER_FUNCTION: TerraformJson = {
  locals: { account: '${provider::aws::arn_parse("arn:aws:iam::1:role/r").account_id}' },
};

const hasTerraform = spawnSync("terraform", ["version"]).status === 0;
if (!hasTerraform) {
  console.warn("skipped: __tests__/terraform-real/hcl.test.ts needs Terraform on the PATH");
}

describe.skipIf(!hasTerraform)("Terraform", () => {
  let directory = "";

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "hcl-"));
  });

  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  test("fmt changes nothing", () => {
    [...CORPUS, PROVIDER_FUNCTION].forEach((json, index) => {
      writeFileSync(join(directory, `corpus-${index}.tf`), joinBlocks(renderBlocks(json)));
    });
    const { status, stdout } = spawnSync("terraform", ["fmt", "-check", "-diff", directory], {
      encoding: "utf8",
    });
    expect(joinBlocks(renderBlocks(PROVIDER_FUNCTION))).toContain("account = provider::aws::arn_parse(");
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("evaluates hostile strings in HCL as it does in JSON", { timeout: 120_000 }, () => {
    const sample = <T>(arbitrary: fc.Arbitrary<T>): T[] => fc.sample(arbitrary, { seed: 42, numRuns: 150 });
    const templates = [
      ...sample(template),
      ...[
        'a ${~ "b" ~} c',
        "  ${~ 1 ~}",
        "a\n  ${~ 2 ~}\n  b\n",
        "$ ${~ 3}",
        "%{ if true ~}\n x\n%{~ endif }\n",
      ],
      ...["  indented\n   more\n", "\tx\n\n y\n", "a\\n$\n%\n", "$${x}\n%%{y}\n$$${z}\n", "\n", "a\n\n"],
    ].map((text) =>
      withoutLoneReturns(text)
        .replaceAll("${x}", "${local.x}")
        .replaceAll("if x", "if local.x")
        .replaceAll('${f("}", "${y}")}', '${format("}%s", "${local.x}")}'),
    );
    const literals = sample(value(literal)).map(withUniqueKeys);
    const json: TerraformJson = {
      locals: { x: true },
      variable: Object.fromEntries(
        literals.map((each, index) => [`v${index}`, { default: each, description: "any ${text}" }]),
      ),
      output: {
        templates: { value: templates },
        values: { value: literals.map(asTemplate) },
        variables: { value: literals.map((_, index) => `\${var.v${index}}`) },
      },
    };
    expect(outputsOf("hcl", "main.tf", joinBlocks(renderBlocks(json)))).toEqual(
      outputsOf("json", "main.tf.json", JSON.stringify(json)),
    );
  });

  function outputsOf(name: string, file: string, text: string): unknown {
    const folder = join(directory, name);
    mkdirSync(folder);
    writeFileSync(join(folder, file), text);
    const run = (...words: string[]): string => {
      const { status, stdout, stderr } = spawnSync("terraform", words, { cwd: folder, encoding: "utf8" });
      expect(status, stderr.slice(0, 300) + stderr.slice(-300)).toBe(0);
      return stdout;
    };
    run("init", "-input=false");
    run("apply", "-auto-approve", "-input=false", "-no-color");
    return JSON.parse(run("output", "-json"));
  }
});

/**
 * In a template of the JSON syntax a carriage return that no line feed follows stops Terraform's scanner: it takes the
 * rest of the string, interpolations and all, as literal text. The HCL means what the string says.
 */
function withoutLoneReturns(text: string): string {
  return text.replace(/\r(?!\n)/g, "");
}

/** Numbers the keys but the first: two may be the same text to Terraform, which normalises Unicode. */
function withUniqueKeys(json: JsonValue): JsonValue {
  if (Array.isArray(json)) {
    return json.map(withUniqueKeys);
  }
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(
      Object.entries(json).map(([key, item], index) => [
        index === 0 ? key : `${index}${key}`,
        withUniqueKeys(item ?? null),
      ]),
    );
  }
  return json;
}

/** Literal text as Terraform's JSON syntax has it in a place for expressions. */
function asTemplate(json: JsonValue): JsonValue {
  if (typeof json === "string") {
    return withoutLoneReturns(json).replace(/[$%](?=\{)/g, "$&$&");
  }
  if (Array.isArray(json)) {
    return json.map(asTemplate);
  }
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(
      Object.entries(json).map(([key, item]) => [String(asTemplate(key)), asTemplate(item ?? null)]),
    );
  }
  return json;
}
