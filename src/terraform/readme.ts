/** The README of a layer: what it makes, what goes in and out, who reads whom, how to apply it. */
import { header } from "./header";
import type { Layer } from "./layer";
import { literal } from "./layer-files";
import { outputType } from "./outputs";

/** Renders a layer's README. `readers` are the layers of the deployment that read this one. */
export function layerReadme(layer: Layer, readers: readonly Layer[]): string {
  const sections = [
    `# ${layer.node.id}\n\n${layer.summary}`,
    ...layer.readme.map(({ title, body }) => `## ${title}\n\n${body}`),
    `## Apply\n\n${applyCommands(layer)}`,
    `## Reads\n\n${links([...layer.reads.values()], layer, "Nothing: it stands on its own.")}`,
    `## Read by\n\n${links(readers, layer, "No other layer.")}`,
    `## Inputs\n\n${inputsTable(layer)}`,
    `## Outputs\n\n${outputsTable(layer)}`,
  ];
  return `${header("README.md", layer.source)}\n${sections.join("\n\n")}\n`;
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A relative link from one layer's folder to another's. */
function linkTo(target: Layer, from: Layer): string {
  const up = from.path
    .split("/")
    .slice(1)
    .map(() => "..")
    .join("/");
  const below = target.path.split("/").slice(1).join("/");
  return `[${target.node.id}](${up}/${below})`;
}

function links(layers: readonly Layer[], from: Layer, none: string): string {
  return layers.length === 0 ? none : layers.map((layer) => `- ${linkTo(layer, from)}`).join("\n");
}

function inputsTable(layer: Layer): string {
  return table(
    ["name", "type", "default", "description"],
    [...layer.inputs].map(([name, { props }]) => [
      `\`${name}\``,
      `\`${props.type}\``,
      props.default === undefined ? "required" : `\`${literal(props.default)}\``,
      props.description,
    ]),
  );
}

function outputsTable(layer: Layer): string {
  const rows = Object.entries(layer.outputs).map(([name, spec]) => [
    `\`${name}\``,
    `\`${outputType(spec)}\``,
    spec.description,
  ]);
  return rows.length === 0 ? "None." : table(["name", "type", "description"], rows);
}

function applyCommands(layer: Layer): string {
  const first = layer.predecessors.map((earlier) => `\`${earlier.node.id}\``);
  const after = first.length === 0 ? "" : `After ${first.join(", ")}:\n\n`;
  return `${after}\`\`\`sh
cd infra/${layer.path}
terraform init
terraform apply
\`\`\`

Or from TypeScript: \`npx cdktf deploy ${layer.node.id}\`.`;
}
