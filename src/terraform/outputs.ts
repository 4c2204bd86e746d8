/**
 * The layer contract: one declaration makes the `output` blocks of the producer and the typed accessor of the
 * consumer. A misspelt or forgotten output is a compile error on both sides.
 */
import { Token } from "cdktf";
import { rawExpression } from "./hcl";

/** What the producing layer hands over for each kind of output. */
interface Produced {
  readonly string: string;
  readonly list: readonly string[];
  readonly map: Readonly<Record<string, string>>;
}

/** What the consuming layer gets for each kind of output: references into the producer's state. */
interface Consumed {
  readonly string: string;
  readonly list: string[];
  readonly map: RemoteMap;
}

/** A map output as its consumer sees it. */
export interface RemoteMap {
  /** The value under one key. */
  get(key: string): string;
  /** The whole map, as an expression. */
  readonly all: string;
}

type OutputKind = keyof Produced;

/** One declared output. */
export interface OutputSpec<Kind extends OutputKind = OutputKind> {
  readonly kind: Kind;
  /** What the value is: the `description` of the output block and of the README. */
  readonly description: string;
}

/** The outputs of a layer by name. */
export type OutputContract = Readonly<Record<string, OutputSpec>>;

/** The values that a producer must publish. */
export type OutputValues<O extends OutputContract> = { readonly [N in keyof O]: Produced[O[N]["kind"]] };

/** The references that a consumer gets. */
export type OutputAccess<O extends OutputContract> = { readonly [N in keyof O]: Consumed[O[N]["kind"]] };

/** Declares the kinds of outputs that a layer can publish. */
export const output = {
  /** A string. */
  string: (description: string): OutputSpec<"string"> => ({ kind: "string", description }),
  /** A list of strings, e.g. subnet ids. */
  list: (description: string): OutputSpec<"list"> => ({ kind: "list", description }),
  /** A map of strings, e.g. route table ids by zone. */
  map: (description: string): OutputSpec<"map"> => ({ kind: "map", description }),
};

const terraformTypes: Readonly<Record<OutputKind, string>> = {
  string: "string",
  list: "list(string)",
  map: "map(string)",
};

/** The Terraform type of an output, for documentation. */
export function outputType(spec: OutputSpec): string {
  return terraformTypes[spec.kind];
}

const accessors: { readonly [K in OutputKind]: (reference: string) => Consumed[K] } = {
  string: (reference) => rawExpression(reference),
  list: (reference) => Token.asList(Token.asAny(`\${${reference}}`)),
  map: (reference) => ({
    get: (key) => rawExpression(`${reference}["${key}"]`),
    all: rawExpression(reference),
  }),
};

/**
 * The consumer's side of a contract.
 *
 * @param contract the producer's declared outputs
 * @param base the reference that the outputs hang on, e.g. `data.terraform_remote_state.vpc.outputs`
 */
export function accessOutputs<O extends OutputContract>(contract: O, base: string): OutputAccess<O> {
  const access = Object.entries(contract).map(([name, spec]) => [
    name,
    accessors[spec.kind](`${base}.${name}`),
  ]);
  return Object.fromEntries(access) as OutputAccess<O>;
}
