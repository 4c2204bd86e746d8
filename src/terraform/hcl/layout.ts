import type { Expression, ExpressionPart, ObjectEntry } from "./expression";
import { columns, type HeredocBody, joinTokens, NEWLINE, type OutputToken } from "./format";

/** A line of HCL that a list or call may fill before it is broken up. */
export const LINE_WIDTH = 100;

/**
 * Decides where an expression breaks into lines: objects one entry per line, lists on one line if they are short
 * and hold scalars only, else one element per line, long text that ends in a line feed as a heredoc.
 *
 * @param column the column at which the expression starts
 * @param indent the indentation of the line on which it starts
 */
export function layOut(expression: Expression, column: number, indent: number): OutputToken[] {
  switch (expression.kind) {
    case "atom":
      return [{ type: expression.type, text: expression.text }];
    case "template":
      return [heredoc(expression.parts) ?? quoted(expression.parts)];
    case "object":
      return expression.entries.length === 0
        ? brackets("{", [], "}")
        : layOutObject(expression.entries, indent);
    case "list":
      return layOutList(expression.items, column, indent);
    case "call":
      return layOutCall(expression.arguments, expression.expands, column, indent);
    case "group":
      return brackets(expression.open, inline(expression.content), closerOf(expression.open));
    case "for":
      return layOutFor(expression, column, indent);
    case "run":
      return layOutRun(expression.items, column, indent);
  }
}

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

function layOutObject(entries: readonly ObjectEntry[], indent: number): OutputToken[] {
  const keys = entries.map(({ key }) => inline(key));
  const width = Math.max(...keys.map((key) => columns(joinTokens(key))));
  const lines = entries.flatMap(({ value }, index) => [
    ...(keys[index] ?? []),
    mark("="),
    ...layOut(value, indent + 2 + width + 3, indent + 2),
    NEWLINE,
  ]);
  return [mark("{"), NEWLINE, ...lines, mark("}")];
}

function layOutList(items: readonly Expression[], column: number, indent: number): OutputToken[] {
  const oneLine = brackets("[", commaSeparated(items.map(inline)), "]");
  if (!items.some(breaks) && fits(oneLine, column)) {
    return oneLine;
  }
  return brackets("[", onePerLine(items, indent, true), "]");
}

function layOutCall(
  items: readonly Expression[],
  expands: boolean,
  column: number,
  indent: number,
): OutputToken[] {
  const oneLine = brackets("(", commaSeparated(items.map(inline)), ")");
  const last = items.at(-1);
  const broken = items.filter(breaksInCall);
  if (items.some(isLongText)) {
    return brackets("(", onePerLine(items, indent, !expands), ")");
  }
  if (broken.length === 0 && (items.length < 2 || fits(oneLine, column))) {
    return oneLine;
  }
  if (last && broken.length === 1 && broken[0] === last) {
    const others = items.slice(0, -1).flatMap((item) => [...inline(item), mark(",")]);
    const used = column + 1 + columns(joinTokens(others));
    return brackets("(", [...others, ...layOutArgument(last, used, indent)], ")");
  }
  return brackets("(", onePerLine(items, indent, !expands), ")");
}

function layOutFor(
  expression: Extract<Expression, { kind: "for" }>,
  column: number,
  indent: number,
): OutputToken[] {
  const oneLine = inline(expression);
  if (fits(oneLine, column)) {
    return oneLine;
  }
  const head = [...inline(expression.head), mark(":")];
  const body = layOut(expression.body, indent + 2 + columns(joinTokens(head)) + 1, indent + 2);
  return [mark(expression.open), NEWLINE, ...head, ...body, NEWLINE, mark(closerOf(expression.open))];
}

function layOutRun(items: readonly Expression[], column: number, indent: number): OutputToken[] {
  const tokens: OutputToken[] = [];
  for (const item of items) {
    const used = column + columns(joinTokens(tokens));
    tokens.push(...layOutArgument(item, used, indent));
  }
  return tokens;
}

