/** A deployment with a hub, a spoke with a Coder server and a spoke with a proxy only, and its layers by name. */
import type { DeploymentInput } from "../../src/config/deployment";
import { synthesize } from "../../src/synth";
import type { Layer } from "../../src/terraform/layer";
import { inspect, type SynthesizedLayer } from "../support/synth";

const regions: DeploymentInput["regions"] = [
  { key: "hub", name: "us-east-2", role: "hub", vpc: { cidr: "10.0.0.0/16" }, maxWorkspaces: 300 },
  {
    key: "usw2",
    name: "us-west-2",
    role: "spoke",
    coderServer: true,
    vpc: { cidr: "10.1.0.0/16" },
    maxWorkspaces: 200,
  },
  { key: "euw2", name: "eu-west-2", role: "spoke", vpc: { cidr: "10.2.0.0/16" }, maxWorkspaces: 100 },
];

/** The deployment with other settings. */
export function threeRegions(changes: Partial<DeploymentInput> = {}): DeploymentInput {
  return { name: "acme", domain: "acme.dev", state: { bucket: "acme-terraform-state" }, regions, ...changes };
}

/** The layers of the deployment with other settings. */
export class Layers {
  private readonly all: readonly Layer[];
  private readonly inspected = new Map<string, SynthesizedLayer>();

  constructor(changes: Partial<DeploymentInput> = {}) {
    this.all = synthesize(threeRegions(changes)).layers;
  }

  /** A layer by its stack name. */
  layer(name: string): Layer {
    const found = this.all.find((layer) => layer.node.id === name);
    if (found === undefined) throw new Error(`no layer ${name}`);
    return found;
  }

  /** What a layer makes. */
  made(name: string): SynthesizedLayer {
    const made = this.inspected.get(name) ?? inspect(this.layer(name));
    this.inspected.set(name, made);
    return made;
  }

  /** Names of the layers of one kind, in their order. */
  namesOf(kind: string): string[] {
    return this.all.map(({ node }) => node.id).filter((name) => name.endsWith(`-${kind}`));
  }

  /** Names of the layers that come before another one. */
  before(name: string): string[] {
    return this.layer(name).predecessors.map(({ node }) => node.id);
  }
}

/** A variable of a layer. */
export function variableOf({ json }: SynthesizedLayer, name: string): Record<string, unknown> {
  const found = (json.variable as unknown as Record<string, Record<string, unknown>>)[name];
  if (found === undefined) throw new Error(`no variable ${name}`);
  return found;
}

/** Values of a layer's outputs. */
export function outputsOf({ json }: SynthesizedLayer): Record<string, unknown> {
  const outputs = json.output as unknown as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
