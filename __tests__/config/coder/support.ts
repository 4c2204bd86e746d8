/** What is said about the settings of Coder in a small valid deployment. */
import type { CoderInput } from "../../../src/config/coder/input";
import type { Coder } from "../../../src/config/coder/types";
import type { DeploymentInput } from "../../../src/config/deployment";
import { resolveDeployment } from "../../../src/config/resolve";
import { minimal, problemsWith } from "../support";

/** The lines of the error for these settings of Coder. */
export function problemsWithCoder(
  coder: Record<string, unknown>,
  others: Record<string, unknown> = {},
): string[] {
  return problemsWith({ coder, ...others });
}

/** The settings of Coder with every default filled in. */
export function resolveCoderOf(coder: CoderInput, others: Partial<DeploymentInput> = {}): Coder {
  return resolveDeployment({ ...minimal, ...others, coder }).coder;
}
