/**
 * Regenerates src/terraform/hcl/schemas.json, from which the HCL writer knows which arguments are blocks:
 *
 *     npx tsx scripts/provider-schemas.ts [--plugin-dir DIR]...
 *
 * Needs Terraform on the PATH and the providers: from the mirror that `npm run provider-mirror` fills, from other plugin
 * folders of this machine, from directories given (DIR/registry.terraform.io/hashicorp/aws/5.100.0/linux_amd64/…), or
 * from the registry. A provider that cannot be had keeps its data.
 *
 * The AWS provider is read at the oldest version that the emitted constraint admits: an argument that only a later one
 * knows is then an error.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { isPacked, pluginFolders } from "./lib/plugin-folders";
import { providerCatalogue } from "./lib/provider-catalogue";
import { mirrorRoot } from "./lib/providers";
import { transcribedSchema } from "./lib/transcribed-schemas";

type SchemaType = string | readonly [string, ...unknown[]];

interface AttributeSchema {
  readonly type?: SchemaType;
  readonly optional?: boolean;
  readonly required?: boolean;
  readonly computed?: boolean;
}

interface BlockSchema {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, { readonly block: BlockSchema }>>;
}

type SchemaMap = Readonly<Record<string, { readonly block: BlockSchema }>>;

interface ProviderSchema {
  readonly provider?: { readonly block: BlockSchema };
  readonly resource_schemas?: SchemaMap;
  readonly data_source_schemas?: SchemaMap;
  readonly ephemeral_resource_schemas?: SchemaMap;
}

interface SchemaFile {
  providers: Record<string, { version: string; provider: number }>;
  resource: Record<string, number>;
  data: Record<string, number>;
  ephemeral: Record<string, number>;
  bodies: string[];
}

/** A provider whose schemas the HCL writer knows. */
interface ProviderSource {
  /** Local name, and prefix of its types. */
  readonly name: string;
  /** Full address. */
  readonly address: string;
  readonly version: string;
  /** Namespace and type, for providers that are not built into Terraform. */
  readonly source?: string;
}

const PROVIDER_SOURCES: readonly ProviderSource[] = [
  ...providerCatalogue.map(({ source, version }) => ({
    name: basename(source),
    address: `registry.terraform.io/${source}`,
    version,
    source,
  })),
  { name: "terraform", address: "terraform.io/builtin/terraform", version: "1.11" },
];

const OUTPUT = resolve(__dirname, "../src/terraform/hcl/schemas.json");

/** Numbers the different bodies in order of appearance, so that the file depends on the schemas only. */
class Bodies {
  public readonly texts: string[] = [];
  private readonly numbers = new Map<string, number>();

  public add(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) {
      return known;
    }
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  public addBlock(block: BlockSchema): number {
    const attributes = Object.entries(block.attributes ?? {})
      .filter(([, { required, optional }]) => required || optional)
      .map(([name, { type }]) => this.word(name, type));
    const blocks = Object.entries(block.block_types ?? {}).map(
      ([name, { block: nested }]) => `${name}:${this.addBlock(nested)}`,
    );
    return this.add([...attributes, ...blocks].sort().join(" "));
  }

  /** https://developer.hashicorp.com/terraform/language/attr-as-blocks: lists and sets of objects. */
  private word(name: string, type: SchemaType | undefined): string {
    const [collection, element] = Array.isArray(type) ? type : [];
    if (
      (collection !== "list" && collection !== "set") ||
      !Array.isArray(element) ||
      element[0] !== "object"
    ) {
      return name;
    }
    const attributes = Object.entries(element[1] as Record<string, SchemaType>);
    return `${name}=${this.add(
      attributes
        .map((each) => this.word(...each))
        .sort()
        .join(" "),
    )}`;
  }

  /** Copies a body of another file, with the bodies it refers to. */
  public copy(number: number, from: readonly string[]): number {
    const text = from[number] ?? "";
    return this.add(
      text.replace(/([:=])(\d+)/g, (_, mark, nested) => `${mark}${this.copy(Number(nested), from)}`),
    );
  }
}

