import { join } from "node:path";
import type { LayerFolder } from "../layers";
import { projectRoot } from "../paths";
import { type RunResult, run } from "../process";
import { changesOf, errorsOf } from "../terraform";
import { inventory, requireEmptyAccount } from "./inventory";
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

/**
 * In a world of its own `cdktf deploy` applies the layers, Terraform with the emitted HCL plans no change, and
 * `cdktf destroy` leaves nothing behind.
 */
export async function cdktfRoundTrip(world: World, layers: readonly LayerFolder[]): Promise<void> {
  const names = layers.map((layer) => layer.name);
  const before = await inventory(world.endpoint, world.set.regions);
  await world.stateBucket.create();
  if (!(await runStep(world, "deploy", ...names))) return;
  for (const layer of layers) await requireEmptyPlan(world, layer);
  for (const name of names.toReversed()) {
    // Other layers would read these, which the command line minds although they were never applied. With the option
    // it forgets the order: one stack at a time.
    await runStep(world, "destroy", name, "--ignore-missing-stack-dependencies");
  }
  await world.stateBucket.remove();
  await requireEmptyAccount(world, before, "cdktf destroy leaves nothing behind");
}

async function runStep(world: World, ...commandLine: readonly string[]): Promise<boolean> {
  const name = `cdktf ${commandLine.join(" ")}`;
  const result = await cdktf(world, ...commandLine, "--auto-approve");
  if (result.code === 0) world.report.passed(name, result.seconds);
  else world.report.failed(name, errorsOf(result), result.seconds);
  return result.code === 0;
}

async function requireEmptyPlan(world: World, layer: LayerFolder): Promise<void> {
  const name = `terraform plan ${layer.name}: what cdktf deployed is unchanged`;
  const terraform = world.terraform(layer);
  const init = await terraform.init();
  const result = init.code === 0 ? await terraform.plan() : init;
  if (result.code === 0) world.report.passed(name, result.seconds);
  else world.report.failed(name, changesOf(result), result.seconds);
}
