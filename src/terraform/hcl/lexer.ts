import { HclError } from "./errors";
import { PartList } from "./template-parts";

/** A literal piece of a template, decoded, or one `${…}` or `%{…}` sequence. */
export type TemplatePart = string | TemplateSequence;

/** One `${…}` (interpolation) or `%{…}` (directive). */
export interface TemplateSequence {
  readonly opener: "${" | "%{";
  readonly tokens: readonly Token[];
}

/** A token of the HCL native syntax; a quoted string or heredoc is one token with its parts decoded. */
export type Token =
  | { readonly type: "ident" | "number" | "punctuation" | "newline"; readonly text: string }
  | { readonly type: "template"; readonly parts: readonly TemplatePart[] };

const SPACE = /[ \t]+/y;
const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NEWLINE = /\r?\n/y;
const COMMENT = /(?:#|\/\/)[^\n]*|\/\*[\s\S]*?\*\//y;
const HEREDOC = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\r?\n/uy;
const PUNCTUATION = /\.\.\.|=>|==|!=|>=|<=|&&|\|\||::|[[\]().,*/%+\-=<>!?:{}]/y;
const QUOTED_LITERAL = /(?:[^$%"\\\r\n]|\\.|\$\$\{|%%\{|[$%](?!\{))+/suy;

/** Splits an HCL expression into tokens. Comments are dropped. */
export function lexExpression(source: string): Token[] {
  return new Lexer(source).expression();
}

/**
 * Parses a string in an expression position of Terraform's JSON syntax: a template in which a backslash is an
 * ordinary character. The whitespace that `~` markers strip is stripped here, so that the parts need no markers. A
 * byte order mark in front goes, as it does in HashiCorp's scanner.
 */
export function parseTemplate(source: string): TemplatePart[] {
  return new Lexer(source.replace(/^\ufeff/, "")).bareTemplate();
}

/** The scanner follows hclsyntax/scan_tokens.rl of https://github.com/hashicorp/hcl. */
class Lexer {
  private position = 0;

  public constructor(private readonly source: string) {}

  public expression(): Token[] {
    const { tokens } = this.tokens("end");
    return tokens;
  }

  public bareTemplate(): TemplatePart[] {
    const parts = new PartList();
    while (this.position < this.source.length) {
      if (!this.sequence(parts)) {
        parts.literal(this.templateLine());
      }
    }
    return parts.melded();
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source) ?? undefined;
    if (match) {
      this.position = pattern.lastIndex;
    }
    return match;
  }

  private tokens(until: "end" | "brace"): { tokens: Token[]; stripAfter: boolean } {
    const start = this.position;
    const tokens: Token[] = [];
    let depth = 0;
    while (this.position < this.source.length) {
      if (this.match(SPACE) || this.match(COMMENT)) {
        continue;
      }
      if (this.source.startsWith("~}", this.position) && depth === 0 && until === "brace") {
        this.position += 2;
        return { tokens, stripAfter: true };
      }
      const token = this.token();
      if (token.type === "punctuation" && token.text === "{") {
        depth++;
      } else if (token.type === "punctuation" && token.text === "}") {
        if (depth === 0 && until === "brace") {
          return { tokens, stripAfter: false };
        }
        depth--;
      }
      tokens.push(token);
    }
    if (until === "brace") {
      throw new HclError(
        `"\${" or "%{" opens a template sequence that has no closing brace: ${excerpt(this.source, start - 2)}; write "$\${" or "%%{" for the literal characters`,
      );
    }
    return { tokens, stripAfter: false };
  }

  private token(): Token {
    if (this.source[this.position] === '"') {
      this.position++;
      return { type: "template", parts: this.quotedTemplate() };
    }
    const heredoc = this.match(HEREDOC);
    if (heredoc) {
      return { type: "template", parts: this.heredocTemplate(heredoc[2] ?? "", heredoc[1] === "-") };
    }
    const text = this.match(NEWLINE)?.[0];
    if (text !== undefined) {
      return { type: "newline", text: "\n" };
    }
    const identifier = this.match(IDENTIFIER)?.[0];
    if (identifier !== undefined) {
      return { type: "ident", text: identifier };
    }
    const number = this.match(NUMBER)?.[0];
    if (number !== undefined) {
      return { type: "number", text: number };
    }
    const punctuation = this.match(PUNCTUATION)?.[0];
    if (punctuation !== undefined) {
      return { type: "punctuation", text: punctuation };
    }
    throw new HclError(
      `${JSON.stringify(this.source[this.position])} cannot stand in an expression: ${excerpt(this.source, this.position)}; write "$\${" or "%%{" if the text is meant literally`,
    );
  }

  private quotedTemplate(): TemplatePart[] {
    const start = this.position;
    const parts = new PartList();
    while (this.position < this.source.length) {
      if (this.source[this.position] === '"') {
        this.position++;
        return parts.melded();
      }
      const literal = this.match(QUOTED_LITERAL)?.[0];
      if (literal !== undefined) {
        parts.literal(unescapeQuoted(literal));
      } else if (!this.sequence(parts)) {
        break;
      }
    }
    throw new HclError(`the quoted string is not closed: ${excerpt(this.source, start - 1)}`);
  }

  private heredocTemplate(marker: string, flush: boolean): TemplatePart[] {
    const start = this.position;
    const parts = new PartList();
    let startOfLine = true;
    while (this.position < this.source.length) {
      if (startOfLine) {
        const end = this.source.indexOf("\n", this.position);
        const line = this.source.slice(this.position, end < 0 ? undefined : end);
        if (line.trim() === marker) {
          this.position += line.length;
          return parts.melded(flush);
        }
      }
      startOfLine = false;
      if (!this.sequence(parts)) {
        const literal = this.templateLine();
        startOfLine = literal.endsWith("\n");
        parts.literal(literal);
      }
    }
    throw new HclError(`the heredoc has no closing ${marker}: ${excerpt(this.source, start)}`);
  }

  /** A literal up to the next sequence or the end of the line, with its line feed; `$${` and `%%{` decoded. */
  private templateLine(): string {
    let text = "";
    while (this.position < this.source.length) {
      const character = this.source[this.position] ?? "";
      if (character === "$" || character === "%") {
        if (this.source.startsWith(`${character}{`, this.position + 1)) {
          text += `${character}{`;
          this.position += 3;
          continue;
        }
        if (this.source[this.position + 1] === "{") {
          break;
        }
      }
      text += character;
      this.position++;
      if (character === "\n") {
        break;
      }
    }
    return text;
  }

  private sequence(parts: PartList): boolean {
    const opener = this.source.startsWith("${", this.position)
      ? "${"
      : this.source.startsWith("%{", this.position)
        ? "%{"
        : undefined;
    if (!opener) {
      return false;
    }
    const start = this.position;
    this.position += 2;
    const stripBefore = this.source[this.position] === "~";
    if (stripBefore) {
      this.position++;
    }
    const { tokens, stripAfter } = this.tokens("brace");
    checkSequence(opener, tokens, this.source.slice(start, this.position));
    parts.sequence({ opener, tokens }, stripBefore, stripAfter);
    return true;
  }
}

function checkSequence(opener: string, tokens: readonly Token[], text: string): void {
  const advice = `write "${opener === "${" ? "$${" : "%%{"}" if the text is meant literally`;
  const first = tokens.find((token) => token.type !== "newline");
  if (!first) {
    throw new HclError(`${text} is empty; ${advice}`);
  }
  if (opener === "%{") {
    if (first.type !== "ident" || !["if", "else", "endif", "for", "endfor"].includes(first.text)) {
      throw new HclError(`${text} is no template directive; ${advice}`);
    }
    return;
  }
  let depth = 0;
  let conditions = 0;
  for (const token of tokens) {
    if (token.type !== "punctuation") {
      continue;
    }
    if ("([{".includes(token.text)) {
      depth++;
    } else if (")]}".includes(token.text)) {
      depth--;
    } else if (depth === 0 && token.text === "?") {
      conditions++;
    } else if (depth === 0 && (token.text === "=" || (token.text === ":" && --conditions < 0))) {
      throw new HclError(`${text} is no Terraform expression; ${advice}`);
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

function unescapeQuoted(literal: string): string {
  return literal.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4\{/gsu,
    (whole, short, long, single, marker) => {
      if (marker !== undefined) {
        return `${marker}{`;
      }
      if (short !== undefined || long !== undefined) {
        return String.fromCodePoint(Number.parseInt(short ?? long, 16));
      }
      const character = ESCAPES[single];
      if (character === undefined) {
        throw new HclError(`${whole} is no escape sequence of HCL in ${excerpt(literal, 0)}`);
      }
      return character;
    },
  );
}

function excerpt(source: string, start: number): string {
  const from = Math.max(0, start);
  const text = source.slice(from, from + 60);
  return JSON.stringify(text.length < source.length - from ? `${text}…` : text);
}
