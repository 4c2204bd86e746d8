import { describe, expect, it } from "vitest";
import { hub } from "../support";
import { problemsWithCoder, resolveCoderOf } from "./support";

describe("rule 6: without a licence", () => {
  it("everything that needs one is refused at once", () => {
    expect(
      problemsWithCoder({
        license: "none",
        server: { replicas: 2 },
        externalAuth: [
          { id: "one", type: "github" },
          { id: "two", type: "gitlab" },
        ],
        modelGateway: "coder",
        organizations: [
          { name: "coder", concurrentBuilds: { hub: 1 }, groups: [{ name: "developers" }] },
          { name: "demo", concurrentBuilds: { hub: 1 } },
        ],
      }),
    ).toEqual([
      'regions.euw2.role: a spoke has a workspace proxy and external provisioners; that needs a Premium licence of Coder; keep to one region, or set coder.license: "premium"',
      'coder.server.replicas: 2 replicas are high availability; that needs a Premium licence of Coder; use 1, or set coder.license: "premium"',
      'coder.externalAuth: there are 2 Git providers; that needs a Premium licence of Coder; keep one, or set coder.license: "premium"',
      'coder.modelGateway: AI Gateway is part of the AI Governance Add-On; that needs a Premium licence of Coder; use "litellm" or "none", or set coder.license: "premium"',
      'coder.organizations[0].concurrentBuilds: these are external provisioners; that needs a Premium licence of Coder; remove it, or set coder.license: "premium"',
      'coder.organizations[0].groups: groups decide who may use a template, and quotas; that needs a Premium licence of Coder; remove it, or set coder.license: "premium"',
      'coder.organizations[1]: demo is a second organisation; that needs a Premium licence of Coder; keep the organisation coder only, or set coder.license: "premium"',
    ]);
  });

  it("one region with one replica and built-in provisioners is left", () => {
    const coder = resolveCoderOf({ license: "none" }, { regions: [hub] });
    expect(coder.server.replicas).toBe(1);
    expect(coder.organizations).toEqual([
      {
        name: "coder",
        isDefault: true,
        displayName: "Coder",
        description: "",
        icon: "",
        provisioners: {},
        groups: [],
        memberClaims: [],
      },
    ]);
  });
});
