import { join } from "node:path";
import type { LayerFolder } from "../layers";
import { projectRoot } from "../paths";
import { type RunResult, run } from "../process";
import { changesOf, errorsOf } from "../terraform";
import type { World } from "./world";

/** Runs the CDKTF command line of the project against the same state bucket as Terraform. */
function cdktf(world: World, ...commandLine: readonly string[]): Promise<RunResult> {
  // The lock file of providers would be completed from the public registry, which a mirror does not need.
  const common = ["--skip-provider-lock", "--output", join(world.workFolder, "cdktf.out")];
  return run("npx", ["--no-install", "cdktf", ...commandLine, ...common], {
    cwd: projectRoot,
    env: {
      ...world.environment,
      CI: "1",
      DEPLOYMENT: world.set.deployment,
      CDKTF_HOME: join(world.workFolder, "cdktf-home"),
      CDKTF_DISABLE_PLUGIN_CACHE_ENV: "1",
      FORCE_COLOR: "0",
    },
    logFile: join(world.logs, "cdktf.log"),
  });
}

/** Whether `cdktf diff` saw nothing to change. */
function sawNoChange(result: RunResult): boolean {
  return (
    result.code === 0 && result.output.includes("No changes. Your infrastructure matches the configuration.")
  );
}

/** `cdktf diff` sees nothing to change in what Terraform applied. */
export async function requireNoDiff(world: World, layers: readonly LayerFolder[]): Promise<void> {
  for (const layer of layers) {
    const name = `cdktf diff ${layer.name}: what terraform applied is unchanged`;
    const result = await cdktf(world, "diff", layer.name);
    if (sawNoChange(result)) world.report.passed(name, result.seconds);
    else world.report.failed(name, changesOf(result), result.seconds);
  }
}

/** `cdktf destroy` takes away what Terraform applied, `cdktf deploy` applies it anew, and Terraform plans no change. */
export async function cdktfRoundTrip(world: World, layers: readonly LayerFolder[]): Promise<void> {
  const names = layers.map((layer) => layer.name);
  const commands = [
    // The layers that read these are destroyed already, which the command line does not know. It also forgets the
    // order with this option: one stack at a time.
    ...names.toReversed().map((name) => ["destroy", name, "--ignore-missing-stack-dependencies"]),
    ["deploy", ...names],
  ];
  for (const command of commands) {
    const result = await cdktf(world, ...command, "--auto-approve");
    const name = `cdktf ${command.join(" ")}`;
    if (result.code !== 0) {
      // Terraform destroys afterwards whatever is left.
      world.report.failed(name, errorsOf(result), result.seconds);
      return;
    }
    world.report.passed(name, result.seconds);
  }
  for (const layer of layers) {
    const name = `terraform plan ${layer.name}: what cdktf deployed is unchanged`;
    const result = await world.terraform(layer).plan();
    if (result.code === 0) world.report.passed(name, result.seconds);
    else world.report.failed(name, changesOf(result), result.seconds);
  }
}
