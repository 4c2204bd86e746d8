import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { LayerFolder } from "../layers";
import type { RunResult } from "../process";
import { errorsOf } from "../terraform";
import type { World } from "./world";

/**
 * Makes the state bucket the way its README tells an operator to: the first apply with a local state, which then moves
 * into the bucket.
 */
export async function bootstrap(world: World, layer: LayerFolder): Promise<RunResult> {
  const terraform = world.terraform(layer);
  useExample(terraform.folder, "backend_override.tf");
  await succeed(terraform.init());
  const applied = await succeed(terraform.apply());
  rmSync(join(terraform.folder, "backend_override.tf"));
  await succeed(terraform.init("-migrate-state", "-force-copy"));
  return applied;
}

/**
 * Takes the state bucket away again, as its README says: the state moves back to a local file, and what protects the
 * bucket is lifted in this copy only.
 */
export async function tearDown(world: World, layer: LayerFolder): Promise<RunResult> {
  const terraform = world.terraform(layer);
  useExample(terraform.folder, "backend_override.tf");
  await succeed(terraform.init("-migrate-state", "-force-copy"));
  useExample(terraform.folder, "teardown_override.tf");
  await succeed(terraform.apply());
  return succeed(terraform.destroy());
}

function useExample(folder: string, name: string): void {
  copyFileSync(join(folder, `${name}.example`), join(folder, name));
}

/** The result of a command that has to succeed. */
export async function succeed(running: Promise<RunResult>): Promise<RunResult> {
  const result = await running;
  if (result.code !== 0) throw new Error(errorsOf(result));
  return result;
}
