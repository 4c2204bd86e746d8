import { isWithin, overlaps, pieceOf, prefixLength } from "./cidr";

/** What is left of a block without the taken ones: the largest blocks, in order. */
export function unusedBlocks(cidr: string, taken: readonly string[]): string[] {
  const inside = taken.filter((other) => overlaps(cidr, other));
  if (inside.length === 0) return [cidr];
  if (inside.some((other) => isWithin(cidr, other))) return [];
  const half = prefixLength(cidr) + 1;
  return [0, 1].flatMap((index) => unusedBlocks(pieceOf(cidr, half, index), inside));
}
