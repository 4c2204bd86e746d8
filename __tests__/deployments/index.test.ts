import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../src/config/errors";
import { resolveDeployment } from "../../src/config/resolve";
import { defaultDeployment, deployments, loadDeployment } from "../../src/deployments";

describe("deployments", () => {
  it("are found by name", () => {
    expect(loadDeployment("coderdemo")).toBe(deployments.get("coderdemo"));
    expect(loadDeployment(defaultDeployment).name).toBe("coderdemo");
  });

  it("are listed when a name is unknown", () => {
    expect(() => loadDeployment("staging")).toThrow(
      new ConfigurationError([
        {
          path: "deployment",
          found: '"staging" is unknown',
          expected: "expected one of: coderdemo",
          fix: "use one of: coderdemo, or add it in src/deployments/index.ts",
        },
      ]),
    );
    expect(() => loadDeployment("coderdmo")).toThrow(
      'deployment: "coderdmo" is unknown; expected one of: coderdemo; use coderdemo, or add it in src/deployments/index.ts',
    );
  });

  it.each([...deployments.keys()])("are valid: %s", (name) => {
    expect(() => resolveDeployment(loadDeployment(name))).not.toThrow();
  });
});
