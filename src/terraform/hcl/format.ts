/**
 * `terraform fmt`: spacing within lines, indentation and alignment. This is hclwrite/format.go of
 * https://github.com/hashicorp/hcl, for tokens whose line breaks are already decided.
 */

/** A token of formatted output. A template (quoted or heredoc) is one token. */
export interface OutputToken {
  readonly type:
    | "ident"
    | "number"
    | "punctuation"
    | "quoted"
    | "heredoc"
    | "newline"
    | "comment"
    | "opener"
    | "closer";
  readonly text: string;
  /** For a heredoc: the body, whose lines are indented with the statement if `flush`. */
  readonly heredoc?: HeredocBody;
}

/** The text of a heredoc without its introducer. */
export interface HeredocBody {
  readonly marker: string;
  readonly flush: boolean;
  /** Each line without its line feed, and whether it takes the indentation (blank lines do not). */
  readonly lines: readonly { readonly text: string; readonly blank: boolean }[];
}

/** A line break. */
export const NEWLINE: OutputToken = { type: "newline", text: "\n" };

const NEGATES_AFTER = new Set([
  "(",
  "{",
  "[",
  "=",
  ":",
  ",",
  "?",
  "+",
  "*",
  "/",
  "%",
  "-",
  "==",
  "!=",
  ">",
  ">=",
  "<",
  "<=",
  "&&",
  "||",
  "!",
]);

interface Line {
  readonly lead: readonly OutputToken[];
  readonly assign: readonly OutputToken[];
  readonly comment: OutputToken | undefined;
}

/** Lays tokens out as `terraform fmt` does. */
export function format(tokens: readonly OutputToken[]): string {
  const lines = splitLines(tokens);
  const indents = indentation(lines);
  const leads = lines.map(({ lead }, index) =>
    lead.length === 0 ? "" : " ".repeat(indents[index] ?? 0) + joinTokens(lead),
  );
  const padded = align(leads, (index) => (lines[index]?.assign.length ?? 0) > 0);
  const statements = lines.map((line, index) =>
    line.assign.length > 0 ? `${padded[index]} ${joinTokens(line.assign)}` : (leads[index] ?? ""),
  );
  const beforeComments = align(statements, (index) => lines[index]?.comment !== undefined);
  return lines
    .map((line, index) => {
      const text = line.comment ? `${beforeComments[index]} ${line.comment.text}` : (statements[index] ?? "");
      return withHeredocs(text, line, indents[index] ?? 0);
    })
    .join("\n");
}

/** The tokens on one line, spaced. */
export function joinTokens(tokens: readonly OutputToken[]): string {
  let text = "";
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    text += token.text;
    if (next && spaceBetween(tokens[index - 1], token, next)) {
      text += " ";
    }
  });
  return text;
}

/** Columns that a text takes, counted in grapheme clusters. */
export function columns(text: string): number {
  return /^[\x20-\x7e]*$/.test(text) ? text.length : [...GRAPHEMES.segment(text)].length;
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

function splitLines(tokens: readonly OutputToken[]): Line[] {
  const lines: Line[] = [];
  let current: OutputToken[] = [];
  for (const token of tokens) {
    if (token.type === "newline") {
      lines.push(toLine(current));
      current = [];
    } else {
      current.push(token);
    }
  }
  lines.push(toLine(current));
  return lines;
}

function toLine(tokens: readonly OutputToken[]): Line {
  const last = tokens.at(-1);
  const comment = tokens.length > 1 && last?.type === "comment" ? last : undefined;
  const code = comment ? tokens.slice(0, -1) : tokens;
  const equals = code.findIndex((token, index) => index > 0 && isMark(token, "="));
  return equals > 0 && bracketChange(code.slice(equals)) === 0
    ? { lead: code.slice(0, equals), assign: code.slice(equals), comment }
    : { lead: code, assign: [], comment };
}

function indentation(lines: readonly Line[]): number[] {
  const open: number[] = [];
  return lines.map(({ lead, assign }) => {
    const change = bracketChange(lead) + bracketChange(assign);
    if (change > 0) {
      open.push(change);
      return 2 * (open.length - 1);
    }
    let closed = -change;
    while (closed > 0) {
      const last = open.pop();
      if (last === undefined) {
        break;
      }
      if (closed < last) {
        open.push(last - closed);
        break;
      }
      closed -= last;
    }
    return 2 * open.length;
  });
}

/** Pads texts on consecutive lines of a chain to the same width. */
function align(texts: readonly string[], inChain: (index: number) => boolean): string[] {
  const result = [...texts];
  let start = 0;
  while (start < texts.length) {
    if (!inChain(start)) {
      start++;
      continue;
    }
    let end = start;
    let width = 0;
    while (end < texts.length && inChain(end)) {
      width = Math.max(width, columns(texts[end] ?? ""));
      end++;
    }
    for (let index = start; index < end; index++) {
      const text = texts[index] ?? "";
      result[index] = text + " ".repeat(width - columns(text));
    }
    start = end;
  }
  return result;
}

/** Appends the body of a heredoc, indented one level deeper than its statement. */
function withHeredocs(text: string, line: Line, indent: number): string {
  const body = [...line.lead, ...line.assign].at(-1)?.heredoc;
  if (!body) {
    return text;
  }
  const margin = body.flush ? " ".repeat(indent + 2) : "";
  const lines = body.lines.map((each) => (each.blank ? each.text : margin + each.text));
  const closer = body.flush ? " ".repeat(indent) + body.marker : body.marker;
  return [text, ...lines, closer].join("\n");
}

function isMark(token: OutputToken | undefined, text: string): boolean {
  return token?.type === "punctuation" && token.text === text;
}

function bracketChange(tokens: readonly OutputToken[]): number {
  return tokens.reduce((sum, token) => sum + (opens(token) ? 1 : closes(token) ? -1 : 0), 0);
}

function opens(token: OutputToken): boolean {
  return token.type === "opener" || (token.type === "punctuation" && /^[([{]$/.test(token.text));
}

function closes(token: OutputToken): boolean {
  return token.type === "closer" || (token.type === "punctuation" && /^[)\]}]$/.test(token.text));
}

/** `spaceAfterToken` of hclwrite, in the same order. */
function spaceBetween(before: OutputToken | undefined, subject: OutputToken, after: OutputToken): boolean {
  if (subject.type === "ident" && (isMark(after, "(") || isMark(after, "::"))) {
    return false;
  }
  if (isMark(subject, "::") && after.type === "ident") {
    return false;
  }
  if (isMark(subject, ".") || isMark(after, ".") || isMark(after, ",") || isMark(after, "...")) {
    return false;
  }
  if (isMark(subject, ",")) {
    return true;
  }
  if (subject.type === "ident" && subject.text === "in" && before?.type === "ident") {
    return true;
  }
  if (isMark(after, "[") && (subject.type === "ident" || subject.type === "number" || closes(subject))) {
    return false;
  }
  if (isMark(subject, "!")) {
    return false;
  }
  if (isMark(subject, "-")) {
    return before !== undefined && !(before.type === "punctuation" && NEGATES_AFTER.has(before.text));
  }
  if (isMark(subject, "{") || isMark(after, "}")) {
    return !(isMark(subject, "{") && isMark(after, "}"));
  }
  if (
    (subject.type === "opener" && isMark(after, "{")) ||
    (isMark(subject, "}") && after.type === "closer")
  ) {
    return true;
  }
  return !opens(subject) && !closes(after);
}
