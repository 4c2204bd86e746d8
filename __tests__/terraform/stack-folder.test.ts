import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Layer } from "../../src/terraform/layer";
import { testSite } from "../support/synth";

class ChartLayer extends Layer<Record<string, never>> {
  constructor(app: App) {
    super(app, { site: testSite, name: "chart", summary: "A chart.", source: "test.ts", outputs: {} });
    this.assets.set("charts/pools/Chart.yaml", "name: pools\n");
  }
}

describe("a stack's folder under cdktf.out", () => {
  let outdir: string;
  const folder = () => join(outdir, "stacks/hub-chart");
  const synth = () => {
    const app = new App({ outdir });
    new ChartLayer(app);
    app.synth();
  };

  beforeEach(() => {
    outdir = mkdtempSync(join(tmpdir(), "cdktf-out-"));
  });
  afterEach(() => {
    process.env.SYNTH_HCL_OUTPUT = "";
    rmSync(outdir, { recursive: true });
  });

  it("has the files that the layer brings, so that cdktf deploy finds its charts", () => {
    synth();
    expect(readFileSync(join(folder(), "charts/pools/Chart.yaml"), "utf8")).toBe("name: pools\n");
  });

  it("has one configuration only, whichever syntax came before", () => {
    synth();
    process.env.SYNTH_HCL_OUTPUT = "true";
    synth();
    expect(readdirSync(folder()).filter((file) => file.startsWith("cdk.tf"))).toEqual(["cdk.tf"]);
    process.env.SYNTH_HCL_OUTPUT = "";
    synth();
    expect(readdirSync(folder()).filter((file) => file.startsWith("cdk.tf"))).toEqual(["cdk.tf.json"]);
  });

  it("keeps what Terraform itself put there", () => {
    synth();
    writeFileSync(join(folder(), ".terraform.lock.hcl"), "# lock\n");
    synth();
    expect(existsSync(join(folder(), ".terraform.lock.hcl"))).toBe(true);
  });
});
