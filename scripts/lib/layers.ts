import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadDeployment } from "../../src/deployments";
import { synthesize } from "../../src/synth";
import type { FixtureRegion } from "./aws/fixtures";

/** A root module under `infra/` with its place in the order. */
export interface LayerFolder {
  /** Stack name, e.g. `hub-vpc`. */
  readonly name: string;
  /** Folder below `infra/`, e.g. `coderdemo/us-east-2/vpc`. */
  readonly path: string;
  /** AWS region that the layer is in. */
  readonly region: string;
  /** Key of its state object. */
  readonly stateKey: string;
  /** The layers whose state it reads, by the name of its `terraform_remote_state` data source. */
  readonly reads: ReadonlyMap<string, string>;
  /** Kind of each declared output: `string`, `list` or `map`. */
  readonly outputs: ReadonlyMap<string, string>;
  /** The layers that must be applied before it, those that it reads among them. */
  readonly after: readonly string[];
}

/** The layers of a deployment and where their state lies. */
export interface LayerSet {
  readonly deployment: string;
  readonly stateBucket: string;
  readonly stateRegion: string;
  /** Domain that Coder is served from. */
  readonly domain: string;
  /** Names of all AWS regions of the deployment. */
  readonly regions: readonly string[];
  /** What Kubernetes would make in every region. */
  readonly clusters: readonly FixtureRegion[];
  /** In the order in which they are applied. */
  readonly layers: readonly LayerFolder[];
}

/** The providers that a folder's HCL requires, e.g. `hashicorp/aws`. */
export function requiredProviders(folder: string): string[] {
  const text = readFileSync(join(folder, "versions.tf"), "utf8");
  return [...text.matchAll(/^\s*source\s*=\s*"([^"]+)"/gm)].map((match) => match[1] ?? "");
}

/** Whether a folder's HCL has an operator input of that name. */
export function declaresVariable(folder: string, name: string): boolean {
  return readFileSync(join(folder, "variables.tf"), "utf8").includes(`variable "${name}" {`);
}

/** The layers of a deployment, from the code that makes them. */
export function layerSet(name: string): LayerSet {
  const { deployment, layers } = synthesize(loadDeployment(name));
  return {
    deployment: name,
    stateBucket: deployment.state.bucket,
    stateRegion: deployment.state.region,
    domain: deployment.domain,
    regions: deployment.regions.map((region) => region.name),
    clusters: deployment.regions.map(({ name: region, clusterName, coderServer, role }) => ({
      name: region,
      clusterName,
      server: coderServer,
      proxy: role === "spoke",
    })),
    layers: layers.map((layer) => ({
      name: layer.node.id,
      path: layer.path,
      region: layer.site.region.name,
      stateKey: layer.stateKey,
      reads: new Map([...layer.reads].map(([dataSource, producer]) => [dataSource, producer.node.id])),
      outputs: new Map(Object.entries(layer.outputs).map(([output, { kind }]) => [output, kind])),
      after: layer.predecessors.map((predecessor) => predecessor.node.id),
    })),
  };
}
