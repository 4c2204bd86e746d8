import { endsInMarker, escapeMarkers, UNPRINTABLE } from "./escape";
import type { ExpressionPart } from "./expression";
import type { HeredocBody, OutputToken } from "./format";
import { sequenceText } from "./inline";

/** The text as a heredoc if that gives exactly the same value and helps the reader: it ends in a line feed. */
export function heredoc(parts: readonly ExpressionPart[]): OutputToken | undefined {
  const last = parts.at(-1);
  if (typeof last !== "string" || !last.endsWith("\n")) {
    return undefined;
  }
  const source: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (typeof part === "string") {
      if (
        endsInMarker(part, parts[index + 1]) ||
        UNPRINTABLE.test(part.replace(/[\n\t]/g, "")) ||
        /(?:^|\n)\p{M}/u.test(part)
      ) {
        return undefined;
      }
      source.push(escapeMarkers(part));
    } else {
      source.push(sequenceText(part));
    }
  }
  const lines = source.join("").slice(0, -1).split("\n");
  if (lines.every((line) => line.trim() === "")) {
    return undefined;
  }
  const blank = (line: string) => /^\p{White_Space}*$/u.test(line);
  const flush = lines.some((line) => !blank(line) && !/^\p{White_Space}/u.test(line));
  const marker = freeMarker(lines);
  const body: HeredocBody = { marker, flush, lines: lines.map((text) => ({ text, blank: blank(text) })) };
  return { type: "heredoc", text: `<<${flush ? "-" : ""}${marker}`, heredoc: body };
}

function freeMarker(lines: readonly string[]): string {
  const taken = new Set(lines.map((line) => line.trim()));
  let marker = "EOT";
  for (let number = 2; taken.has(marker); number++) {
    marker = `EOT${number}`;
  }
  return marker;
}
