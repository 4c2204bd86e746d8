import { closest, distance } from "fastest-levenshtein";

/** The known word that was probably meant, if one is near enough; upper and lower case are the same. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const wanted = word.toLowerCase();
  const candidate = closest(
    wanted,
    known.map((other) => other.toLowerCase()),
  );
  const isNear = distance(wanted, candidate) <= Math.max(2, Math.floor(word.length / 3));
  return isNear ? known.find((other) => other.toLowerCase() === candidate) : undefined;
}

/** How to mend a word: the one that was probably meant, or one of all known words. */
export function useNearest(word: string, known: readonly string[]): string {
  const candidate = nearest(word, known);
  return candidate === undefined ? `use one of: ${known.join(", ")}` : `use ${candidate}`;
}
