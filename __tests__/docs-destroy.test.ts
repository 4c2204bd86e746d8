import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadDeployment } from "../src/deployments";
import { synthesize } from "../src/synth";

/** The layers in the table of docs/operations/destroy.md, from the first that is destroyed to the last. */
const documented = [
  ...readFileSync(join(__dirname, "..", "docs", "operations", "destroy.md"), "utf8").matchAll(
    /^\| \d+ \| `([a-z0-9-]+)` \|/gm,
  ),
].map((match) => match[1] ?? "");

const { layers } = synthesize(loadDeployment("coderdemo"));

describe("docs/operations/destroy.md", () => {
  it("has every layer once", () => {
    expect(new Set(documented).size).toBe(documented.length);
    expect(documented).toEqual(
      expect.arrayContaining([...new Set(layers.map(({ layerName }) => layerName))]),
    );
  });

  it("destroys no layer before one that builds on it", () => {
    for (const layer of layers) {
      for (const earlier of layer.predecessors) {
        if (earlier.layerName === layer.layerName) continue;
        expect(
          documented.indexOf(layer.layerName),
          `${layer.node.id} is destroyed before ${earlier.node.id}`,
        ).toBeLessThan(documented.indexOf(earlier.layerName));
      }
    }
  });

  it("keeps every controller until what it made is gone", () => {
    const isBefore = (one: string, other: string) => documented.indexOf(one) < documented.indexOf(other);
    for (const withLoadBalancer of ["coder-server", "coder-proxy", "litellm"]) {
      expect(isBefore(withLoadBalancer, "lb-controller")).toBe(true);
    }
    for (const onItsNodes of ["coder-server", "coder-proxy", "coder-ws"]) {
      expect(isBefore(onItsNodes, "karpenter")).toBe(true);
    }
    expect(isBefore("karpenter", "ebs-controller")).toBe(true);
    expect(isBefore("coder-ws", "ebs-controller")).toBe(true);
  });
});
