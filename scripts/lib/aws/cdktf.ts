import { join } from "node:path";
import { projectRoot } from "../paths";
import { type RunResult, run } from "../process";
import type { World } from "./world";

/** Runs the CDKTF command line of the project against the same state bucket as Terraform. */
export function cdktf(
  world: World,
  command: string,
  stacks: readonly string[],
  ...options: readonly string[]
): Promise<RunResult> {
  // The lock file of providers would be completed from the public registry, which a mirror does not need.
  const common = ["--skip-provider-lock", "--output", join(world.workFolder, "cdktf.out")];
  return run("npx", ["--no-install", "cdktf", command, ...stacks, ...common, ...options], {
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
export function sawNoChange(result: RunResult): boolean {
  return (
    result.code === 0 && result.output.includes("No changes. Your infrastructure matches the configuration.")
  );
}
