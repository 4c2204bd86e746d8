import { parseAllDocuments } from "yaml";
import { z } from "zod";

/** A rendered Kubernetes object. */
export type Manifest = Readonly<Record<string, unknown>> & { readonly kind: string };

const named = z.looseObject({ kind: z.string() });

/** The objects in a rendered chart; lists are taken apart. */
export function manifestsIn(rendered: string): Manifest[] {
  return parseAllDocuments(rendered).flatMap((document) => {
    const parsed = named.safeParse(document.toJS());
    if (!parsed.success) return [];
    const { items } = parsed.data;
    return Array.isArray(items) ? items.map((item) => named.parse(item)) : [parsed.data];
  });
}

/** Objects of a kind. */
export function ofKind(manifests: readonly Manifest[], kind: string): Manifest[] {
  return manifests.filter((manifest) => manifest.kind === kind);
}

/** The value at a path; undefined where there is none. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** The list at a path; empty where there is none. */
export function listAt(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** Name of an object. */
export function nameOf(manifest: Manifest): string {
  return `${manifest.kind} ${String(at(manifest, "metadata", "name"))}`;
}

/** Whether the labels have everything that a selector's `matchLabels` asks for. */
export function matches(selector: unknown, labels: unknown): boolean {
  const wanted = at(selector, "matchLabels");
  return (
    typeof wanted === "object" &&
    wanted !== null &&
    Object.entries(wanted).every(([key, value]) => at(labels, key) === value)
  );
}
