import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { DeploymentInput, RegionInput } from "../src/config/deployment";
import { coderdemo } from "../src/deployments/coderdemo";
import { renderDeployment, synthesize } from "../src/synth";

const today = new Date("2026-11-20");
const render = (input: DeploymentInput) => renderDeployment(synthesize(input, today));

/** The region file that the README shows. */
const readmeRegion = readFileSync(join(__dirname, "../README.md"), "utf8").match(
  /```ts\n(import type \{ RegionInput \}.*?)```/s,
)?.[1];

const sydney: RegionInput = {
  key: "apse2",
  name: "ap-southeast-2",
  role: "spoke",
  vpc: { cidr: "10.3.0.0/16" },
  cluster: { apiAccess: ["203.0.113.0/24"] },
  maxWorkspaces: 100,
};

/** What the hub has for each of its spokes. */
const ofTheHub = [
  "coderdemo/us-east-2/coder/outputs.tf",
  "coderdemo/us-east-2/coder/provisioners.tf",
  "coderdemo/us-east-2/coder/proxies.tf",
  "coderdemo/us-east-2/eks/security-groups.tf",
];

describe("a fourth region", () => {
  const before = render(coderdemo);
  const after = render({ ...coderdemo, regions: [...coderdemo.regions, sydney] });

  it("is a file of at most 15 lines, shown whole in the README", () => {
    expect(readmeRegion?.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
    const body = readmeRegion?.match(/RegionInput = (\{.*?\n\});/s)?.[1] ?? "";
    // The README's literal is evaluated, so that it cannot drift from the region tested here.
    expect(new Function(`return ${body}`)()).toEqual(sydney);
  });

  it("gets every layer that the other proxy spoke has", () => {
    const layersOf = (files: Map<string, string>, region: string) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`coderdemo/${region}/`))
        .map((path) => path.replace(`coderdemo/${region}/`, ""));
    expect(layersOf(after, "ap-southeast-2")).toEqual(layersOf(before, "eu-west-2"));
  });

  it("changes no existing file but generated indexes and what the hub has for each spoke", () => {
    const changed = [...before.keys()].filter((path) => before.get(path) !== after.get(path));
    const indexes = /^coderdemo\/(README\.md|addresses\/.*\.txt)$|^coderdemo\/us-east-2\/.*\/README\.md$/;
    expect(changed.filter((path) => !indexes.test(path)).toSorted()).toEqual(ofTheHub);
  });

  it.each(ofTheHub)("only adds lines to %s", (path) => {
    // A longer name moves the equals signs of its neighbours.
    const linesOf = (files: Map<string, string>) =>
      (files.get(path) ?? "").replaceAll(/ +=/g, " =").split("\n");
    const lines = new Set(linesOf(after));
    expect(linesOf(before).filter((line) => !lines.has(line))).toEqual([]);
  });

  it("is admitted by its network, and its proxy and provisioners are registered", () => {
    expect(after.get("coderdemo/us-east-2/eks/security-groups.tf")).toContain("10.3.");
    expect(after.get("coderdemo/us-east-2/coder/proxies.tf")).toContain('"coderd_workspace_proxy" "apse2"');
    expect(after.get("coderdemo/us-east-2/coder/provisioners.tf")).toContain('region = "ap-southeast-2"');
  });
});
