/** `npm run synth`: writes a deployment's HCL under `infra/`, or checks that what is committed is current. */
import { resolve } from "node:path";
import { Command } from "commander";
import { describeLostAddress, lostAddresses } from "./address-changes";
import { defaultDeployment, deployments, loadDeployment } from "./deployments";
import { compareInfra, type InfraDifference, updateInfra } from "./infra";
import { renderDeployment, synthesize } from "./synth";
import { reportUserErrors, UserError } from "./user-error";

interface Options {
  readonly check: boolean;
  readonly allowRemovals: boolean;
  readonly out: string;
}

const command = new Command("npm run synth --")
  .description("Generate the Terraform of a deployment under infra/.")
  .argument("[deployment]", `one of: ${[...deployments.keys()].join(", ")}`, defaultDeployment)
  .option("--check", "write nothing; fail and list the files that differ from what the code makes", false)
  .option(
    "--allow-removals",
    "accept that resources in the committed address lists are no longer made",
    false,
  )
  .option("--out <folder>", "folder to write to", "infra")
  .action((deployment: string, options: Options) => reportUserErrors(() => run(deployment, options)));

function run(name: string, options: Options): void {
  const started = performance.now();
  const synthesis = synthesize(loadDeployment(name));
  for (const warning of synthesis.deployment.warnings) console.warn(`warning: ${warning}`);
  const files = renderDeployment(synthesis);
  const root = resolve(options.out);

  const lost = options.allowRemovals ? [] : lostAddresses(root, name, synthesis.layers);
  if (lost.length > 0) throw new UserError(lost.map(describeLostAddress));

  const difference = compareInfra(root, name, files);
  if (options.check) refuseDifference(difference, options.out);
  else updateInfra(root, files, difference);

  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const changed = difference.stale.length + difference.missing.length + difference.leftOver.length;
  const done = options.check ? "up to date" : `${changed} changed`;
  console.log(
    `${options.out}/${name}: ${synthesis.layers.length} layers, ${files.size} files, ${done} (${seconds} s)`,
  );
}

function refuseDifference({ stale, missing, leftOver }: InfraDifference, out: string): void {
  const problems = [
    ...stale.map((path) => `${out}/${path}: differs from what the code makes`),
    ...missing.map((path) => `${out}/${path}: is missing`),
    ...leftOver.map((path) => `${out}/${path}: nothing makes it any more`),
  ];
  if (problems.length > 0)
    throw new UserError([...problems.toSorted(), "Run npm run synth and commit the result."]);
}

command.parse();
