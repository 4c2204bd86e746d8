import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LayerFolder } from "../layers";
import { requiredProviders } from "../layers";
import { mockedDataSources, mockedResources, validationOptions } from "./mock-values";

/** Values of a layer's outputs, by name. */
export type OutputValues = Readonly<Record<string, unknown>>;

/**
 * The file of a `terraform test` that plans and applies a layer with mocked providers, and with the outputs of the
 * layers that it reads in place of their states.
 *
 * https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export function testFile(
  layer: LayerFolder,
  folder: string,
  outputsOf: (layer: string) => OutputValues,
  certificateNames: readonly string[] = [],
): string {
  const test = {
    mock_provider: mockedProviders(folder),
    override_data: [...layer.reads].map(([dataSource, producer]) => ({
      target: `data.terraform_remote_state.${dataSource}`,
      values: { outputs: escaped(outputsOf(producer)) },
    })),
    override_resource: certificatesOf(folder).map((name) => ({
      target: `aws_acm_certificate.${name}`,
      values: { domain_validation_options: validationOptions(certificateNames) },
    })),
    run: { plan: { command: "plan" }, apply: { command: "apply" } },
  };
  return JSON.stringify(test, undefined, 2);
}

/** Sample values for the outputs of a layer that was not applied, by kind and name. */
export function sampleOutputs(layer: LayerFolder): OutputValues {
  return Object.fromEntries([...layer.outputs].map(([name, kind]) => [name, sample(name, kind)]));
}

function sample(name: string, kind: string): unknown {
  const text = name.endsWith("_arn") ? "arn:aws:iam::123456789012:role/sample" : `sample-${name}`;
  if (kind === "list") return [1, 2, 3].map((number) => `${text}-${number}`);
  return kind === "map" ? {} : text;
}

function certificatesOf(folder: string): string[] {
  return [...hclOf(folder).matchAll(/^resource "aws_acm_certificate" "(\w+)"/gm)].flatMap(
    ([, name]) => name ?? [],
  );
}

function mockedProviders(folder: string): Record<string, unknown[]> {
  const names = requiredProviders(folder).map((source) => source.split("/").at(-1) ?? source);
  return Object.fromEntries(
    names.map((name) => [
      name,
      [undefined, ...aliasesOf(folder, name)].map((alias) => ({
        ...(alias === undefined ? {} : { alias }),
        ...mocksOf(folder, name),
      })),
    ]),
  );
}

function aliasesOf(folder: string, provider: string): string[] {
  const blocks = hclOf(folder).split(/^(?=provider ")/m);
  return blocks
    .filter((block) => block.startsWith(`provider "${provider}"`))
    .flatMap((block) => /^\s*alias\s*=\s*"([^"]+)"/m.exec(block.split(/^}/m)[0] ?? "")?.[1] ?? []);
}

/** Only the types that the layer has: Terraform refuses none, but the file stays readable. */
function mocksOf(folder: string, provider: string): Record<string, unknown> {
  const hcl = hclOf(folder);
  const used = (block: string, kind: string, table: typeof mockedResources): Record<string, unknown> => {
    const mocks = Object.entries(table)
      .filter(([type]) => type.startsWith(`${provider}_`) && hcl.includes(`${kind} "${type}"`))
      .map(([type, defaults]) => [type, { defaults: escaped(defaults) }]);
    // A block without labels would be an error.
    return mocks.length === 0 ? {} : { [block]: Object.fromEntries(mocks) };
  };
  return {
    ...used("mock_resource", "resource", mockedResources),
    ...used("mock_data", "data", mockedDataSources),
  };
}

/**
 * Whether Terraform can mock what the folder holds: its mocked providers have no ephemeral resources.
 *
 * https://developer.hashicorp.com/terraform/language/tests/mocking
 */
export function canBeMocked(folder: string): boolean {
  return !/^ephemeral "/m.test(hclOf(folder));
}

function hclOf(folder: string): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".tf"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

/** Strings in Terraform's JSON are templates. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll(/[$%]\{/g, (marker) => `${marker[0]}${marker}`);
  if (Array.isArray(value)) return value.map(escaped);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escaped(entry)]));
}
