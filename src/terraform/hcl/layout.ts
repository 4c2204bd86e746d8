import type { Expression, ObjectEntry } from "./expression";
import { columns, joinTokens, NEWLINE, type OutputToken } from "./format";
import { heredoc } from "./heredoc";
import { brackets, closerOf, commaSeparated, inline, mark, quoted } from "./inline";

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
  if (!items.some(breaks)) {
    const oneLine = brackets("[", commaSeparated(items.map(inline)), "]");
    if (fits(oneLine, column)) {
      return oneLine;
    }
  }
  return brackets("[", onePerLine(items, indent, true), "]");
}

function layOutCall(
  items: readonly Expression[],
  expands: boolean,
  column: number,
  indent: number,
): OutputToken[] {
  const last = items.at(-1);
  const broken = items.filter(breaksInCall);
  if (items.some(isLongText)) {
    return brackets("(", onePerLine(items, indent, !expands), ")");
  }
  if (broken.length === 0) {
    const oneLine = brackets("(", commaSeparated(items.map(inline)), ")");
    if (fits(oneLine, column) || last === undefined) {
      return oneLine;
    }
    if (items.length === 1) {
      return brackets("(", layOutArgument(last, column + 1, indent), ")");
    }
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
  const body = inline(expression.body);
  const content = fits([...head, ...body], indent + 2)
    ? [...head, ...body]
    : [...head, NEWLINE, ...layOut(expression.body, indent + 2, indent + 2)];
  return [mark(expression.open), NEWLINE, ...content, NEWLINE, mark(closerOf(expression.open))];
}

function layOutRun(items: readonly Expression[], column: number, indent: number): OutputToken[] {
  if (items.some(isQuestion)) {
    const oneLine = items.flatMap(inline);
    if (fits(oneLine, column)) {
      return oneLine;
    }
  }
  const tokens: OutputToken[] = [];
  for (const item of items) {
    const used = column + columns(joinTokens(tokens));
    tokens.push(...layOutArgument(item, used, indent));
  }
  return tokens;
}

/** Both sides of a condition read best side by side. */
function isQuestion(item: Expression): boolean {
  return item.kind === "atom" && item.type === "punctuation" && item.text === "?";
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

function fits(tokens: readonly OutputToken[], column: number): boolean {
  return column + columns(joinTokens(tokens)) <= LINE_WIDTH;
}