/** Text among operators or as the last argument stays quoted: what follows a heredoc needs a line of its own. */
function layOutArgument(item: Expression, column: number, indent: number): OutputToken[] {
  return item.kind === "template" ? inline(item) : layOut(item, column, indent);
}

function onePerLine(items: readonly Expression[], indent: number, trailingComma: boolean): OutputToken[] {
  const lines: OutputToken[] = [NEWLINE];
  items.forEach((item, index) => {
    const isLast = index === items.length - 1;
    const tokens = layOut(item, indent + 2, indent + 2);
    lines.push(...tokens);
    if (tokens.at(-1)?.type === "heredoc") {
      lines.push(NEWLINE, ...(isLast ? [] : [mark(","), NEWLINE]));
    } else {
      lines.push(...(isLast && !trailingComma ? [] : [mark(",")]), NEWLINE);
    }
  });
  return lines;
}

/** Must the expression take several lines (or, in a list, a line of its own)? */
function breaks(expression: Expression): boolean {
  switch (expression.kind) {
    case "template":
      return heredoc(expression.parts) !== undefined;
    case "object":
      return expression.entries.length > 0;
    case "list":
      return expression.items.length > 0;
    default:
      return breaksInCall(expression);
  }
}

/** Text of several lines, such as a script in `base64encode()`: a heredoc even as an argument. */
function isLongText(expression: Expression): boolean {
  return expression.kind === "template" && (heredoc(expression.parts)?.heredoc?.lines.length ?? 0) > 1;
}

function breaksInCall(expression: Expression): boolean {
  switch (expression.kind) {
    case "object":
      return expression.entries.length > 0;
    case "list":
      return expression.items.some(breaks);
    case "call":
      return expression.arguments.some(breaksInCall);
    case "run":
      return expression.items.some(breaksInCall);
    default:
      return false;
  }
}

function inlineEntry(entry: ObjectEntry): OutputToken[] {
  return [...inline(entry.key), mark("="), ...inline(entry.value)];
}

function commaSeparated(items: readonly (readonly OutputToken[])[]): OutputToken[] {
  return items.flatMap((item, index) => (index === 0 ? [...item] : [mark(","), ...item]));
}

function brackets(open: string, content: readonly OutputToken[], close: string): OutputToken[] {
  return [mark(open), ...content, mark(close)];
}

function closerOf(open: "(" | "[" | "{"): string {
  return { "(": ")", "[": "]", "{": "}" }[open];
}

function fits(tokens: readonly OutputToken[], column: number): boolean {
  return column + columns(joinTokens(tokens)) <= LINE_WIDTH;
}

function quoted(parts: readonly ExpressionPart[]): OutputToken {
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

/** Would the last character together with the sequence that follows read as `$${` or `%%{`? */
function endsInMarker(text: string, next: ExpressionPart | undefined): boolean {
  return next !== undefined && typeof next !== "string" && text.endsWith(next.opener.charAt(0));
}

function sequenceText(part: Exclude<ExpressionPart, string>): string {
  return joinTokens([
    { type: "opener", text: part.opener },
    ...inline(part.content),
    { type: "closer", text: "}" },
  ]);
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

/**
 * Characters that nobody could read or that would change the text around them: controls, format characters, line
 * separators, combining marks that do not follow a letter.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]|(?<![\p{L}\p{N}\p{M}])\p{M}/u;
const ESCAPED = new RegExp(`["\\\\]|${UNPRINTABLE.source}`, "gu");

function escapeQuoted(text: string): string {
  return text.replace(ESCAPED, escapeCharacter).replace(/[$%](?=\{)/g, "$&$&");
}

function escapeCharacter(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) {
    return short;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) {
    return "\ufffd";
  }
  return unicodeEscape(code);
}

function unicodeEscape(code: number): string {
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

/** The text as a heredoc if that gives exactly the same value and helps the reader: it ends in a line feed. */
function heredoc(parts: readonly ExpressionPart[]): OutputToken | undefined {
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
      source.push(part.replace(/[$%](?=\{)/g, "$&$&"));
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
