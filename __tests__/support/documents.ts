/** Reads `${jsonencode({ … })}` back, so that tests compare documents and not their layout. */

/** The document inside an attribute made by `jsonDocument`. References in it read `${reference}`. */
export function documentOf(attribute: unknown): unknown {
  const text = /^\$\{(?:json|yaml)encode\((.*)\)\}$/s.exec(String(attribute))?.[1];
  if (text === undefined) throw new Error(`no JSON document: ${attribute}`);
  return new Reader(text).value();
}

const closing: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };

/** Reads the part of HCL that documents are written in. */
class Reader {
  private position = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    this.skipSpace();
    if (this.take("{")) return this.object();
    if (this.take("[")) return this.list();
    if (this.peek() === '"') return this.string();
    const expression = this.expression();
    if (/^-?[\d.]+$/.test(expression)) return Number(expression);
    if (expression === "true" || expression === "false") return expression === "true";
    return `\${${expression}}`;
  }

  private object(): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    for (this.skipSpace(); !this.take("}"); this.skipSeparator()) {
      const key = this.peek() === '"' ? this.string() : (this.match(/[\w-]+/y) ?? "");
      this.match(/\s*=/y);
      entries.push([key, this.value()]);
    }
    return Object.fromEntries(entries);
  }

  private list(): unknown[] {
    const items: unknown[] = [];
    for (this.skipSpace(); !this.take("]"); this.skipSeparator()) items.push(this.value());
    return items;
  }

  /** A quoted string; its interpolations stay as they are. */
  private string(): string {
    this.take('"');
    let result = "";
    while (!this.take('"')) {
      if (this.text.startsWith("${", this.position)) {
        this.position += 1;
        result += `$${this.bracketed()}`;
      } else if (this.peek() === "\\") {
        result += JSON.parse(`"${this.match(/\\(u.{4}|.)/y)}"`);
      } else {
        result += this.next();
      }
    }
    return result;
  }

  /** A bare expression, up to the comma or bracket that ends it. */
  private expression(): string {
    let result = "";
    while (!/[,\]})]/.test(this.peek() || ","))
      result += this.peek() in closing ? this.bracketed() : this.next();
    return result.trim();
  }

  /** Text between brackets, with them. */
  private bracketed(): string {
    const close = closing[this.peek()];
    let result = this.next();
    while (this.peek() !== close) {
      if (this.peek() === '"') result += JSON.stringify(this.string());
      else result += this.peek() in closing ? this.bracketed() : this.next();
    }
    return result + this.next();
  }

  private peek(): string {
    return this.text[this.position] ?? "";
  }

  private next(): string {
    const character = this.peek();
    if (character === "") throw new Error(`the document ends too early: ${this.text}`);
    this.position += 1;
    return character;
  }

  private take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.position += 1;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private skipSpace(): void {
    this.match(/\s*/y);
  }

  private skipSeparator(): void {
    this.match(/\s*,?\s*/y);
  }
}
