import type { DeploymentInput } from "../config/deployment";
import { ConfigurationError } from "../config/errors";
import { useNearest } from "../config/spelling";
import { coderdemo } from "./coderdemo";

/** Name of the deployment that is generated when none is named. */
export const defaultDeployment = coderdemo.name;

/** Every deployment by name. */
export const deployments: ReadonlyMap<string, DeploymentInput> = new Map(
  [coderdemo].map((deployment) => [deployment.name, deployment]),
);

/**
 * The deployment of that name.
 *
 * @throws ConfigurationError listing the known names
 */
export function loadDeployment(name: string): DeploymentInput {
  const deployment = deployments.get(name);
  if (deployment === undefined) {
    const known = [...deployments.keys()].toSorted();
    throw new ConfigurationError([
      {
        path: "deployment",
        found: `"${name}" is unknown`,
        expected: `expected one of: ${known.join(", ")}`,
        fix: `${useNearest(name, known)}, or add it in src/deployments/index.ts`,
      },
    ]);
  }
  return deployment;
}
