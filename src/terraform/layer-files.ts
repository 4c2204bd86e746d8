/** All files of a layer's folder under `infra/`. */

import { joinBlocks } from "./hcl";
import { header } from "./header";
import type { Layer } from "./layer";
import { renderLayerFiles } from "./layer-blocks";
import { stateKeyAlias } from "./state-key-alias";
import type { VariableDefault } from "./variable";

/**
 * The files of one layer by path below its folder: HCL, examples for the operator and local charts. The README is
 * made from the whole deployment (readme.ts), because it names the layers that read this one.
 */
export function layerFiles(layer: Layer): Map<string, string> {
  const files = new Map<string, string>();
  for (const [file, blocks] of renderLayerFiles(layer)) {
    files.set(file, `${header(file, layer.source)}\n${joinBlocks(blocks)}`);
  }
  files.set("terraform.tfvars.example", tfvarsExample(layer));
  files.set("backend.hcl.example", backendExample(layer));
  for (const [file, content] of layer.assets) files.set(file, content);
  return files;
}

function tfvarsExample(layer: Layer): string {
  const lines = [...layer.inputs].map(([name, variable]) => {
    const assignment = variable.required
      ? `${name} = ${exampleFor(variable.props.type)} # required`
      : `# ${name} = ${literal(variable.props.default ?? null)}`;
    return `# ${variable.props.description}\n${assignment}\n`;
  });
  return [
    header("terraform.tfvars.example", layer.source),
    "# Copy to terraform.tfvars and set what differs from the defaults.\n\n",
    lines.join("\n"),
  ].join("");
}

function backendExample(layer: Layer): string {
  const { bucket, region, lockTable } = layer.site.deployment.state;
  const kmsKeyId = stateKeyAlias(layer.site.deployment);
  const settings: [string, VariableDefault][] = [
    ["bucket", bucket],
    ["key", layer.stateKey],
    ["region", region],
    ["encrypt", true],
    ...(kmsKeyId ? [["kms_key_id", kmsKeyId] as [string, VariableDefault]] : []),
    ["use_lockfile", true],
    ...(lockTable ? [["dynamodb_table", lockTable] as [string, VariableDefault]] : []),
  ];
  const width = Math.max(...settings.map(([name]) => name.length));
  return [
    header("backend.hcl.example", layer.source),
    "# Points a copy of this layer at another bucket: terraform init -backend-config=backend.hcl\n\n",
    ...settings.map(([name, value]) => `${name.padEnd(width)} = ${literal(value)}\n`),
  ].join("");
}

function exampleFor(type: string): string {
  if (type.startsWith("list") || type.startsWith("set")) return "[]";
  if (type.startsWith("map") || type.startsWith("object")) return "{}";
  return type === "number" ? "0" : '""';
}

/** A literal on one line, as in a tfvars file. */
export function literal(value: VariableDefault): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return `{ ${Object.entries(value)
      .map(([key, entry]) => `${JSON.stringify(key)} = ${literal(entry)}`)
      .join(", ")} }`;
  }
  if (typeof value !== "string") return String(value);
  return JSON.stringify(value).replaceAll(/[$%]\{/g, (marker) => `${marker[0]}${marker}`);
}
