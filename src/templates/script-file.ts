import { readFileSync } from "node:fs";
import { basename } from "node:path";

/** A script that is copied into the template as it is. */
export interface ScriptFile {
  /** Path below the template's folder, e.g. `scripts/install-tools.sh`. */
  readonly path: string;
  readonly content: string;
}

/** Reads a script; it keeps its name and goes to the template's `scripts/`. */
export function scriptFile(file: string): ScriptFile {
  return { path: `scripts/${basename(file)}`, content: readFileSync(file, "utf8") };
}
