import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { CodeMaker, TerraformProviderGenerator } from "@cdktf/provider-generator";
import { bareEnvironment, writeCliConfig } from "./lib/cli-config";
import { projectRoot } from "./lib/paths";
import { run } from "./lib/process";
import { providerCatalogue } from "./lib/provider-catalogue";
import { fillMirror } from "./lib/providers";
import { type TranscribedSchema, transcribedSchema } from "./lib/transcribed-schemas";

/** Providers without a prebuilt CDKTF package; their bindings are generated and committed under `.gen`. */
const generatedSources = ["coder/coder", "coder/coderd"];

/**
 * `npm run bindings`: makes the classes of `.gen/providers` from the schema that the provider binary itself reports.
 * `cdktf get` does the work; it is pointed at the provider mirror, so that it runs without the Terraform registry. Where
 * the binary cannot be had, what was written down from its documentation is used (scripts/data).
 */
async function main(): Promise<void> {
  const results = await fillMirror(generatedSources);
  for (const { source, version, status, detail } of results.filter((result) => result.status === "missing")) {
    const transcribed = transcribedSchema(source, version);
    if (transcribed !== undefined) await generateFromTranscription(transcribed, `${status} (${detail})`);
    else console.log(`${source} ${version}: ${status} (${detail}); its committed bindings stay as they are.`);
  }
  const available = results.filter((result) => result.status !== "missing").map((result) => result.source);
  if (available.length === 0) return;

  const folder = mkdtempSync(join(tmpdir(), "bindings-"));
  try {
    await generate(folder, available);
    for (const source of available) install(folder, basename(source));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function generate(folder: string, sources: readonly string[]): Promise<void> {
  const terraformProviders = providerCatalogue
    .filter(({ source }) => sources.includes(source))
    .map(({ source, version }) => ({ name: basename(source), source, version }));
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({
      language: "typescript",
      app: "true",
      codeMakerOutput: "out",
      projectId: "bindings",
      sendCrashReports: "false",
      terraformProviders,
    }),
  );
  const result = await run(join(projectRoot, "node_modules", ".bin", "cdktf"), ["get"], {
    cwd: folder,
    env: {
      ...bareEnvironment(),
      TF_CLI_CONFIG_FILE: writeCliConfig(folder),
      CDKTF_HOME: folder,
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      CHECKPOINT_DISABLE: "1",
      DISABLE_VERSION_CHECK: "1",
      CI: "1",
    },
  });
  if (result.code !== 0) throw new Error(`cdktf get failed:\n${result.output}`);
}

async function generateFromTranscription(transcribed: TranscribedSchema, why: string): Promise<void> {
  const { source, version, schema, transcribedFrom } = transcribed;
  console.log(`${source} ${version}: ${why}; made from what is written in ${transcribedFrom.join(", ")}`);
  const folder = mkdtempSync(join(tmpdir(), "bindings-"));
  try {
    const address = `registry.terraform.io/${source}`;
    const generator = new TerraformProviderGenerator(new CodeMaker(), {
      format_version: "0.2",
      provider_schemas: { [address]: schema },
      provider_versions: { [address]: version },
    });
    generator.generateAll();
    await generator.save(join(folder, "out"));
    install(folder, basename(source));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts one provider's classes in place of the committed ones. The README per class is left out: it is only a link. */
function install(folder: string, name: string): void {
  const made = join(folder, "out", "providers", name);
  for (const entry of readdirSync(made).filter((name) => statSync(join(made, name)).isDirectory())) {
    rmSync(join(made, entry, "README.md"), { force: true });
  }
  const target = join(projectRoot, ".gen", "providers", name);
  rmSync(target, { recursive: true, force: true });
  cpSync(made, target, { recursive: true });
  console.log(`.gen/providers/${name}`);
}

void main();
