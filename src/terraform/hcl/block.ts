import type { Expression } from "./expression";
import { columns, format, NEWLINE, type OutputToken } from "./format";
import { mark } from "./inline";
import { layOut } from "./layout";

/** `name = value`. */
export interface Attribute {
  readonly name: string;
  readonly value: Expression;
}

/** A block of HCL, in the order in which a careful person writes one. */
export interface Block {
  readonly type: string;
  readonly labels?: readonly string[];
  /** What decides about the block as a whole (`count`, `provider`), apart from the rest. */
  readonly header?: readonly Attribute[];
  readonly attributes?: readonly Attribute[];
  readonly blocks?: readonly Block[];
  /** `depends_on`. */
  readonly dependencies?: Attribute | undefined;
  readonly lifecycle?: readonly Block[];
  /** No blank lines around attributes that take several lines, as in `required_providers`. */
  readonly compact?: boolean;
}

/** Comments of a top-level block. */
export interface BlockComments {
  /** Lines above the block. */
  readonly above?: string | undefined;
  /** Comment on the opening line. */
  readonly trailing?: string | undefined;
}

/** The text of a block, as `terraform fmt` leaves it, ending in `}` and a line feed. */
export function renderBlock(block: Block, comments: BlockComments = {}): string {
  const above = (comments.above?.trimEnd().split("\n") ?? []).flatMap((line) => [comment(line), NEWLINE]);
  const trailing = comments.trailing === undefined ? [] : [comment(comments.trailing)];
  return `${format([...above, ...blockTokens(block, 0, trailing)])}\n`;
}

function comment(text: string): OutputToken {
  return { type: "comment", text: text.trim() };
}

function blockTokens(block: Block, indent: number, trailing: readonly OutputToken[] = []): OutputToken[] {
  const opening: OutputToken[] = [
    { type: "ident", text: block.type },
    ...(block.labels ?? []).map((label): OutputToken => ({ type: "quoted", text: JSON.stringify(label) })),
    mark("{"),
  ];
  const content = bodyTokens(block, indent + 2);
  return content.length === 0 && trailing.length === 0
    ? [...opening, mark("}")]
    : [...opening, ...trailing, NEWLINE, ...content, mark("}")];
}

/** The paragraphs of a body, with a blank line between them. */
function bodyTokens(block: Block, indent: number): OutputToken[] {
  const paragraphs = [
    ...attributeParagraphs(block.header ?? [], indent, false),
    ...attributeParagraphs(block.attributes ?? [], indent, block.compact ?? false),
    ...(block.blocks ?? []).map((nested) => blockTokens(nested, indent)),
    ...attributeParagraphs(block.dependencies ? [block.dependencies] : [], indent, false),
    ...(block.lifecycle ?? []).map((nested) => blockTokens(nested, indent)),
  ];
  return paragraphs.flatMap((tokens, index) => [...(index > 0 ? [NEWLINE] : []), ...tokens, NEWLINE]);
}

/** Attributes on consecutive lines are one paragraph; one that takes several lines is a paragraph of its own. */
function attributeParagraphs(
  attributes: readonly Attribute[],
  indent: number,
  compact: boolean,
): OutputToken[][] {
  const width = Math.max(0, ...attributes.map(({ name }) => columns(name)));
  const paragraphs: OutputToken[][] = [];
  let open = false;
  for (const { name, value } of attributes) {
    const tokens = [
      { type: "ident", text: name } as const,
      mark("="),
      ...layOut(value, indent + width + 3, indent),
    ];
    const long = !compact && tokens.some(({ type }) => type === "newline" || type === "heredoc");
    const last = paragraphs.at(-1);
    if (open && !long && last) {
      last.push(NEWLINE, ...tokens);
    } else {
      paragraphs.push(tokens);
    }
    open = !long;
  }
  return paragraphs;
}
