import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { startStub } from "../__tests__/coderd/stub/server";
import { loadDeployment } from "../src/deployments";
import { synthesize } from "../src/synth";
import { composeTemplates } from "../src/templates/of-deployment";
import { layerFiles } from "../src/terraform/layer-files";
import { terraformEnvironment, writeCliConfig } from "./lib/cli-config";
import { localOverrides } from "./lib/coder/overrides";
import { runSteps } from "./lib/coder/steps";
import { findMoto, startMoto } from "./lib/moto";
import { reportsDir } from "./lib/paths";
import { messageOf } from "./lib/pool";
import { killAll, tryOutput } from "./lib/process";
import { fillMirror } from "./lib/providers";
import { Report } from "./lib/report";
import { Terraform } from "./lib/terraform";

/**
 * `npm run test:coder`: plans, applies, changes and destroys the `coder` layer with the real coderd and AWS providers,
 * against a stand-in for Coder (__tests__/coderd/stub) and a local AWS API. Skipped where something cannot be had.
 */
async function main(): Promise<void> {
  const report = new Report("test-coder");
  const reason = await whyNot();
  if (reason !== undefined) {
    report.skipped("plan, apply, change and destroy of the coder layer", reason);
    report.finish();
    return;
  }
  const moto = await findMoto();
  if ("missing" in moto) {
    report.skipped("plan, apply, change and destroy of the coder layer", moto.missing);
    report.finish();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "coder-on-aws-"));
  const logs = join(reportsDir, "logs", "coder");
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const stub = await startStub();
  const aws = await startMoto(moto.command, join(logs, "moto.log"));
  try {
    const layer = writeLayer(folder);
    const terraform = new Terraform(
      layer,
      {
        ...terraformEnvironment(writeCliConfig(folder)),
        AWS_ENDPOINT_URL: aws.url,
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_EC2_METADATA_DISABLED: "true",
        CODER_SESSION_TOKEN: stub.token,
        TF_VAR_coder_url: stub.url,
        TF_VAR_coder_license: "a.licence.of.the.test",
      },
      join(logs, "terraform.log"),
    );
    await runSteps({ terraform, stub, awsUrl: aws.url, report, stateFile: join(layer, "terraform.tfstate") });
  } catch (error) {
    report.failed("test:coder", messageOf(error));
  } finally {
    await stub.close();
    aws.process.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
  report.finish();
}

/** What is missing on this machine; undefined when nothing is. */
async function whyNot(): Promise<string | undefined> {
  if ((await tryOutput("terraform", ["version"])) === undefined) return "terraform is not installed";
  const missing = (await fillMirror(["coder/coderd", "hashicorp/aws"])).filter(
    ({ status }) => status === "missing",
  );
  if (missing.length === 0) return undefined;
  return missing
    .map(({ source, version, detail }) => `${source} ${version} cannot be had: ${detail}`)
    .join("; ");
}

/** Writes the layer with the templates beside it, and what points it at this machine. Gives its folder. */
function writeLayer(folder: string): string {
  const { deployment, layers } = synthesize(loadDeployment("coderdemo"));
  const layer = layers.find(({ layerName }) => layerName === "coder");
  if (layer === undefined) throw new Error("coderdemo has no coder layer");
  const write = (path: string, content: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  };
  const target = join(folder, layer.path);
  for (const [file, content] of layerFiles(layer)) write(join(target, file), content);
  const site = { ...deployment, region: deployment.hub.name };
  for (const [file, content] of composeTemplates(site).files) write(join(folder, file), content);
  for (const [file, content] of localOverrides(layer, target)) write(join(target, file), content);
  return target;
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

void main().finally(killAll);
