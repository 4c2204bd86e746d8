import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { coderdemo } from "../../src/deployments/coderdemo";
import { synthesize } from "../../src/synth";

const root = join(__dirname, "../..");
const output = mkdtempSync(join(tmpdir(), "cdktf-hcl-"));
const layers = synthesize(coderdemo).layers;

afterAll(() => rmSync(output, { recursive: true }));

describe("npx cdktf synth --hcl", () => {
  const run = spawnSync("npx", ["cdktf", "synth", "--hcl", "--output", output], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1", DISABLE_VERSION_CHECK: "1" },
  });

  it("succeeds", () => {
    expect(run.stderr).not.toContain("Error");
    expect(run.status).toBe(0);
  });

  it.each(layers.map((layer) => [layer.node.id, layer] as const))(
    "writes the same HCL for %s",
    (id, layer) => {
      const written = readFileSync(join(output, "stacks", id, "cdk.tf"), "utf8");
      expect(written.trimEnd()).toBe(layer.toHclTerraform().hcl.trimEnd());
    },
  );
});
