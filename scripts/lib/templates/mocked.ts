import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot, reportsDir } from "../paths";
import { fillMirror } from "../providers";
import type { Report } from "../report";
import { errorsOf, Terraform } from "../terraform";
import { documentedTemplates, otherTemplates, type Variant } from "./variants";

/** What the tier works with. */
export interface TemplateTier {
  readonly report: Report;
  readonly workFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /**
   * Only templates whose name contains it.
   * @default all
   */
  readonly only?: string;
}

/** Test files beside the documented templates: one folder for each. */
const testFolder = join(projectRoot, "__tests__", "terraform-real", "templates");

/**
 * Checks the workspace templates with the real Terraform and the real schemas of their providers: the documented ones
 * in full (format, validation, start, stop and start with another profile against doubles), all others for validity.
 */
export async function runTemplateTier(tier: TemplateTier): Promise<void> {
  const missing = await missingProviders();
  const wanted = [...documentedTemplates(), ...otherTemplates()].filter(({ name }) =>
    name.includes(tier.only ?? ""),
  );
  for (const variant of wanted) {
    const lacking = sourcesOf(variant).filter((source) => missing.has(source));
    if (lacking.length > 0) {
      tier.report.skipped(
        `template ${variant.name}`,
        lacking.map((source) => `${source}: ${missing.get(source)}`).join("; "),
      );
      continue;
    }
    await checkTemplate(tier, variant);
  }
}

async function checkTemplate(tier: TemplateTier, variant: Variant): Promise<void> {
  const began = Date.now();
  const name = `template ${variant.name}`;
  // Templates with the same providers share a folder: what init finds out depends on nothing else.
  const folder = join(tier.workFolder, sourcesOf(variant).join("+").replaceAll("/", "-"));
  const isInitialised = existsSync(join(folder, ".terraform"));
  writeTemplate(folder, variant.files);
  const terraform = new Terraform(
    folder,
    tier.environment,
    join(reportsDir, "logs", "terraform", "templates.log"),
  );
  const steps = [
    ["fmt", () => terraform.run("fmt", "-check", "-diff", "-recursive")],
    ...(isInitialised ? [] : [["init", () => terraform.init("-backend=false")] as const]),
    ["validate", () => terraform.run("validate")],
    ...(addTests(variant.name, folder) ? [["test", () => terraform.run("test")] as const] : []),
  ] as const;
  for (const [step, run] of steps) {
    const result = await run();
    if (result.code !== 0) {
      tier.report.failed(`${name} ${step}`, errorsOf(result), (Date.now() - began) / 1000);
      return;
    }
  }
  tier.report.passed(name, (Date.now() - began) / 1000, steps.map(([step]) => step).join(", "));
}

/** Puts a template into a folder, in place of the one before. */
export function writeTemplate(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(".terraform")) rmSync(join(folder, entry), { recursive: true });
  }
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function addTests(template: string, folder: string): boolean {
  const source = join(testFolder, template);
  if (!existsSync(source)) return false;
  for (const file of readdirSync(source)) copyFileSync(join(source, file), join(folder, file));
  return true;
}

/** Sources of the providers that a template requires. */
export function sourcesOf({ files }: Variant): string[] {
  const versions = files.get("versions.tf") ?? "";
  return [...versions.matchAll(/source\s*=\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
}

/** The providers of the templates that cannot be had, and why. */
export async function missingProviders(): Promise<Map<string, string>> {
  const sources = new Set(documentedTemplates().flatMap(sourcesOf));
  const results = await fillMirror([...sources]);
  return new Map(
    results.filter(({ status }) => status === "missing").map(({ source, detail }) => [source, detail]),
  );
}
