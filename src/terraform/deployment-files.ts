/** All generated files of one deployment: every layer's folder, the index, and the address lists. */
import { addressedElements } from "./addresses";
import { deploymentReadme } from "./deployment-readme";
import { header } from "./header";
import type { Layer } from "./layer";
import { layerFiles } from "./layer-files";
import { layerReadme } from "./readme";

/** The files by path below `infra/`. */
export function deploymentFiles(deployment: string, layers: readonly Layer[]): Map<string, string> {
  const files = new Map<string, string>();
  for (const layer of layers) {
    const readers = layers.filter((other) => [...other.reads.values()].includes(layer));
    for (const [file, content] of layerFiles(layer)) files.set(`${layer.path}/${file}`, content);
    files.set(`${layer.path}/README.md`, layerReadme(layer, readers));
    files.set(addressFile(deployment, layer), addressList(layer));
  }
  files.set(`${deployment}/README.md`, deploymentReadme(deployment, layers));
  return files;
}

/** Path of the committed list of a layer's resource addresses. */
export function addressFile(deployment: string, layer: Layer): string {
  return `${deployment}/addresses/${layer.node.id}.txt`;
}

/** The managed resources of a layer: what a rename would destroy. */
export function resourceAddresses(layer: Layer): string[] {
  return addressedElements(layer)
    .map(({ address }) => address)
    .filter((address) => !/^(data|var|output|provider|module)\./.test(address))
    .toSorted();
}

function addressList(layer: Layer): string {
  const lines = resourceAddresses(layer).map((address) => `${address}\n`);
  return `${header("addresses.txt", layer.source)}${lines.join("")}`;
}
