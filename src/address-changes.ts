/** Keeps a rename from slipping through: what stood in the committed address lists must still be made, or be moved. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { addressFile, resourceAddresses } from "./terraform/deployment-files";
import type { Layer } from "./terraform/layer";

/** A resource that the committed list has and the code no longer makes. */
export interface LostAddress {
  readonly layer: string;
  readonly address: string;
  /** Resources of the same type that are new: candidates for what it was renamed to. */
  readonly candidates: readonly string[];
}

/** Compares the layers with the address lists committed under `root`. A layer without a list is new. */
export function lostAddresses(root: string, deployment: string, layers: readonly Layer[]): LostAddress[] {
  return layers.flatMap((layer) => {
    const file = join(root, addressFile(deployment, layer));
    if (!existsSync(file)) return [];
    const committed = readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    const made = resourceAddresses(layer);
    return committed
      .filter((address) => !made.includes(address) && !layer.movedFrom.includes(address))
      .map((address) => ({
        layer: layer.node.id,
        address,
        candidates: made.filter(
          (other) => !committed.includes(other) && other.split(".")[0] === address.split(".")[0],
        ),
      }));
  });
}

/** Says what is lost and how to mend it. */
export function describeLostAddress({ layer, address, candidates }: LostAddress): string {
  const [candidate] = candidates;
  const rename = `this.moved("${address}", "${candidate ?? `${address.split(".")[0]}.<new name>`}")`;
  return `${layer}: ${address} is in the committed address list but is no longer made, so Terraform would destroy it; if it was renamed, say ${rename} in the layer; if it shall go, run npm run synth -- --allow-removals`;
}
