/** Readable, stable Terraform addresses: no hashes, and never two elements under one address. */
import { TerraformElement } from "cdktf";
import type { IConstruct, Node } from "constructs";

/** Ids that name no part of an address: a layer's or module's main thing. */
const transparentIds = new Set(["Default"]);

/**
 * The name part of an address: the ids on the way from the layer to the element, joined by `_`. The id `Default`
 * adds nothing, so `layer/Default/private_us_east_2a` is `private_us_east_2a` and `layer/karpenter/Default` is
 * `karpenter`. Siblings of different types may share a name: what stands before a colon only tells their ids apart,
 * so `table:private` is `private`.
 */
export function addressName(node: Node, layer: IConstruct): string {
  const scopes = node.scopes;
  const ids = scopes.slice(scopes.indexOf(layer) + 1).map((scope) => scope.node.id);
  const parts = ids.map((id) => id.slice(id.indexOf(":") + 1)).filter((id) => !transparentIds.has(id));
  const name = parts.join("_");
  return name.replaceAll(/[^A-Za-z0-9_]/g, "_") || "this";
}

/** An element of a layer and the address that Terraform knows it by. */
export interface AddressedElement {
  readonly address: string;
  readonly element: TerraformElement;
}

const addressPrefixes: Readonly<Record<string, string>> = {
  resource: "",
  data: "data.",
  ephemeral: "ephemeral.",
  provider: "provider.",
};

/** The elements below a layer with their addresses, in the order in which they were made. */
export function addressedElements(layer: IConstruct): AddressedElement[] {
  return layer.node
    .findAll()
    .filter(TerraformElement.isTerraformElement)
    .flatMap((element) => addressesOf(element).map((address) => ({ address, element })));
}

/** An element's address never changes once it was made, and several passes over a layer ask for it. */
const knownAddresses = new WeakMap<TerraformElement, readonly string[]>();

function addressesOf(element: TerraformElement): readonly string[] {
  const known = knownAddresses.get(element);
  if (known) return known;
  const addresses = addressesIn(element.toTerraform());
  knownAddresses.set(element, addresses);
  return addresses;
}

/** The addresses in a piece of Terraform JSON, e.g. `aws_vpc.this`, `data.aws_ami.nat`, `var.cluster_name`. */
function addressesIn(json: Readonly<Record<string, Record<string, object>>>): string[] {
  return Object.entries(json).flatMap(([kind, byType]) => {
    if (kind === "variable") return Object.keys(byType).map((name) => `var.${name}`);
    if (kind === "output" || kind === "module") return Object.keys(byType).map((name) => `${kind}.${name}`);
    const prefix = addressPrefixes[kind];
    if (prefix === undefined) return [];
    if (kind === "provider") return Object.keys(byType).map((name) => `${prefix}${name}`);
    return Object.entries(byType).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${prefix}${type}.${name}`),
    );
  });
}

/** Two elements of one layer would share an address: CDKTF would silently merge them into one. */
export class DuplicateAddressError extends Error {
  constructor(layer: string, duplicates: ReadonlyMap<string, readonly string[]>) {
    const lines = [...duplicates].map(
      ([address, paths]) =>
        `${layer}: ${address} is made by ${paths.join(" and ")}; give one another construct id`,
    );
    super(lines.join("\n"));
    this.name = "DuplicateAddressError";
  }
}

/** Throws a {@link DuplicateAddressError} when two elements share an address. Providers may repeat (aliases). */
export function refuseDuplicates(layer: IConstruct, elements: readonly AddressedElement[]): void {
  const byAddress = new Map<string, string[]>();
  for (const { address, element } of elements) {
    byAddress.set(address, [...(byAddress.get(address) ?? []), element.node.path]);
  }
  const duplicates = new Map(
    [...byAddress].filter(([address, where]) => where.length > 1 && !address.startsWith("provider.")),
  );
  if (duplicates.size > 0) throw new DuplicateAddressError(layer.node.id, duplicates);
}
