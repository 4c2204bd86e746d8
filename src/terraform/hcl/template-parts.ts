import type { TemplatePart, TemplateSequence } from "./lexer";

/** Collects template parts and applies what the `~` markers and `<<-` say, as hclsyntax/parser_template.go does. */
export class PartList {
  private readonly parts: TemplatePart[] = [];
  private stripNext = false;

  public literal(text: string): void {
    this.parts.push(this.stripNext ? text.replace(/^\p{White_Space}+/u, "") : text);
    this.stripNext = false;
  }

  public sequence(sequence: TemplateSequence, stripBefore: boolean, stripAfter: boolean): void {
    const last = this.parts.at(-1);
    if (stripBefore && typeof last === "string") {
      this.parts[this.parts.length - 1] = last.replace(/\p{White_Space}+$/u, "");
    }
    this.parts.push(sequence);
    this.stripNext = stripAfter;
  }

  public melded(flush = false): TemplatePart[] {
    const melded: TemplatePart[] = [];
    for (const part of flush ? this.flushed() : this.parts) {
      const last = melded.at(-1);
      if (typeof part === "string" && typeof last === "string") {
        melded[melded.length - 1] = last + part;
      } else if (part !== "") {
        melded.push(part);
      }
    }
    // Beside text, even text that was stripped to nothing, an interpolation gives a string; alone it keeps its type.
    const isString = melded.length === 1 && typeof melded[0] !== "string" && this.parts.includes("");
    return isString ? ["", ...melded] : melded;
  }

  private flushed(): TemplatePart[] {
    const leading: number[] = [];
    let least = Number.POSITIVE_INFINITY;
    let lineStart = true;
    this.parts.forEach((part, index) => {
      if (lineStart) {
        const blank = typeof part === "string" && part.endsWith("\n") && leadingSpace(part) === part.length;
        if (!blank) {
          leading.push(index);
          least = Math.min(least, typeof part === "string" ? leadingSpace(part) : 0);
        }
      }
      lineStart = typeof part === "string" && part.endsWith("\n");
    });
    return this.parts.map((part, index) =>
      typeof part === "string" && leading.includes(index) ? part.slice(least) : part,
    );
  }
}

function leadingSpace(text: string): number {
  return /^\p{White_Space}*/u.exec(text)?.[0].length ?? 0;
}
