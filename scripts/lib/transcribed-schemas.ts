/**
 * Provider schemas written down from a provider's public documentation and source, for machines on which its binary
 * cannot be had. The binary's own schema always has precedence.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { generateProviderBindingsFromSchema } from "@cdktf/provider-generator";
import { projectRoot } from "./paths";

type ProviderSchemas = NonNullable<
  Parameters<typeof generateProviderBindingsFromSchema>[1]["provider_schemas"]
>;

/** One file of scripts/data. */
export interface TranscribedSchema {
  /** Namespace and type, e.g. `coder/coderd`. */
  readonly source: string;
  readonly version: string;
  /** Where it was read. */
  readonly transcribedFrom: readonly string[];
  /** What `terraform providers schema -json` has below the provider's address. */
  readonly schema: ProviderSchemas[string];
}

const folder = join(projectRoot, "scripts", "data");

/** The schema of a provider at exactly that version, if it was written down. */
export function transcribedSchema(source: string, version: string): TranscribedSchema | undefined {
  return readdirSync(folder)
    .map((file): TranscribedSchema => JSON.parse(readFileSync(join(folder, file), "utf8")))
    .find((entry) => entry.source === source && entry.version === version);
}
