import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { terraformEnvironment, writeCliConfig } from "./lib/cli-config";
import { messageOf } from "./lib/pool";
import { killAll, tryOutput } from "./lib/process";
import { Report } from "./lib/report";
import { planPods, runLifeCycles } from "./lib/templates/life-cycle";
import { runTemplateTier } from "./lib/templates/mocked";

/** `npm run test:templates [part of a name]`: the workspace templates with the real Terraform, and EC2 workspaces on a local AWS API. */
async function main(): Promise<void> {
  const report = new Report("test-templates");
  if ((await tryOutput("terraform", ["version"])) === undefined) {
    report.skipped("all templates", "terraform is not installed");
    report.finish();
    return;
  }
  const workFolder = mkdtempSync(join(tmpdir(), "coder-on-aws-"));
  try {
    const only = process.argv[2] ?? "";
    const tier = { report, workFolder, environment: terraformEnvironment(writeCliConfig(workFolder)), only };
    await runTemplateTier(tier);
    await planPods(tier);
    await runLifeCycles(tier);
  } catch (error) {
    report.failed("test:templates", messageOf(error));
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
  report.finish();
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

void main().finally(killAll);
