import { endsInMarker, escapeQuoted, unicodeEscape } from "./escape";
import type { Expression, ExpressionPart, ObjectEntry } from "./expression";
import { joinTokens, type OutputToken } from "./format";

/** The expression on one line, whatever its length. */
export function inline(expression: Expression): OutputToken[] {
  switch (expression.kind) {
    case "atom":
      return [{ type: expression.type, text: expression.text }];
    case "template":
      return [quoted(expression.parts)];
    case "object":
      return brackets("{", commaSeparated(expression.entries.map(inlineEntry)), "}");
    case "list":
      return brackets("[", commaSeparated(expression.items.map(inline)), "]");
    case "call":
      return brackets("(", commaSeparated(expression.arguments.map(inline)), ")");
    case "group":
      return brackets(expression.open, inline(expression.content), closerOf(expression.open));
    case "for":
      return brackets(
        expression.open,
        [...inline(expression.head), mark(":"), ...inline(expression.body)],
        closerOf(expression.open),
      );
    case "run":
      return expression.items.flatMap(inline);
  }
}

/** The expression as text on one line. */
export function inlineText(expression: Expression): string {
  return joinTokens(inline(expression));
}

/** A punctuation token. */
export function mark(text: string): OutputToken {
  return { type: "punctuation", text };
}

/** A template in quotes. */
export function quoted(parts: readonly ExpressionPart[]): OutputToken {
  const text = parts.map((part, index) => {
    if (typeof part !== "string") {
      return sequenceText(part);
    }
    if (part === "") {
      return '${""}';
    }
    return endsInMarker(part, parts[index + 1])
      ? escapeQuoted(part.slice(0, -1)) + unicodeEscape(part.charCodeAt(part.length - 1))
      : escapeQuoted(part);
  });
  return { type: "quoted", text: `"${text.join("")}"` };
}

/** `${…}` or `%{…}`. */
export function sequenceText(part: Exclude<ExpressionPart, string>): string {
  return joinTokens([
    { type: "opener", text: part.opener },
    ...inline(part.content),
    { type: "closer", text: "}" },
  ]);
}

function inlineEntry(entry: ObjectEntry): OutputToken[] {
  return [...inline(entry.key), mark("="), ...inline(entry.value)];
}

/** Items with commas between them. */
export function commaSeparated(items: readonly (readonly OutputToken[])[]): OutputToken[] {
  return items.flatMap((item, index) => (index === 0 ? [...item] : [mark(","), ...item]));
}

/** Content between brackets. */
export function brackets(open: string, content: readonly OutputToken[], close: string): OutputToken[] {
  return [mark(open), ...content, mark(close)];
}

/** The bracket that closes another. */
export function closerOf(open: "(" | "[" | "{"): string {
  return { "(": ")", "[": "]", "{": "}" }[open];
}
