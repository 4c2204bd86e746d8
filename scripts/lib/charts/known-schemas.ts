import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { versions } from "../../../src/versions";
import { projectRoot } from "../paths";
import { type JsonSchema, schemaOf } from "./crd-schema";
import type { Manifest } from "./manifests";

/** The custom resources whose schemas are committed, so that tests can judge them without a chart. */
export const knownKinds = ["NodePool", "EC2NodeClass"] as const;

const folder = join(projectRoot, "__tests__", "data", "karpenter-crds");

/** The committed schema of a kind. */
export function knownSchema(kind: (typeof knownKinds)[number]): JsonSchema {
  return JSON.parse(readFileSync(fileOf(kind), "utf8"));
}

/** Whether the committed schema is that of the CRD. */
export function isCurrent(kind: (typeof knownKinds)[number], crd: Manifest): boolean {
  return isDeepStrictEqual(knownSchema(kind), withOrigin(kind, crd));
}

/** Writes the schema of a CRD, to be committed. */
export function writeSchema(kind: string, crd: Manifest): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(kind), `${JSON.stringify(withOrigin(kind, crd), undefined, 2)}\n`);
}

function withOrigin(kind: string, crd: Manifest): JsonSchema {
  const { version, source } = versions.charts.karpenterCrd;
  const origin = `Derived from the CRD ${kind} of the chart karpenter-crd ${version} (${source}), Apache-2.0.`;
  return { $comment: `${origin} Written by \`npm run test:charts -- --write-schemas\`.`, ...schemaOf(crd) };
}

function fileOf(kind: string): string {
  return join(folder, `${kind}.json`);
}
