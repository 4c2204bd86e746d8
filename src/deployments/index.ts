import type { DeploymentInput } from "../config/deployment";
import { coderdemo } from "./coderdemo";

/** Name of the deployment that is generated when none is named. */
export const defaultDeployment = coderdemo.name;

/** Every deployment by name. */
export const deployments: ReadonlyMap<string, DeploymentInput> = new Map(
  [coderdemo].map((deployment) => [deployment.name, deployment]),
);

/** The deployment of that name; an error that lists the known names otherwise. */
export function loadDeployment(name: string): DeploymentInput {
  const deployment = deployments.get(name);
  if (deployment === undefined) {
    const known = [...deployments.keys()].toSorted().join(", ");
    throw new Error(
      `deployment: "${name}" is unknown; expected one of: ${known}; add it in src/deployments/index.ts`,
    );
  }
  return deployment;
}
