import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformEnvironment, writeCliConfig } from "./lib/cli-config";
import { layerSet, requiredProviders } from "./lib/layers";
import { runMockedTier } from "./lib/mocked/tier";
import { projectRoot, reportsDir } from "./lib/paths";
import { messageOf } from "./lib/pool";
import { killAll, tryOutput } from "./lib/process";
import { fillMirror } from "./lib/providers";
import { Report } from "./lib/report";
import { printTable } from "./lib/table";
import { runTemplateTier } from "./lib/templates/mocked";
import { operatorInputs } from "./lib/terraform";

/** `npm run test:terraform [deployment]`: every layer and workspace template with the real Terraform and mocked providers. */
async function main(): Promise<void> {
  const report = new Report("test-terraform");
  const set = layerSet(process.argv[2] ?? "coderdemo");
  if ((await tryOutput("terraform", ["version"])) === undefined) {
    report.skipped("all layers", "terraform is not installed");
    report.finish();
    return;
  }
  const workFolder = mkdtempSync(join(tmpdir(), "coder-on-aws-"));
  rmSync(join(reportsDir, "logs", "terraform"), { recursive: true, force: true });
  try {
    const times = await runMockedTier({
      set,
      report,
      workFolder,
      environment: { ...terraformEnvironment(writeCliConfig(workFolder)), ...operatorInputs },
      missingProviders: await missingProviders(set.layers.map((layer) => layer.path)),
    });
    await runTemplateTier({
      report,
      workFolder,
      environment: terraformEnvironment(writeCliConfig(workFolder)),
    });
    console.log("");
    printTable(
      ["layer", "checks", "seconds"],
      [...times].map(([name, { checks, seconds }]) => [name, String(checks), seconds.toFixed(1)]),
    );
  } catch (error) {
    report.failed("test:terraform", messageOf(error));
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
  report.finish();
}

/** The providers of the layers that cannot be had, and why. */
async function missingProviders(paths: readonly string[]): Promise<Map<string, string>> {
  const wanted = new Set<string>();
  for (const path of paths) {
    try {
      for (const source of requiredProviders(join(projectRoot, "infra", path))) wanted.add(source);
    } catch {
      // A missing folder is reported with its layer.
    }
  }
  const results = await fillMirror([...wanted]);
  return new Map(
    results.filter(({ status }) => status === "missing").map(({ source, detail }) => [source, detail]),
  );
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

void main().finally(killAll);
