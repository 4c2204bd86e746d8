import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../src/config/resolve";
import { defaultDeployment, deployments, loadDeployment } from "../../src/deployments";

describe("deployments", () => {
  it("are found by name", () => {
    expect(loadDeployment("coderdemo")).toBe(deployments.get("coderdemo"));
    expect(loadDeployment(defaultDeployment).name).toBe("coderdemo");
  });

  it("are listed when a name is unknown", () => {
    expect(() => loadDeployment("coderdemi")).toThrow(
      new Error(
        'deployment: "coderdemi" is unknown; expected one of: coderdemo; add it in src/deployments/index.ts',
      ),
    );
  });

  it.each([...deployments.keys()])("are valid: %s", (name) => {
    expect(() => resolveDeployment(loadDeployment(name))).not.toThrow();
  });
});
