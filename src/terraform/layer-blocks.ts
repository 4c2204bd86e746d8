/** A layer as HCL blocks: what `cdktf synth --hcl` joins into one text and `npm run synth` spreads over files. */
import type { IConstruct } from "constructs";
import { type AddressedElement, addressedElements } from "./addresses";
import { commentsOn, fileOf, openingCommentsOn } from "./annotations";
import { type HclBlock, renderBlocks } from "./hcl";
import type { RootModule } from "./root-module";

const fileByKind: Readonly<Record<HclBlock["kind"], string>> = {
  terraform: "versions.tf",
  backend: "backend.tf",
  provider: "providers.tf",
  variable: "variables.tf",
  locals: "main.tf",
  data: "main.tf",
  resource: "main.tf",
  module: "main.tf",
  moved: "moved.tf",
  removed: "moved.tf",
  import: "imports.tf",
  check: "main.tf",
  ephemeral: "main.tf",
  output: "outputs.tf",
};

/** The order in which a reader opens the files; files that modules ask for come after main.tf. */
const leadingFiles = ["versions.tf", "backend.tf", "providers.tf", "variables.tf", "main.tf"];
const trailingFiles = ["moved.tf", "imports.tf", "outputs.tf"];

/** The blocks of a layer by file, in reading order. */
export function renderLayerFiles(layer: RootModule): Map<string, HclBlock[]> {
  const elements = addressedElements(layer);
  const placed = new Map(elements.map(({ address, element }) => [address, fileOf(element)]));
  const blocks = renderBlocks(layer.configuration(), {
    order: elements.map(({ address }) => address),
    comments: commentsByAddress(elements),
    trailingComments: new Map(
      elements.flatMap(({ address, element }) =>
        openingCommentsOn(element).map((comment) => [address, `# ${comment}`] as const),
      ),
    ),
  });
  const files = new Map<string, HclBlock[]>();
  for (const block of blocks) {
    const file = placed.get(block.address) ?? fileByKind[block.kind];
    files.set(file, [...(files.get(file) ?? []), block]);
  }
  return new Map([...files].sort(([a], [b]) => rank(a) - rank(b)));
}

/** All blocks of a layer in reading order. */
export function renderLayer(layer: RootModule): HclBlock[] {
  return [...renderLayerFiles(layer).values()].flat();
}

function rank(file: string): number {
  if (leadingFiles.includes(file)) return leadingFiles.indexOf(file);
  if (trailingFiles.includes(file)) return leadingFiles.length + 1 + trailingFiles.indexOf(file);
  return leadingFiles.length;
}

/** A module's comment stands above its first block, before the block's own. */
function commentsByAddress(elements: readonly AddressedElement[]): Map<string, string> {
  const told = new Set<IConstruct>();
  const comments = new Map<string, string>();
  for (const { address, element } of elements) {
    const fresh = element.node.scopes.filter((scope) => !told.has(scope));
    for (const scope of fresh) told.add(scope);
    const lines = fresh.flatMap(commentsOn).flatMap((comment) => comment.split("\n"));
    const text = lines.map((line) => `# ${line}`).join("\n");
    if (text) comments.set(address, text);
  }
  return comments;
}
