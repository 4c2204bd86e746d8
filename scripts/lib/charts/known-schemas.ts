import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
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

/** The text of a kind's schema as it is committed. */
export function schemaText(kind: string, crd: Manifest): string {
  const source = `${kind} of the chart karpenter-crd ${versions.charts.karpenterCrd.version}: ${versions.charts.karpenterCrd.source}`;
  const comment = `Derived from the CRD ${source}. Apache-2.0. Written by \`npm run test:charts -- --write-schemas\`.`;
  return `${JSON.stringify({ $comment: comment, ...schemaOf(crd) }, undefined, 1)}\n`;
}

/** Whether the committed schema is that of the CRD. */
export function isCurrent(kind: (typeof knownKinds)[number], crd: Manifest): boolean {
  return readFileSync(fileOf(kind), "utf8") === schemaText(kind, crd);
}

/** Commits the schema of a CRD. */
export function writeSchema(kind: string, crd: Manifest): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(kind), schemaText(kind, crd));
}

function fileOf(kind: string): string {
  return join(folder, `${kind}.json`);
}
