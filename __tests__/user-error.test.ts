import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { coderdemo } from "../src/deployments/coderdemo";
import { synthesize } from "../src/synth";
import { reportUserErrors, UserError } from "../src/user-error";

describe("a user's mistake", () => {
  const printed: string[] = [];

  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, "error").mockImplementation((text: string) => printed.push(text));
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it("is printed without a stack trace and ends with status 1", () => {
    reportUserErrors(() => {
      throw new UserError(["one", "two"]);
    });
    expect(printed).toEqual(["one\ntwo"]);
    expect(process.exitCode).toBe(1);
  });

  it("in a deployment is reported with everything else that is wrong, before any layer is built", () => {
    const [first, ...others] = coderdemo.regions;
    const regions = first === undefined ? [] : [{ ...first, maxWorkspaces: 0 }, ...others];
    reportUserErrors(() => {
      synthesize({ ...coderdemo, domain: "no domain", regions });
    });
    const lines = printed.join("\n").split("\n");
    expect(lines.map((line) => line.split(":")[0])).toEqual([
      "domain",
      `regions.${first?.key}.maxWorkspaces`,
    ]);
    expect(printed.join("\n")).not.toMatch(/\n\s+at /);
    expect(process.exitCode).toBe(1);
  });

  it("is told from a defect of the program, which keeps its stack trace", () => {
    expect(() =>
      reportUserErrors(() => {
        throw new Error("a defect");
      }),
    ).toThrow("a defect");
    expect(process.exitCode).toBeUndefined();
  });
});
