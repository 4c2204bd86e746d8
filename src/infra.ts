/** The committed folder `infra/<deployment>`: compare it with what the code makes, and bring it up to date. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isGenerated } from "./terraform/header";

/** How the folder differs from what the code makes; paths below `infra/`. */
export interface InfraDifference {
  /** Files whose content is different. */
  readonly stale: readonly string[];
  /** Files that are not there yet. */
  readonly missing: readonly string[];
  /** Generated files that nothing makes any more. */
  readonly leftOver: readonly string[];
}

/** Files that Terraform and operators keep in a layer's folder; never generated, never touched. */
const operatorFolders = new Set([".terraform"]);

/** Compares `infra/<deployment>` under `root` with the files that the code makes. */
export function compareInfra(
  root: string,
  deployment: string,
  files: ReadonlyMap<string, string>,
): InfraDifference {
  const stale: string[] = [];
  const missing: string[] = [];
  for (const [path, content] of files) {
    const file = join(root, path);
    if (!existsSync(file)) missing.push(path);
    else if (readFileSync(file, "utf8") !== content) stale.push(path);
  }
  const leftOver = filesBelow(join(root, deployment))
    .map((file) => relative(root, file).split(sep).join("/"))
    .filter((path) => !files.has(path) && isGenerated(readFileSync(join(root, path), "utf8")));
  return { stale, missing, leftOver };
}

/** Writes what differs and removes what is left over. Files without the header are never touched. */
export function updateInfra(
  root: string,
  files: ReadonlyMap<string, string>,
  difference: InfraDifference,
): void {
  for (const path of [...difference.stale, ...difference.missing]) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, files.get(path) ?? "");
  }
  for (const path of difference.leftOver) {
    const file = join(root, path);
    rmSync(file);
    removeEmptyFolders(dirname(file), root);
  }
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !operatorFolders.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    })
    .toSorted();
}

function removeEmptyFolders(folder: string, root: string): void {
  if (folder === root || readdirSync(folder).length > 0) return;
  rmdirSync(folder);
  removeEmptyFolders(dirname(folder), root);
}
