import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { coderdemo } from "../src/deployments/coderdemo";
import { synthesize } from "../src/synth";
import { joinBlocks } from "../src/terraform/hcl";
import { renderLayer } from "../src/terraform/layer-blocks";
import { expectSameConfiguration } from "./terraform/hcl/roundtrip";

const infra = join(__dirname, "../infra");
const { layers } = synthesize(coderdemo, new Date("2026-11-20"));

/** All committed HCL of a layer as one text. */
function committedHcl(path: string): string {
  const folder = join(infra, path);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".tf"))
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

describe.each(layers.map((layer) => [layer.node.id, layer] as const))("the HCL of %s", (_, layer) => {
  it("says what the Terraform JSON says", async () => {
    await expectSameConfiguration(layer.toTerraform(), committedHcl(layer.path));
  });

  it("is made from the JSON that CDKTF itself synthesises", () => {
    const { "//": _, ...json } = layer.toTerraform();
    expect(layer.configuration()).toEqual(json);
  });

  it("is the same from `cdktf synth --hcl`", () => {
    expect(layer.toHclTerraform().hcl).toBe(joinBlocks(renderLayer(layer)));
  });

  it("names its backend, versions and inputs", () => {
    expect(committedHcl(layer.path)).toContain(`key          = "${layer.stateKey}"`);
  });
});

describe("the order of the layers", () => {
  it("has no layer that needs a later one", () => {
    const position = new Map(layers.map((layer, index) => [layer.node.id, index]));
    const early = layers.flatMap((layer, index) =>
      layer.predecessors
        .filter((earlier) => (position.get(earlier.node.id) ?? Number.POSITIVE_INFINITY) >= index)
        .map((earlier) => `${layer.node.id} before ${earlier.node.id}`),
    );
    expect(early).toEqual([]);
  });

  it("names every stack <region key>-<layer> and keeps each state under its folder", () => {
    for (const layer of layers) {
      expect(layer.node.id).toBe(`${layer.site.region.key}-${layer.layerName}`);
      expect(layer.stateKey).toBe(`${layer.path}/terraform.tfstate`);
      expect(layer.path.startsWith(`coderdemo/${layer.site.region.name}/`)).toBe(true);
    }
  });
});
