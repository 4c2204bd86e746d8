import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RegionInput } from "../../src/config/deployment";
import { resolveDeployment } from "../../src/config/resolve";
import { coderdemo } from "../../src/deployments/coderdemo";

const root = join(__dirname, "../..");
const resolved = resolveDeployment(coderdemo);

describe("coderdemo", () => {
  it("has the hub in Ohio, a spoke with server and proxy in Oregon and a proxy spoke in London", () => {
    const summary = resolved.regions.map(({ key, name, role, coderServer, clusterName, vpc }) => [
      key,
      name,
      role,
      coderServer,
      clusterName,
      vpc.cidr,
    ]);
    expect(summary).toEqual([
      ["hub", "us-east-2", "hub", true, "coderdemo", "10.0.0.0/16"],
      ["euw2", "eu-west-2", "spoke", false, "coderdemo-euw2", "10.2.0.0/16"],
      ["usw2", "us-west-2", "spoke", true, "coderdemo-usw2", "10.1.0.0/16"],
    ]);
  });

  it("keeps its state in one bucket in the hub's region", () => {
    expect(resolved.state).toEqual({
      bucket: "coderdemo-terraform-state",
      region: "us-east-2",
      encryption: "kms",
    });
    expect(resolved.domain).toBe("coderdemo.io");
  });

  it("admits only a documentation range to the API endpoints until an operator names networks", () => {
    expect(resolved.regions.map(({ apiAccess }) => apiAccess.publicCidrs)).toEqual(
      resolved.regions.map(() => ["203.0.113.0/24"]),
    );
  });

  it.each(["us-east-2", "us-west-2", "eu-west-2"])("describes %s in at most 20 lines", (name) => {
    const text = readFileSync(join(root, `src/regions/${name}.ts`), "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(20);
  });

  it("lists each region in one line of the barrel", () => {
    const lines = readFileSync(join(root, "src/regions/index.ts"), "utf8").split("\n");
    expect(lines.filter((line) => line.startsWith("export"))).toEqual([
      'export * from "./eu-west-2";',
      'export * from "./us-east-2";',
      'export * from "./us-west-2";',
    ]);
  });
});

describe("a fourth region", () => {
  const apSoutheast2: RegionInput = {
    key: "apse2",
    name: "ap-southeast-2",
    role: "spoke",
    vpc: { cidr: "10.3.0.0/16" },
    cluster: { apiAccess: ["203.0.113.0/24"] },
    maxWorkspaces: 100,
  };
  const grown = resolveDeployment({ ...coderdemo, regions: [...coderdemo.regions, apSoutheast2] });

  it("is one value of at most 15 lines", () => {
    const text = readFileSync(__filename, "utf8");
    const start = text.indexOf("const apSoutheast2");
    expect(text.slice(start, text.indexOf("};", start) + 2).split("\n").length).toBeLessThanOrEqual(15);
    expect(grown.spokes.map(({ key }) => key)).toEqual(["apse2", "euw2", "usw2"]);
  });

  it("changes nothing in the others but the hub's peers", () => {
    const others = grown.regions.filter(({ key }) => key !== "apse2");
    expect(others.map(({ subnets }) => subnets)).toEqual(resolved.regions.map(({ subnets }) => subnets));
    expect(others.filter(({ role }) => role === "spoke")).toEqual(resolved.spokes);
    expect({ ...grown.hub, peers: resolved.hub.peers }).toEqual(resolved.hub);
    expect(grown.hub.peers.map(({ key }) => key)).toEqual(["apse2", "euw2", "usw2"]);
  });
});
