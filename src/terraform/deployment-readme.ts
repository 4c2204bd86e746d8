/** The index of a deployment under `infra/`: the layers in order, and a diagram of who reads whom. */
import { header } from "./header";
import type { Layer } from "./layer";
import { table } from "./readme";

/** Renders `infra/<deployment>/README.md`. */
export function deploymentReadme(deployment: string, layers: readonly Layer[]): string {
  return [
    header("README.md", `src/deployments/${deployment}.ts`).trimEnd(),
    `# ${deployment}`,
    "Apply the layers from top to bottom. Layers that share a wave do not read each other and can be applied side by side.",
    layerTable(layers),
    "## Who reads whom",
    diagram(layers),
  ]
    .join("\n\n")
    .concat("\n");
}

/** For every layer the earliest wave in which it can be applied: one after the last of its predecessors. */
export function waves(layers: readonly Layer[]): Map<Layer, number> {
  const wave = new Map<Layer, number>();
  for (const layer of layers) {
    const earlier = layer.predecessors.map((predecessor) => wave.get(predecessor) ?? 0);
    wave.set(layer, 1 + Math.max(0, ...earlier));
  }
  return wave;
}

function layerTable(layers: readonly Layer[]): string {
  const wave = waves(layers);
  const rows = layers.map((layer, index) => {
    const folder = layer.path.split("/").slice(1).join("/");
    const after = layer.predecessors.map((earlier) => earlier.node.id).join(", ");
    return [
      String(index + 1),
      String(wave.get(layer)),
      `[${layer.node.id}](${folder})`,
      layer.summary,
      after,
    ];
  });
  return table(["#", "wave", "layer", "makes", "after"], rows);
}

function diagram(layers: readonly Layer[]): string {
  const regions = [...new Set(layers.map((layer) => layer.site.region.name))];
  const lines = regions.flatMap((region) => [
    `  subgraph ${region.replaceAll("-", "_")}["${region}"]`,
    ...layers
      .filter((layer) => layer.site.region.name === region)
      .map((layer) => `    ${layer.node.id}["${layer.layerName}"]`),
    "  end",
  ]);
  const arrows = layers.flatMap((layer) =>
    [...layer.reads.values()].map((read) => `  ${read.node.id} --> ${layer.node.id}`),
  );
  return ["```mermaid", "flowchart LR", ...lines, ...arrows, "```"].join("\n");
}
