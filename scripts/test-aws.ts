import { join } from "node:path";
import { cdktfRoundTrip } from "./lib/aws/cdktf";
import { criticalPath } from "./lib/aws/critical-path";
import { chooseRoles } from "./lib/aws/roles";
import { type LayerTimes, runTier } from "./lib/aws/tier";
import { World } from "./lib/aws/world";
import { type LayerSet, layerSet } from "./lib/layers";
import { findMoto } from "./lib/moto";
import { projectRoot } from "./lib/paths";
import { messageOf } from "./lib/pool";
import { killAll, tryOutput } from "./lib/process";
import { fillMirror } from "./lib/providers";
import { Report } from "./lib/report";
import { printTable } from "./lib/table";

/** `npm run test:aws [deployment]`: applies, plans again and destroys all AWS layers against a local AWS API. */
async function main(): Promise<void> {
  const report = new Report("test-aws");
  const set = layerSet(process.argv[2] ?? "coderdemo");
  const command = await findWhatIsNeeded(report);
  if (command === undefined) {
    report.finish();
    return;
  }
  const infra = join(projectRoot, "infra");
  const start = (name: string): Promise<World> => World.start(name, set, report, infra, command);
  try {
    const roundTrip = start("cdktf")
      .then((world) => inWorld(world, () => cdktfRoundTrip(world, chooseRoles(set.layers).cdktf)))
      .catch((error: unknown) => report.failed("cdktf deploy and destroy", messageOf(error)));
    const times = await inWorld(await start("aws"), runTier);
    await roundTrip;
    printTimes(set, times);
    report.finish({ layers: Object.fromEntries(times) });
  } catch (error) {
    report.failed("test:aws", messageOf(error));
    report.finish();
  }
}

async function inWorld<T>(world: World, work: (world: World) => Promise<T>): Promise<T> {
  try {
    return await work(world);
  } finally {
    await world.stop();
  }
}

/** The moto server to start; undefined, and reported as skipped, where something is missing. */
async function findWhatIsNeeded(report: Report): Promise<string | undefined> {
  const missing: string[] = [];
  if ((await tryOutput("terraform", ["version"])) === undefined) missing.push("terraform is not installed");
  const providers = await fillMirror(["hashicorp/aws"]);
  for (const { source, status, detail } of providers) {
    if (status === "missing") missing.push(`provider ${source} is not available: ${detail}`);
  }
  const moto = await findMoto();
  if ("missing" in moto) missing.push(moto.missing);
  for (const reason of missing) report.skipped("all layers", reason);
  return missing.length === 0 && "command" in moto ? moto.command : undefined;
}

function printTimes(set: LayerSet, times: ReadonlyMap<string, LayerTimes>): void {
  const seconds = (value: number): string => (value === 0 ? "-" : value.toFixed(1));
  console.log("");
  printTable(
    ["layer", "resources", "apply s", "plan s", "destroy s"],
    [...times].map(([name, measured]) => [
      name,
      String(measured.resources),
      seconds(measured.apply),
      seconds(measured.plan),
      seconds(measured.destroy),
    ]),
  );
  const applied = set.layers.filter((layer) => times.has(layer.name));
  const first = applied[0]?.name;
  const path = criticalPath(
    applied.map((layer) => ({
      name: layer.name,
      after: layer.after.length === 0 && first !== undefined && layer.name !== first ? [first] : layer.after,
      seconds: times.get(layer.name)?.apply ?? 0,
    })),
  );
  console.log(`\nCritical path of the applies: ${path.names.join(" → ")} (${path.seconds.toFixed(0)} s)`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

void main().finally(killAll);
