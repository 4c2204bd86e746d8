/** Amounts of memory and storage as Kubernetes writes them: `4Gi`, `1Ti`. */

/** A quantity with a binary suffix. */
export type Quantity = `${number}${"Ki" | "Mi" | "Gi" | "Ti"}`;

const gibPerUnit: Readonly<Record<string, number>> = { Ki: 1 / 1024 / 1024, Mi: 1 / 1024, Gi: 1, Ti: 1024 };

/** A quantity in GiB; undefined when it is none. */
export function gib(quantity: string): number | undefined {
  const match = /^([0-9]+)([KMGT]i)$/.exec(quantity);
  const unit = match && gibPerUnit[match[2] ?? ""];
  return unit ? Number(match[1]) * unit : undefined;
}
