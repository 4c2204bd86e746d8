import { describe, expect, it } from "vitest";
import { problemsWithCluster } from "../support";

describe("system nodes", () => {
  it("have a maximum of at least the minimum", () => {
    expect(problemsWithCluster({ systemNodes: { minSize: 3, maxSize: 2 } })).toEqual([
      "regions.euw2.cluster.systemNodes.maxSize: 2 is less than minSize 3; expected at least minSize; use e.g. 4: an update needs room for one more node",
    ]);
    expect(problemsWithCluster({ systemNodes: { minSize: 3, maxSize: 3 } })).toEqual([]);
  });

  it("compare a minimum with the default maximum", () => {
    expect(problemsWithCluster({ systemNodes: { minSize: 6 } })).toEqual([
      "regions.euw2.cluster.systemNodes.maxSize: 4 (the default) is less than minSize 6; expected at least minSize; use e.g. 7: an update needs room for one more node",
    ]);
  });

  it("are of one architecture", () => {
    expect(
      problemsWithCluster({ systemNodes: { instanceTypes: ["m7g.large", "m6i.large", "m7i.large"] } }),
    ).toEqual([
      "regions.euw2.cluster.systemNodes.instanceTypes: m7g.large is arm64 and m6i.large, m7i.large are x86_64; a node group has one AMI and so one architecture; keep m7g.large or m6i.large, m7i.large",
    ]);
  });
});
