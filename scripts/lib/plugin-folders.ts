import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const REGISTRY_HOST = "registry.terraform.io";

/** A provider binary in a folder of the layout `<host>/<namespace>/<type>/<version>/<platform>/`. */
export interface FoundPlugin {
  readonly source: string;
  readonly version: string;
  /** The folder that holds the binary. */
  readonly folder: string;
}

/** Terraform's name for this machine, e.g. `linux_amd64`. */
export function platform(): string {
  const os = process.platform === "win32" ? "windows" : process.platform;
  return `${os}_${process.arch === "x64" ? "amd64" : process.arch}`;
}

/** Where a provider lies below a mirror's root. */
export function mirrorFolder(root: string, source: string, version: string): string {
  return join(root, REGISTRY_HOST, source, version, platform());
}

/**
 * Folders in which Terraform plugins may lie already: those that the user's own configuration names, Terraform's
 * implied ones, and the usual system-wide ones.
 *
 * https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation
 */
export function pluginFolders(environment: NodeJS.ProcessEnv = process.env, home = homedir()): string[] {
  const configFile = environment.TF_CLI_CONFIG_FILE ?? join(home, ".terraformrc");
  const dataHomes = [environment.XDG_DATA_HOME ?? join(home, ".local", "share")];
  const dataDirs = (environment.XDG_DATA_DIRS ?? "/usr/local/share:/usr/share").split(":");
  const candidates = [
    environment.TF_PLUGIN_CACHE_DIR,
    ...(isFile(configFile) ? foldersInConfig(readFileSync(configFile, "utf8")) : []),
    join(home, ".terraform.d", "plugins"),
    join(home, ".terraform.d", "plugin-cache"),
    ...[...dataHomes, ...dataDirs].map((dir) => join(dir, "terraform", "plugins")),
    ...optionalSoftwareFolders(),
  ];
  const wanted = candidates.filter((folder): folder is string => folder !== undefined && folder !== "");
  return [...new Set(wanted)].filter((folder) => existsSync(join(folder, REGISTRY_HOST)));
}

/** The plugin folders that a Terraform CLI configuration names. */
export function foldersInConfig(text: string): string[] {
  const mirrors = [...text.matchAll(/filesystem_mirror\s*\{[^}]*?path\s*=\s*"([^"]+)"/g)];
  const caches = [...text.matchAll(/plugin_cache_dir\s*=\s*"([^"]+)"/g)];
  return [...mirrors, ...caches].map((match) => match[1] ?? "");
}

/** Whether `terraform providers mirror` has put a provider into the mirror at `root`: a zip file and an index. */
export function isPacked(root: string, source: string, version: string): boolean {
  const folder = join(root, REGISTRY_HOST, source);
  return (
    isFile(join(folder, `${version}.json`)) &&
    readdirOrEmpty(folder).some((name) => name.endsWith(`_${version}_${platform()}.zip`))
  );
}

/** All unpacked plugins for this machine's platform below `root`. */
export function pluginsIn(root: string): FoundPlugin[] {
  const found: FoundPlugin[] = [];
  for (const namespace of foldersOf(join(root, REGISTRY_HOST))) {
    for (const type of foldersOf(join(root, REGISTRY_HOST, namespace))) {
      for (const version of foldersOf(join(root, REGISTRY_HOST, namespace, type))) {
        const source = `${namespace}/${type}`;
        const folder = mirrorFolder(root, source, version);
        const hasBinary = readdirOrEmpty(folder).some((name) =>
          name.startsWith(`terraform-provider-${type}`),
        );
        if (hasBinary) found.push({ source, version, folder });
      }
    }
  }
  return found;
}

/** `/opt` has no convention for the name: every folder that says that it holds plugins is looked at. */
function optionalSoftwareFolders(): string[] {
  return foldersOf("/opt")
    .filter((name) => name.includes("plugin"))
    .map((name) => join("/opt", name));
}

function foldersOf(parent: string): string[] {
  return readdirOrEmpty(parent).filter((name) => isFolder(join(parent, name)));
}

function readdirOrEmpty(folder: string): string[] {
  return isFolder(folder) ? readdirSync(folder) : [];
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
