import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { currentReadme } from "../scripts/readme";
import { resolveDeployment } from "../src/config/resolve";
import { coderdemo } from "../src/deployments/coderdemo";
import { topologyDiagram } from "../src/topology";

const root = join(__dirname, "..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("README.md", () => {
  it("has the picture and the excerpt of today's code (npm run readme)", () => {
    expect(readme).toBe(currentReadme());
  });

  it("names only npm scripts that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
    const named = [...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name ?? "");
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it.each(["README.md", "CONTRIBUTING.md", "docs/ARCHITECTURE.md", "infra/coderdemo/README.md"])(
    "%s links only to what is there",
    (page) => {
      const text = readFileSync(join(root, page), "utf8");
      const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? "");
      expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
    },
  );
});

describe("the picture of a deployment", () => {
  const diagram = topologyDiagram(resolveDeployment(coderdemo));

  it("shows every region with its VPC and cluster, and the peerings with the hub", () => {
    expect(diagram).toContain('usw2_vpc["VPC 10.1.0.0/16 · 3 zones"]');
    expect(diagram).toContain('euw2_eks["EKS coderdemo-euw2 · Karpenter"]');
    expect(diagram).toContain('hub_vpc <-- "VPC peering" --> euw2_vpc');
  });

  it("shows a server where one runs, and only there", () => {
    expect(diagram).toContain("usw2_server");
    expect(diagram).not.toContain("euw2_server");
  });
});
