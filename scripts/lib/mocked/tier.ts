import { copyFileSync, cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LayerFolder, type LayerSet, requiredProviders } from "../layers";
import { projectRoot, reportsDir } from "../paths";
import { messageOf, runInOrder, type Task } from "../pool";
import type { Report } from "../report";
import { errorsOf, Terraform } from "../terraform";
import { canBeMocked, type OutputValues, sampleOutputs, testFile } from "./test-file";
import { readTestOutput } from "./test-output";

const SIDE_BY_SIDE = 2;

/** What the tier works with. */
export interface MockedTier {
  readonly set: LayerSet;
  readonly report: Report;
  readonly workFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Why a provider cannot be had, by source; the others can. */
  readonly missingProviders: ReadonlyMap<string, string>;
}

/** Checks every layer with the real Terraform and mocked providers; returns the seconds of each. */
export async function runMockedTier(
  tier: MockedTier,
): Promise<Map<string, { checks: number; seconds: number }>> {
  const applied = new Map<string, OutputValues>();
  const times = new Map<string, { checks: number; seconds: number }>();
  const tasks = tier.set.layers.flatMap((layer): Task<void>[] => {
    const source = join(projectRoot, "infra", layer.path);
    if (!existsSync(source)) {
      tier.report.failed(layer.name, `infra/${layer.path} is missing: run npm run synth`);
      return [];
    }
    const lacking = requiredProviders(source).filter((name) => tier.missingProviders.has(name));
    if (lacking.length > 0) {
      const reasons = lacking.map((name) => `${name} is not available: ${tier.missingProviders.get(name)}`);
      tier.report.skipped(layer.name, reasons.join("; "));
      return [];
    }
    return [
      {
        name: layer.name,
        dependsOn: [...layer.reads.values()],
        evenAfterFailure: true,
        async run() {
          const began = Date.now();
          await checkLayer(tier, layer, source, applied);
          const checks = tier.report.checks.filter(({ name }) => name.split(" ")[1] === layer.name).length;
          times.set(layer.name, { checks, seconds: (Date.now() - began) / 1000 });
        },
      },
    ];
  });
  await runInOrder(tasks, SIDE_BY_SIDE);
  return times;
}

async function checkLayer(
  tier: MockedTier,
  layer: LayerFolder,
  source: string,
  applied: Map<string, OutputValues>,
): Promise<void> {
  const folder = join(tier.workFolder, layer.path);
  cpSync(source, folder, { recursive: true, filter: (path) => !/\.terraform|\.tfstate|tfvars$/.test(path) });
  const terraform = new Terraform(
    folder,
    tier.environment,
    join(reportsDir, "logs", "terraform", `${layer.name}.log`),
  );
  const outputsOf = (name: string): OutputValues => {
    const producer = tier.set.layers.find((candidate) => candidate.name === name);
    return applied.get(name) ?? (producer === undefined ? {} : sampleOutputs(producer));
  };

  for (const [check, command, ...options] of [
    ["fmt", "fmt", "-check", "-diff", "-recursive"],
    ["init", "init", "-backend=false", "-input=false"],
    ["validate", "validate"],
  ] as const) {
    const result = await terraform.run(command, ...options);
    if (result.code === 0) tier.report.passed(`${check} ${layer.name}`, result.seconds);
    else {
      tier.report.failed(`${check} ${layer.name}`, errorsOf(result), result.seconds);
      if (check !== "fmt") return;
    }
  }
  if (!canBeMocked(folder)) {
    tier.report.skipped(
      `plan and apply ${layer.name} (mocked)`,
      "terraform test cannot mock its ephemeral resources",
    );
    return;
  }
  try {
    await planAndApply(tier, layer, terraform, outputsOf, applied);
  } catch (error) {
    tier.report.failed(`test ${layer.name}`, messageOf(error));
  }
}

async function planAndApply(
  tier: MockedTier,
  layer: LayerFolder,
  terraform: Terraform,
  outputsOf: (name: string) => OutputValues,
  applied: Map<string, OutputValues>,
): Promise<void> {
  const { domain, regions } = tier.set;
  const certificateNames = [domain, ...regions.map((region) => `${region}.${domain}`)];
  writeFileSync(
    join(terraform.folder, "layer.tftest.json"),
    testFile(layer, terraform.folder, outputsOf, certificateNames),
  );
  // `terraform test` destroys what it applied, mocked or not: what protects a layer from that has to be lifted.
  const protection = join(terraform.folder, "teardown_override.tf");
  if (existsSync(`${protection}.example`)) copyFileSync(`${protection}.example`, protection);

  // With -verbose comes the state, whose outputs the readers get, and megabytes of schema that no log needs.
  const isRead = tier.set.layers.some((other) => [...other.reads.values()].includes(layer.name));
  const result = await new Terraform(terraform.folder, tier.environment).run(
    "test",
    "-json",
    ...(isRead ? ["-verbose"] : []),
  );
  const { runs, errors, outputs } = readTestOutput(result.stdout);
  for (const run of ["plan", "apply"]) {
    const name = `${run} ${layer.name} (mocked)`;
    if (runs.get(run) === "pass") tier.report.passed(name, run === "plan" ? 0 : result.seconds);
    else tier.report.failed(name, errors.length > 0 ? errors.join("\n") : errorsOf(result), result.seconds);
  }
  if (result.code !== 0 && runs.get("apply") === "pass") {
    tier.report.failed(`destroy ${layer.name} (mocked)`, errors.join("\n"));
  }
  applied.set(layer.name, { ...outputsOf(layer.name), ...outputs });
}
