/** Builds workspace templates for tests and gives their Terraform JSON. */
import { App } from "cdktf";
import { documentedPairings, type Pairing } from "../../src/templates";
import { resolvePairing } from "../../src/templates/resolve-pairing";
import { WorkspaceTemplate } from "../../src/templates/workspace-template";

/** The deployment that tests compose for. */
export const testDeployment = { name: "test", region: "us-east-2", tags: { Deployment: "test" } };

type Attributes = Record<string, unknown>;
type Blocks = Record<string, Record<string, Attributes>>;

/** A template as tests look at it. */
export interface TemplateJson {
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly variable: Record<string, Attributes>;
  readonly output: Record<string, Attributes>;
  readonly locals: Attributes;
  readonly text: string;
}

/** One of the documented pairings. */
export function documented(name: string): Pairing {
  const pairing = documentedPairings().find((candidate) => candidate.name === name);
  if (!pairing) throw new Error(`no documented pairing ${name}`);
  return pairing;
}

/** The Terraform JSON of a pairing's template. */
export function templateJson(pairing: Pairing): TemplateJson {
  const template = new WorkspaceTemplate(new App(), resolvePairing(pairing), testDeployment);
  template.prepareStack();
  const json = template.toTerraform();
  return { ...json, text: JSON.stringify(json) };
}

/** A resource, which must be there. */
export function resourceOf(json: TemplateJson, type: string, name: string): Attributes {
  const found = json.resource[type]?.[name];
  if (!found)
    throw new Error(`no ${type}.${name}; there are ${Object.keys(json.resource[type] ?? {}).join(", ")}`);
  return found;
}
