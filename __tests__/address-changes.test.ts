import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { App } from "cdktf";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeLostAddress, lostAddresses } from "../src/address-changes";
import { addressFile } from "../src/terraform/deployment-files";
import { Layer } from "../src/terraform/layer";
import { testSite } from "./support/synth";

class NetworkLayer extends Layer<Record<string, never>> {
  constructor(app: App) {
    super(app, { site: testSite, name: "network", summary: "A network.", source: "test.ts", outputs: {} });
    new Vpc(this, "main", { cidrBlock: "10.0.0.0/16" });
  }
}

describe("the committed addresses of a layer", () => {
  let root: string;
  let layer: NetworkLayer;
  const lost = () => lostAddresses(root, "test", [layer]);
  const commit = (...addresses: string[]) => {
    const file = join(root, addressFile("test", layer));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, ["# header", ...addresses, ""].join("\n"));
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "addresses-"));
    layer = new NetworkLayer(new App());
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("may grow", () => {
    commit();
    expect(lost()).toEqual([]);
  });

  it("are not asked for in a new layer", () => {
    expect(lost()).toEqual([]);
  });

  it("must all be made, and a new one of the same type is proposed as the new name", () => {
    commit("aws_vpc.this");
    expect(lost()).toEqual([{ layer: "hub-network", address: "aws_vpc.this", candidates: ["aws_vpc.main"] }]);
    expect(lost().map(describeLostAddress)[0]).toContain('this.moved("aws_vpc.this", "aws_vpc.main")');
  });

  it("may be left by a moved block", () => {
    commit("aws_vpc.this");
    layer.moved("aws_vpc.this", "aws_vpc.main");
    expect(lost()).toEqual([]);
  });
});
