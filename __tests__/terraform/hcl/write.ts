import { format } from "@cdktf/hcl-tools";
import { expect } from "vitest";
import { joinBlocks, renderBlocks, type TerraformJson } from "../../../src/terraform/hcl";
import { expectSameConfiguration } from "./roundtrip";

/**
 * Writes a configuration as HCL and requires that HashiCorp's parser reads the same configuration from it and that
 * HashiCorp's formatter (hclwrite, which `terraform fmt` is) changes nothing.
 */
export async function write(json: TerraformJson): Promise<string> {
  const text = joinBlocks(renderBlocks(json));
  await expectSameConfiguration(json, text);
  expect(await format(text)).toBe(text);
  return text;
}

/** The lines of a template literal without the indentation of the test around them. */
export function lines(strings: TemplateStringsArray, ...values: readonly string[]): string {
  const all = String.raw({ raw: strings.raw }, ...values)
    .replace(/^\n/, "")
    .split("\n");
  const margin = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return `${all
    .map((line) => line.slice(margin))
    .join("\n")
    .trimEnd()}\n`;
}
