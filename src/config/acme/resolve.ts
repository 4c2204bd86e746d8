import type { Acme, AcmeInput } from "./input";

/** Fills in the defaults of the ACME settings. */
export function resolveAcme(input: AcmeInput): Acme {
  return { email: input.email, solver: input.solver ?? { kind: "route53" } };
}
