/** A small valid deployment, and what is said about broken copies of it. */
import type { DeploymentInput, RegionInput } from "../../src/config/deployment";
import { ConfigurationError } from "../../src/config/errors";
import { resolveDeployment } from "../../src/config/resolve";
import type { Region } from "../../src/config/types";

export const hub: RegionInput = {
  key: "hub",
  name: "us-east-2",
  role: "hub",
  vpc: { cidr: "10.0.0.0/16" },
  maxWorkspaces: 300,
};

export const spoke: RegionInput = {
  key: "euw2",
  name: "eu-west-2",
  role: "spoke",
  vpc: { cidr: "10.1.0.0/16" },
  maxWorkspaces: 100,
};

export const minimal: DeploymentInput = {
  name: "acme",
  domain: "acme.dev",
  state: { bucket: "acme-terraform-state" },
  regions: [hub, spoke],
};

/** The lines of the error; what is wrong is a value of any shape, as a person may write it. */
export function problemsOf(input: unknown): string[] {
  try {
    resolveDeployment(input as DeploymentInput);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split("\n");
    throw error;
  }
  return [];
}

/** What is said about the minimal deployment with other settings at its top. */
export function problemsWith(changes: Record<string, unknown>): string[] {
  return problemsOf({ ...minimal, ...changes });
}

/** What is said about the minimal deployment with another spoke. */
export function problemsWithSpoke(changes: Record<string, unknown>): string[] {
  return problemsWith({ regions: [hub, { ...spoke, ...changes }] });
}

/** What is said about other network settings of the spoke. */
export function problemsWithVpc(changes: Record<string, unknown>): string[] {
  return problemsWithSpoke({ vpc: { ...spoke.vpc, ...changes } });
}

/** What is said about cluster settings of the spoke. */
export function problemsWithCluster(cluster: Record<string, unknown>): string[] {
  return problemsWithSpoke({ cluster });
}

/** The resolved spoke with other settings. */
export function resolveSpoke(changes: Partial<RegionInput> = {}): Region {
  const [region] = resolveDeployment({ ...minimal, regions: [hub, { ...spoke, ...changes }] }).spokes;
  if (region === undefined) throw new Error("no spoke");
  return region;
}
