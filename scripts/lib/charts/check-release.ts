import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { versions } from "../../../src/versions";
import { run } from "../process";
import { coderExpectations } from "./coder-expectations";
import { type JsonSchema, schemaProblems } from "./crd-schema";
import { addOnExpectations } from "./expectations";
import type { Helm } from "./helm";
import { checkKeys, type KeyResult } from "./keys";
import { at, type Manifest, manifestsIn, nameOf, ofKind } from "./manifests";
import { workloadProblems } from "./read-back";
import type { EmittedChart, ReleaseUnderTest } from "./releases";

/** Renders releases with Helm, each in a folder of its own below `work`. */
export class ReleaseChecker {
  private files = 0;

  constructor(
    private readonly helm: Helm,
    private readonly work: string,
  ) {}

  /** Everything that is wrong with a release of a published chart, and what was looked at. */
  async checkPublished(
    release: ReleaseUnderTest,
    chart: string,
  ): Promise<{ readonly problems: string[]; readonly detail: string }> {
    const manifests = manifestsIn(await this.render(release, chart, release.values));
    const name = release.chart.kind === "published" ? release.chart.source.name : release.release;
    const coder = coderExpectations[name];
    if (coder !== undefined) {
      return { problems: coder(manifests), detail: `${manifests.length} objects as expected` };
    }
    const particular = addOnExpectations[name];
    if (particular === undefined) return { problems: [], detail: `${manifests.length} objects rendered` };
    const workloads = ofKind(manifests, "Deployment").length;
    return {
      problems: [...workloadProblems(manifests, release.values), ...particular(manifests)],
      detail:
        workloads === 0
          ? `${manifests.length} objects as expected`
          : `${manifests.length} objects; replicas, spread, PDB, resources, placement and role of ${workloads} Deployments as expected`,
    };
  }

  /** Whether the chart reads every value of the release. */
  async keysOf(release: ReleaseUnderTest, chart: string): Promise<KeyResult[]> {
    const folder = await this.unpacked(release.release, chart);
    return checkKeys(
      {
        render: async (values) => comparable(await this.render(release, folder, values)),
        ownValues: parse(await this.helm.show("values", folder)),
        templates: textOf(join(folder, "templates")),
      },
      release.values,
    );
  }

  /** The custom resource definitions of a chart, by kind. */
  async definitions(release: ReleaseUnderTest, chart: string): Promise<Map<string, Manifest>> {
    const rendered = await this.render(release, chart, release.values);
    return new Map(
      manifestsIn(rendered)
        .filter(({ kind }) => kind === "CustomResourceDefinition")
        .map((crd) => [String(at(crd, "spec", "names", "kind")), crd]),
    );
  }

  /** Everything that is wrong with a release of a chart beside its layer; names the objects that it makes. */
  async checkLocal(
    release: ReleaseUnderTest,
    chart: EmittedChart,
    schemas: ReadonlyMap<string, JsonSchema>,
  ): Promise<{ readonly problems: string[]; readonly objects: string[]; readonly unjudged: string[] }> {
    const folder = this.folder();
    for (const [file, content] of chart.files) write(join(folder, file), content);
    const path = join(folder, chart.folder);
    await this.helm.lint(path, this.valuesFile(release.values));
    const manifests = manifestsIn(await this.render(release, path, release.values));
    const judged = manifests.filter(({ kind }) => schemas.has(kind));
    return {
      problems: judged.flatMap((manifest) =>
        schemaProblems(schemas.get(manifest.kind) ?? {}, manifest).map(
          (problem) => `${nameOf(manifest)}: ${problem}`,
        ),
      ),
      objects: manifests.map(nameOf),
      unjudged: [...new Set(manifests.filter(({ kind }) => !schemas.has(kind)).map(({ kind }) => kind))],
    };
  }

  private render(release: ReleaseUnderTest, chart: string, values: unknown): Promise<string> {
    return this.helm.template({
      release: release.release,
      chart,
      namespace: release.namespace,
      valuesFile: this.valuesFile(values),
      kubeVersion: versions.kubernetes.default,
    });
  }

  private valuesFile(values: unknown): string {
    const file = join(this.folder(), "values.yaml");
    writeFileSync(file, stringify(values));
    return file;
  }

  private folder(): string {
    const folder = join(this.work, String(this.files++));
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  private async unpacked(name: string, chart: string): Promise<string> {
    if (statSync(chart).isDirectory()) return chart;
    const folder = this.folder();
    const result = await run("tar", ["-xzf", chart, "-C", folder]);
    if (result.code !== 0) throw new Error(`tar cannot unpack ${chart}: ${result.output}`);
    return join(folder, name);
  }
}

/** Certificates that charts make for themselves differ each time. */
const generated = new Set(["caBundle", "ca.crt", "tls.crt", "tls.key"]);

function comparable(rendered: string): string {
  return JSON.stringify(manifestsIn(rendered), (key, value) => (generated.has(key) ? "generated" : value));
}

function textOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}
