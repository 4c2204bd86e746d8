/**
 * `npm run bench`: time and memory of a whole synthesis at growing numbers of regions, each in a process of its own.
 * Regions beyond those of AWS are clones of a spoke under made-up names: the work is the same.
 */
import { spawnSync } from "node:child_process";
import { planSubnets } from "../src/config/cidr-plan";
import { resolveDeployment } from "../src/config/resolve";
import type { Deployment, Region } from "../src/config/types";
import { defaultDeployment, loadDeployment } from "../src/deployments";
import { buildDeployment, renderDeployment } from "../src/synth";

/** How `npm run synth` runs TypeScript. */
const runner = "scripts/run.cjs";

const regionCounts = [3, 10, 50, 100];

interface Measurement {
  readonly regions: number;
  readonly layers: number;
  readonly files: number;
  /** From the start of the process to the last file, by the clock. */
  readonly seconds: number;
  /** Processor time, user and system, of all threads. */
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** A deployment with that many regions. */
function grown(count: number): Deployment {
  const deployment = resolveDeployment(loadDeployment(defaultDeployment));
  const model = deployment.spokes[0];
  if (model === undefined) throw new Error("the default deployment has no spoke to clone");
  const clones = Array.from({ length: Math.max(0, count - deployment.regions.length) }, (_, index) =>
    clone(model, index),
  );
  const spokes = [...deployment.spokes, ...clones];
  return { ...deployment, spokes, regions: [deployment.hub, ...spokes] };
}

function clone(model: Region, index: number): Region {
  const name = `xx-test-${index + 1}`;
  const cidr = `10.${index + 100}.0.0/16`;
  const zones = ["a", "b", "c"].map((letter) => `${name}${letter}`);
  const { maxWorkspaces, workspacesPerNode, systemNodes } = model;
  return {
    ...model,
    key: `xx${index + 1}`,
    name,
    clusterName: `${model.clusterName}-${index + 1}`,
    vpc: { ...model.vpc, cidr, zones },
    subnets: planSubnets({
      cidr,
      zones,
      maxWorkspaces,
      workspacesPerNode,
      systemNodes: systemNodes.maxSize,
      interfaceEndpoints: 0,
    }),
  };
}

function measure(regions: number): Measurement {
  const synthesis = buildDeployment(grown(regions));
  const files = renderDeployment(synthesis);
  const { user, system } = process.cpuUsage();
  return {
    regions,
    layers: synthesis.layers.length,
    files: files.size,
    seconds: Number(process.uptime().toFixed(2)),
    cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

const child = process.argv[2];
if (child === undefined) {
  const rows = regionCounts.map((count): Measurement => {
    const run = spawnSync(
      process.execPath,
      ["--max-semi-space-size=4", runner, "scripts/bench.ts", String(count)],
      {
        encoding: "utf8",
      },
    );
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
  });
  console.table(rows);
} else {
  console.log(JSON.stringify(measure(Number(child))));
}
