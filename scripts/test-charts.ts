/**
 * Renders every Helm release of a deployment with the real Helm, as its layers would install it, and reads the result
 * back. Charts come from `--charts DIR` (folders or archives), the cache folder, or their repositories; where Helm or
 * a chart cannot be had, the release is skipped and the reason printed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { program } from "commander";
import { defaultDeployment, loadDeployment } from "../src/deployments";
import { synthesize } from "../src/synth";
import { ReleaseChecker } from "./lib/charts/check-release";
import { type JsonSchema, schemaOf } from "./lib/charts/crd-schema";
import { findHelm } from "./lib/charts/helm";
import { isCurrent, knownKinds, knownSchema, writeSchema } from "./lib/charts/known-schemas";
import { type ReleaseUnderTest, releasesOf } from "./lib/charts/releases";
import { findChart } from "./lib/charts/sources";
import { messageOf } from "./lib/pool";
import { killAll } from "./lib/process";
import { Report } from "./lib/report";

interface Options {
  readonly deployment: string;
  readonly charts: readonly string[];
  readonly writeSchemas?: true;
}

program
  .option("--deployment <name>", "deployment whose releases are rendered", defaultDeployment)
  .option("--charts <folder...>", "folders with charts: <name>-<version>.tgz or <name>/", [])
  .option("--write-schemas", "write the schemas of Karpenter's resources to __tests__/data");

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const report = new Report("test-charts");
  const releases = releasesOf(synthesize(loadDeployment(options.deployment)).layers);
  const found = await findHelm();
  if (found.helm === undefined) {
    for (const { title } of releases) report.skipped(title, found.reason);
    report.finish({ helm: found.reason });
    return;
  }
  report.note(`Helm: ${found.origin}`);
  const work = mkdtempSync(join(tmpdir(), "test-charts-"));
  try {
    const checker = new ReleaseChecker(found.helm, work);
    const schemas = new Map<string, JsonSchema>(knownKinds.map((kind) => [kind, knownSchema(kind)]));
    const published = new Map<string, ReleaseUnderTest[]>();
    for (const release of releases) {
      if (release.chart.kind !== "published") continue;
      const { name } = release.chart.source;
      published.set(name, [...(published.get(name) ?? []), release]);
    }
    for (const group of published.values()) {
      await checkGroup(group, options, found.helm, checker, report, schemas);
    }
    for (const release of releases) await checkLocal(release, checker, report, schemas);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  report.finish({ helm: found.origin });
}

/** The releases of one published chart: the values of all regions are rendered, the keys of one are tried. */
async function checkGroup(
  group: readonly ReleaseUnderTest[],
  options: Options,
  helm: Parameters<typeof findChart>[0],
  checker: ReleaseChecker,
  report: Report,
  schemas: Map<string, JsonSchema>,
): Promise<void> {
  const [first] = group;
  if (first === undefined || first.chart.kind !== "published") return;
  const { source } = first.chart;
  const chart = await findChart(helm, source, options.charts);
  if (chart.path === undefined) {
    for (const { title } of group) report.skipped(title, chart.reason);
    return;
  }
  const { path } = chart;
  for (const release of group) {
    await judge(report, release.title, () => checker.checkPublished(release, path));
  }
  await judge(report, `${source.name}: every value is read`, async () => {
    const keys = await checker.keysOf(first, path);
    const of = (status: string) => keys.filter((key) => key.status === status).map(({ key }) => key);
    const declared = of("declared");
    const seen = `${of("read").length} of ${keys.length} values change what is rendered`;
    return {
      problems: of("unread").map((key) => `the chart does not read ${key}`),
      detail: declared.length === 0 ? seen : `${seen}; only with a cluster: ${declared.join(", ")}`,
    };
  });
  for (const [kind, crd] of await checker.definitions(first, path)) {
    schemas.set(kind, schemaOf(crd));
    const known = knownKinds.find((name) => name === kind);
    if (known === undefined) continue;
    if (options.writeSchemas) writeSchema(known, crd);
    await judge(report, `${source.name}: the committed schema of ${kind}`, async () => ({
      problems: isCurrent(known, crd) ? [] : ["differs from the chart's; run with --write-schemas"],
      detail: "is the chart's",
    }));
  }
}

async function checkLocal(
  release: ReleaseUnderTest,
  checker: ReleaseChecker,
  report: Report,
  schemas: ReadonlyMap<string, JsonSchema>,
): Promise<void> {
  const { chart } = release;
  if (chart.kind !== "local") return;
  await judge(report, release.title, async () => {
    const { problems, objects, unjudged } = await checker.checkLocal(release, chart, schemas);
    const without = unjudged.length === 0 ? "" : `; no schema at hand for ${unjudged.join(", ")}`;
    return { problems, detail: `${objects.length} objects are valid: ${objects.join(", ")}${without}` };
  });
}

async function judge(
  report: Report,
  title: string,
  check: () => Promise<{ readonly problems: readonly string[]; readonly detail: string }>,
): Promise<void> {
  const began = Date.now();
  const seconds = () => (Date.now() - began) / 1000;
  try {
    const { problems, detail } = await check();
    if (problems.length === 0) report.passed(title, seconds(), detail);
    else report.failed(title, problems.join("\n"), seconds());
  } catch (error) {
    report.failed(title, messageOf(error), seconds());
  }
}

main().catch((error: unknown) => {
  killAll();
  console.error(messageOf(error));
  process.exitCode = 1;
});
