import { HclError } from "./errors";
import type { Expression, ExpressionPart, ObjectEntry } from "./expression";
import type { TemplatePart, Token } from "./lexer";

const OPENERS: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** A key that needs no quotes. Terraform would take letters of any script. */
const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;

/** Words that are no plain names where an object key is expected. */
const RESERVED_KEYS = new Set(["for", "null", "true", "false"]);

/** Parses the tokens of one expression. Line breaks at its top level have no meaning there and go. */
export function parse(tokens: readonly Token[]): Expression {
  return new Parser(tokens).run(new Set());
}

class Parser {
  private position = 0;

  public constructor(private readonly tokens: readonly Token[]) {}

  /** Reads up to (not including) one of the given punctuation marks, or to the end. */
  public run(until: ReadonlySet<string>): Expression {
    const items: Expression[] = [];
    for (let token = this.peek(); token; token = this.peek()) {
      if (token.type === "newline") {
        if (until.has("\n")) {
          break;
        }
        this.position++;
        continue;
      }
      if (token.type === "punctuation") {
        if (until.has(token.text)) {
          break;
        }
        if (")]}".includes(token.text)) {
          throw new HclError(`"${token.text}" closes nothing`);
        }
      }
      items.push(this.item(token, items.at(-1)));
    }
    return collapse(items);
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private item(token: Token, previous: Expression | undefined): Expression {
    this.position++;
    if (token.type === "template") {
      return { kind: "template", parts: token.parts.map(parsePart) };
    }
    if (token.type === "newline") {
      throw new HclError("a line break cannot stand here");
    }
    if (token.type === "punctuation") {
      if (token.text === "(") {
        return previous?.kind === "atom" && previous.type === "ident" ? this.call() : this.group("(");
      }
      if (token.text === "[") {
        return isOperand(previous) ? this.group("[") : this.list();
      }
      if (token.text === "{") {
        return this.object();
      }
    }
    return { kind: "atom", type: token.type, text: token.text };
  }

  private close(opener: string): void {
    const token = this.peek();
    if (token?.type !== "punctuation" || token.text !== OPENERS[opener]) {
      throw new HclError(`"${opener}" is not closed`);
    }
    this.position++;
  }

  private group(open: "(" | "[" | "{"): Expression {
    const content = this.run(new Set([")", "]", "}"]));
    this.close(open);
    return { kind: "group", open, content };
  }

  private separated(closer: string): Expression[] {
    const items: Expression[] = [];
    this.skip("newline");
    while (this.peek() && !this.sees(closer)) {
      items.push(this.run(new Set([",", closer])));
      if (this.sees(",")) {
        this.position++;
      }
      this.skip("newline");
    }
    return items;
  }

  private call(): Expression {
    const items = this.separated(")");
    this.close("(");
    const last = items.at(-1);
    const expands = last?.kind === "run" && isMark(last.items.at(-1), "...");
    return { kind: "call", arguments: items.map(unwrapTemplate), expands };
  }

  private list(): Expression {
    if (this.seesFor()) {
      return this.forExpression("[");
    }
    const items = this.separated("]");
    this.close("[");
    return { kind: "list", items: items.map(unwrapTemplate) };
  }

  private object(): Expression {
    if (this.seesFor()) {
      return this.forExpression("{");
    }
    const entries: ObjectEntry[] = [];
    this.skipSeparators();
    while (this.peek() && !this.sees("}")) {
      const key = this.run(new Set(["=", ":", "\n", ",", "}"]));
      if (!this.sees("=") && !this.sees(":")) {
        throw new HclError("an object entry has no value");
      }
      this.position++;
      const value = this.run(new Set(["\n", ",", "}"]));
      entries.push({ key: asKey(key), value: unwrapTemplate(value) });
      this.skipSeparators();
    }
    this.close("{");
    return { kind: "object", entries };
  }

  private forExpression(open: "[" | "{"): Expression {
    this.skip("newline");
    const head = this.run(new Set([":"]));
    if (!this.sees(":")) {
      throw new HclError("a for expression has no colon");
    }
    this.position++;
    const body = this.run(new Set([open === "[" ? "]" : "}"]));
    this.close(open);
    return { kind: "for", open, head, body };
  }

  private sees(text: string): boolean {
    const token = this.peek();
    return token?.type === "punctuation" && token.text === text;
  }

  private seesFor(): boolean {
    const token = this.tokens.slice(this.position).find(({ type }) => type !== "newline");
    return token?.type === "ident" && token.text === "for";
  }

  private skip(type: "newline"): void {
    while (this.peek()?.type === type) {
      this.position++;
    }
  }

  private skipSeparators(): void {
    while (this.peek()?.type === "newline" || this.sees(",")) {
      this.position++;
    }
  }
}

function collapse(items: readonly Expression[]): Expression {
  const [only, ...others] = items;
  return only && others.length === 0 ? only : { kind: "run", items };
}

function isMark(expression: Expression | undefined, text: string): boolean {
  return expression?.kind === "atom" && expression.type === "punctuation" && expression.text === text;
}

/** Can the expression be followed by an index? Operators and keywords such as `in` cannot. */
function isOperand(expression: Expression | undefined): boolean {
  if (!expression) {
    return false;
  }
  return (
    expression.kind !== "atom" ||
    (expression.type !== "punctuation" && expression.text !== "in") ||
    expression.text === "*"
  );
}

/** `"${x}"` and `x` are the same value in every place. */
function unwrapTemplate(expression: Expression): Expression {
  if (expression.kind !== "template") {
    return expression;
  }
  const [first, ...others] = expression.parts;
  return first !== undefined && others.length === 0 && typeof first !== "string" && first.opener === "${"
    ? first.content
    : expression;
}

/** The expression in a part of a template. */
export function parsePart(part: TemplatePart): ExpressionPart {
  return typeof part === "string" ? part : { opener: part.opener, content: parse(part.tokens) };
}

/** Writes a key the plain way: `name`, `"any text"`, `"mixed-${x}"` or `(expression)`. */
export function asKey(key: Expression): Expression {
  if (key.kind !== "template") {
    return key;
  }
  const [first, ...others] = key.parts;
  if (others.length === 0 && first !== undefined) {
    if (typeof first !== "string") {
      return first.opener === "${" ? { kind: "group", open: "(", content: first.content } : key;
    }
    if (PLAIN_KEY.test(first) && !RESERVED_KEYS.has(first)) {
      return { kind: "atom", type: "ident", text: first };
    }
  }
  return key;
}
