import { describe, expect, it } from "vitest";
import type { DeploymentInput } from "../../src/config/deployment";
import { ConfigurationError } from "../../src/config/errors";
import { resolveDeployment } from "../../src/config/resolve";
import { hub, minimal, problemsOf, spoke } from "./support";

const broken = {
  ...minimal,
  domain: "acme",
  regions: [
    { ...hub, maxWorkspaces: 0 },
    { ...spoke, vpc: { cidr: "10.0.0.0/16", availabilityZones: ["eu-west-2a"] }, cluster: { apiAccess: [] } },
  ],
};

describe("a deployment with several mistakes", () => {
  it("is refused with all of them at once, one line each: a malformed setting hides no other mistake", () => {
    expect(problemsOf(broken).map((line) => line.split(":")[0])).toEqual([
      "domain",
      "regions.hub.maxWorkspaces",
      "regions.euw2.cluster.apiAccess",
      "regions.euw2.vpc.cidr",
      "regions.euw2.vpc.availabilityZones",
    ]);
  });

  it("gives the problems as data too", () => {
    let thrown: unknown;
    try {
      resolveDeployment(broken as DeploymentInput);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ConfigurationError);
    if (!(thrown instanceof ConfigurationError)) return;
    expect(thrown.name).toBe("ConfigurationError");
    expect(thrown.problems).toHaveLength(5);
    expect(thrown.problems[3]).toEqual({
      path: "regions.euw2.vpc.cidr",
      found: "10.0.0.0/16 overlaps regions.hub.vpc.cidr 10.0.0.0/16",
      expected: "peered networks must not overlap",
      fix: "use e.g. 10.1.0.0/16",
    });
  });
});

describe("what is no deployment at all", () => {
  it.each([null, 7, "coderdemo", []])("is refused: %j", (input) => {
    expect(problemsOf(input)).toEqual([
      `deployment: ${JSON.stringify(input)} was given; expected an object; correct it`,
    ]);
  });

  it("is refused when it has no regions, and when a region is no object", () => {
    expect(problemsOf({ ...minimal, regions: undefined })).toEqual([
      "regions: is missing; expected a list; add it",
    ]);
    expect(problemsOf({ ...minimal, regions: [hub, null] })).toEqual([
      "regions[1]: null was given; expected an object; correct it",
    ]);
  });
});
