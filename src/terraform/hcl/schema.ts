import { HclError } from "./errors";
import data from "./schemas.json";

/** What an argument name of a block means. */
export type Argument =
  | { readonly kind: "attribute" }
  /** A nested block. */
  | { readonly kind: "block"; readonly body: BodySchema }
  /** A list or set of objects that Terraform also accepts as blocks ("attributes as blocks"). */
  | { readonly kind: "attribute-as-blocks"; readonly body: BodySchema };

/** The arguments of one kind of block. */
export interface BodySchema {
  /** `undefined` where the block has no such argument. */
  argument(name: string): Argument | undefined;
}

/** The kinds of blocks whose arguments a provider defines. */
export type SchemaKind = "provider" | "resource" | "data" | "ephemeral";

/**
 * The committed file: every different body once, as text: names separated by spaces, `name:3` a block and `name=3` an
 * attribute as blocks whose body is number 3. Bodies are parsed when they are asked for.
 */
interface SchemaFile {
  readonly providers: Readonly<Record<string, { readonly version: string; readonly provider: number }>>;
  readonly resource: Readonly<Record<string, number>>;
  readonly data: Readonly<Record<string, number>>;
  readonly ephemeral: Readonly<Record<string, number>>;
  readonly bodies: readonly string[];
}

const ATTRIBUTE: Argument = { kind: "attribute" };

const file: SchemaFile = data;
const parsed = new Map<number, BodySchema>();

/**
 * The arguments of a provider configuration, resource, data source or ephemeral resource.
 *
 * @throws HclError for a type that the committed schemas do not hold
 */
export function schemaOf(kind: SchemaKind, type: string): BodySchema {
  const index = kind === "provider" ? file.providers[type]?.provider : file[kind][type];
  if (index === undefined) {
    const known = Object.entries(file.providers).map(([name, { version }]) => `${name} ${version}`);
    throw new HclError(
      `the provider schemas in src/terraform/hcl/schemas.json have no ${kind} "${type}", so nobody can tell its blocks ` +
        `from its attributes (they hold ${known.join(", ")}); add its provider to scripts/provider-schemas.ts and ` +
        `run \`npx tsx scripts/provider-schemas.ts\``,
    );
  }
  return bodyAt(index);
}

function bodyAt(index: number): BodySchema {
  const known = parsed.get(index);
  if (known) {
    return known;
  }
  const text = file.bodies[index];
  if (text === undefined) {
    throw new Error(`src/terraform/hcl/schemas.json is damaged: it has no body ${index}`);
  }
  const body = new ParsedBody(text);
  parsed.set(index, body);
  return body;
}

class ParsedBody implements BodySchema {
  private readonly marks = new Map<string, string>();

  public constructor(text: string) {
    for (const word of text.split(" ")) {
      const end = word.search(/[:=]/);
      this.marks.set(end < 0 ? word : word.slice(0, end), end < 0 ? "" : word.slice(end));
    }
  }

  public argument(name: string): Argument | undefined {
    const mark = this.marks.get(name);
    if (mark === undefined || mark === "") {
      return mark === undefined ? undefined : ATTRIBUTE;
    }
    const body = bodyAt(Number(mark.slice(1)));
    return { kind: mark.startsWith(":") ? "block" : "attribute-as-blocks", body };
  }
}