function main(): void {
  const { values } = parseArgs({
    options: { "plugin-dir": { type: "string", multiple: true, default: [] } },
  });
  const given = values["plugin-dir"].map((directory) => resolve(directory));
  const directories = [...given, mirrorRoot(), ...pluginFolders()];
  const old: SchemaFile | undefined = existsSync(OUTPUT)
    ? JSON.parse(readFileSync(OUTPUT, "utf8"))
    : undefined;
  const bodies = new Bodies();
  const next: SchemaFile = { providers: {}, resource: {}, data: {}, ephemeral: {}, bodies: bodies.texts };
  for (const source of PROVIDER_SOURCES) {
    const schema = readSchema(source, directories);
    if (schema) {
      addProvider(next, bodies, source, schema);
      console.log(`${source.name} ${source.version}: read`);
    } else if (source.source && transcribedSchema(source.source, source.version)) {
      addProvider(next, bodies, source, transcribedSchema(source.source, source.version)?.schema ?? {});
      console.log(`${source.name} ${source.version}: cannot be had, taken from scripts/data`);
    } else if (old?.providers[source.name]) {
      keepProvider(next, bodies, source, old);
      console.log(`${source.name} ${source.version}: cannot be had, kept what the file holds`);
    } else {
      console.log(`${source.name} ${source.version}: cannot be had, and the file holds nothing of it`);
    }
  }
  for (const map of [next.resource, next.data, next.ephemeral]) {
    sortKeys(map);
  }
  writeFileSync(OUTPUT, serialise(next));
}

function addProvider(
  file: SchemaFile,
  bodies: Bodies,
  { name, version }: ProviderSource,
  schema: ProviderSchema,
) {
  file.providers[name] = { version, provider: bodies.addBlock(schema.provider?.block ?? {}) };
  const kinds = [
    [file.resource, schema.resource_schemas],
    [file.data, schema.data_source_schemas],
    [file.ephemeral, schema.ephemeral_resource_schemas],
  ] as const;
  for (const [target, types] of kinds) {
    for (const [type, { block }] of Object.entries(types ?? {})) {
      target[type] = bodies.addBlock(block);
    }
  }
}

function keepProvider(file: SchemaFile, bodies: Bodies, { name }: ProviderSource, old: SchemaFile) {
  const entry = old.providers[name];
  if (!entry) {
    return;
  }
  file.providers[name] = { ...entry, provider: bodies.copy(entry.provider, old.bodies) };
  for (const kind of ["resource", "data", "ephemeral"] as const) {
    for (const [type, number] of Object.entries(old[kind])) {
      if (type === name || type.startsWith(`${name}_`)) {
        file[kind][type] = bodies.copy(number, old.bodies);
      }
    }
  }
}

/** `undefined` if the provider cannot be had. */
function readSchema(source: ProviderSource, directories: readonly string[]): ProviderSchema | undefined {
  const directory = mkdtempSync(join(tmpdir(), "provider-schema-"));
  try {
    writeFileSync(join(directory, "main.tf.json"), JSON.stringify(configurationFor(source)));
    const config = join(directory, "cli.tfrc");
    const holders = directories.filter((each) => holds(each, source));
    writeFileSync(config, cliConfiguration(holders));
    const run = (...words: string[]) =>
      execFileSync("terraform", words, {
        cwd: directory,
        env: { ...process.env, TF_CLI_CONFIG_FILE: config, CHECKPOINT_DISABLE: "1" },
        stdio: ["ignore", "pipe", "pipe"],
        maxBuffer: 1 << 28,
        encoding: "utf8",
      });
    run("init", "-input=false", "-backend=false");
    const { provider_schemas: schemas } = JSON.parse(run("providers", "schema", "-json"));
    return schemas[source.address];
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    console.error(output.trim());
    return undefined;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function holds(directory: string, { source, address, version }: ProviderSource): boolean {
  return (
    source !== undefined &&
    (existsSync(join(directory, address, version)) || isPacked(directory, source, version))
  );
}

function configurationFor({ name, address, version }: ProviderSource): object {
  return address.startsWith("terraform.io/builtin/")
    ? { resource: { terraform_data: { any: {} } } }
    : { terraform: { required_providers: { [name]: { source: address, version } } } };
}

/** Asks the registry only if no mirror holds the provider: Terraform fails if any of its sources cannot be reached. */
function cliConfiguration(mirrors: readonly string[]): string {
  const methods = mirrors.map(
    (directory) => `filesystem_mirror {\n path = ${JSON.stringify(directory)}\n}\n`,
  );
  return `provider_installation {\n${methods.join("") || "direct {}\n"}}\n`;
}

function sortKeys(map: Record<string, number>): void {
  const sorted = Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const key of Object.keys(map)) {
    delete map[key];
  }
  Object.assign(map, Object.fromEntries(sorted));
}

/** One body or type per line: a change of the schemas gives a readable diff. */
function serialise(file: SchemaFile): string {
  const lines = (map: object) =>
    Object.entries(map).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
  const objects = (["providers", "resource", "data", "ephemeral"] as const).map(
    (key) => `"${key}":{\n${lines(file[key]).join(",\n")}\n}`,
  );
  const bodies = `"bodies":[\n${file.bodies.map((body) => JSON.stringify(body)).join(",\n")}\n]`;
  return `{${[...objects, bodies].join(",\n")}}\n`;
}

main();
