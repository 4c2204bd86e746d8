import { closest, distance } from "fastest-levenshtein";

/** The known word that was probably meant, if one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const candidate = closest(word.toLowerCase(), known);
  return distance(word.toLowerCase(), candidate) <= Math.max(2, Math.floor(word.length / 3))
    ? candidate
    : undefined;
}

/** The instruction to use the word that was probably meant, or one of all known words. */
export function useNearest(word: string, known: readonly string[]): string {
  const candidate = nearest(word, known);
  return candidate === undefined ? `use one of: ${known.join(", ")}` : `did you mean ${candidate}?`;
}
