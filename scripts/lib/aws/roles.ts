import { existsSync } from "node:fs";
import { join } from "node:path";
import { type LayerFolder, requiredProviders } from "../layers";
import type { World } from "./world";

/** The parts of a deployment that the tier treats in a special way. */
export interface Roles {
  /** Makes the state bucket; everything else comes after it. */
  readonly backend: LayerFolder;
  /** Is applied with an interruption. */
  readonly interrupted: LayerFolder;
  /** Is tried before what it reads exists. */
  readonly tooEarly: LayerFolder;
  /** Are taken through `cdktf`, in the order of their application. */
  readonly cdktf: readonly LayerFolder[];
}

/** Chooses the roles from the layers' names and relations. */
export function chooseRoles(layers: readonly LayerFolder[]): Roles {
  const named = (name: string): LayerFolder => {
    const layer = layers.find((candidate) => candidate.name === name);
    if (layer === undefined) throw new Error(`The deployment has no layer ${name}`);
    return layer;
  };
  const lastVpc = layers.findLast((layer) => layer.name.endsWith("-vpc"));
  return {
    backend: named("hub-terraform-backend"),
    interrupted: lastVpc ?? named("hub-vpc"),
    tooEarly: named("hub-eks"),
    cdktf: [named("hub-vpc"), named("hub-eks")],
  };
}

/** Layers that only need AWS, and whose producers do; a local AWS has no Kubernetes API to talk to. */
export function awsLayers(world: World): LayerFolder[] {
  const chosen: LayerFolder[] = [];
  const others: string[] = [];
  for (const layer of world.set.layers) {
    const folder = join(world.infra, layer.path);
    if (!existsSync(folder)) {
      world.report.failed(layer.name, `infra/${layer.path} is missing: run npm run synth`);
      continue;
    }
    const foreign = requiredProviders(folder).filter((name) => name !== "hashicorp/aws");
    const missing = [...layer.reads.values()].find((name) => !chosen.some((other) => other.name === name));
    if (foreign.length > 0) others.push(layer.name);
    else if (missing !== undefined)
      world.report.skipped(layer.name, `reads ${missing}, which is not applied here`);
    else chosen.push(layer);
  }
  if (others.length > 0) world.report.note(`not AWS layers, so not applied here: ${others.join(", ")}`);
  return chosen;
}
