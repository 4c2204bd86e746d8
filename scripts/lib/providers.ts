import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { cacheDir } from "./paths";
import { isPacked, mirrorFolder, pluginFolders, pluginsIn } from "./plugin-folders";
import { run } from "./process";
import { type CatalogueEntry, providerCatalogue } from "./provider-catalogue";

const REGISTRY = "https://registry.terraform.io/.well-known/terraform.json";

/** How a provider came into the mirror, or why it did not. */
export interface ProviderResult {
  readonly source: string;
  readonly version: string;
  readonly status: "found" | "downloaded" | "built" | "missing";
  readonly detail: string;
}

/** The folder that `npm run provider-mirror` fills; outside the checkout. */
export function mirrorRoot(): string {
  return join(cacheDir(), "providers");
}

/** Puts the providers that `sources` name (all of the catalogue by default) into the mirror, as far as they can be had. */
export async function fillMirror(sources?: readonly string[]): Promise<ProviderResult[]> {
  const wanted = providerCatalogue.filter((entry) => sources?.includes(entry.source) ?? true);
  const unknown = (sources ?? []).filter((source) => !wanted.some((entry) => entry.source === source));
  const root = mirrorRoot();
  mkdirSync(root, { recursive: true });

  const results = new Map<string, ProviderResult>();
  for (const entry of wanted) {
    const found = linkInstalled(entry, root);
    if (found !== undefined) results.set(entry.source, found);
  }
  const stillMissing = (): CatalogueEntry[] => wanted.filter((entry) => !results.has(entry.source));

  const reachable = stillMissing().length > 0 && (await isReachable(REGISTRY));
  for (const entry of reachable ? stillMissing() : []) {
    if (await download(entry, root)) {
      results.set(entry.source, { ...entry, status: "downloaded", detail: "from the Terraform registry" });
    }
  }
  for (const entry of stillMissing()) results.set(entry.source, await build(entry, root, reachable));

  for (const source of unknown) {
    results.set(source, {
      source,
      version: "?",
      status: "missing",
      detail: "not in scripts/lib/provider-catalogue.ts",
    });
  }
  return [...results.values()];
}

/** Links a plugin that is on the machine already into the mirror. */
function linkInstalled(entry: CatalogueEntry, root: string): ProviderResult | undefined {
  if (isPacked(root, entry.source, entry.version)) return { ...entry, status: "found", detail: root };
  for (const folder of [root, ...pluginFolders()]) {
    const plugin = pluginsIn(folder).find(
      (candidate) => candidate.source === entry.source && candidate.version === entry.version,
    );
    if (plugin === undefined) continue;
    const target = mirrorFolder(root, entry.source, entry.version);
    if (!existsSync(target)) {
      mkdirSync(dirname(target), { recursive: true });
      symlinkSync(plugin.folder, target);
    }
    return { ...entry, status: "found", detail: folder };
  }
  return undefined;
}

async function isReachable(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

async function download(entry: CatalogueEntry, root: string): Promise<boolean> {
  return withTemporaryFolder(async (folder) => {
    const name = basename(entry.source);
    writeFileSync(
      join(folder, "main.tf"),
      `terraform {\n  required_providers {\n    ${name} = {\n      source  = "${entry.source}"\n      version = "${entry.version}"\n    }\n  }\n}\n`,
    );
    const result = await run("terraform", ["providers", "mirror", root], { cwd: folder });
    return result.code === 0 && isPacked(root, entry.source, entry.version);
  });
}

async function build(
  entry: CatalogueEntry,
  root: string,
  registryReachable: boolean,
): Promise<ProviderResult> {
  const missing = (detail: string): ProviderResult => ({ ...entry, status: "missing", detail });
  const registry = registryReachable
    ? "the Terraform registry does not serve it"
    : "the Terraform registry cannot be reached";
  const { goPackage } = entry;
  if (goPackage === undefined) return missing(registry);
  return withTemporaryFolder(async (folder) => {
    const result = await run("go", ["install", "-ldflags=-s -w", goPackage], {
      cwd: folder,
      env: { ...process.env, GOBIN: folder },
      timeoutSeconds: 1200,
    });
    if (result.code !== 0) {
      const reason = result.output.trim().split("\n").at(-1) ?? "";
      return missing(`${registry}; go install ${goPackage}: ${reason}`);
    }
    const type = basename(entry.source);
    const target = mirrorFolder(root, entry.source, entry.version);
    mkdirSync(target, { recursive: true });
    copyFileSync(
      join(folder, `terraform-provider-${type}`),
      join(target, `terraform-provider-${type}_v${entry.version}`),
    );
    return { ...entry, status: "built", detail: `go install ${goPackage}` };
  });
}

async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "provider-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
