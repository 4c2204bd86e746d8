import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { rootCertificates } from "node:tls";
import { type RunningKubernetes, startKubernetes } from "../__tests__/kubernetes/stub";
import { loadDeployment } from "../src/deployments";
import { synthesize } from "../src/synth";
import { layerFiles } from "../src/terraform/layer-files";
import { terraformEnvironment, writeCliConfig } from "./lib/cli-config";
import { localOverrides } from "./lib/coder/overrides";
import { findMoto, startMoto } from "./lib/moto";
import { reportsDir } from "./lib/paths";
import { messageOf } from "./lib/pool";
import { killAll, type RunResult, tryOutput } from "./lib/process";
import { fillMirror } from "./lib/providers";
import { Report } from "./lib/report";
import { errorsOf, Terraform } from "./lib/terraform";

const title = "a secret goes from Secrets Manager into Kubernetes, and into no plan and no state";
const arnOf = (name: string) => `coderdemo/coder/${name}`;
const first = "first-token-of-the-test";
const second = "second-token-of-the-test";

/**
 * `npm run test:secrets`: applies the Secret of the `coder-proxy` layer with the real AWS and kubernetes providers, against
 * a local AWS API and a stand-in for Kubernetes, changes the token, and looks for both values in plan and state.
 */
async function main(): Promise<void> {
  const report = new Report("test-secrets");
  const moto = await findMoto();
  const reason = "missing" in moto ? moto.missing : await whyNot();
  if (reason !== undefined || "missing" in moto) {
    report.skipped(title, reason ?? "");
    report.finish();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "coder-on-aws-"));
  const logs = join(reportsDir, "logs", "secrets");
  rmSync(logs, { recursive: true, force: true });
  mkdirSync(logs, { recursive: true });
  const kubernetes = await startKubernetes();
  const aws = await startMoto(moto.command, join(logs, "moto.log"));
  try {
    const layer = writeLayer(folder, kubernetes.url);
    const environment = {
      ...terraformEnvironment(writeCliConfig(folder)),
      PATH: [fakeAws(folder), process.env.PATH].join(delimiter),
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_EC2_METADATA_DISABLED: "true",
    };
    await run(
      new Terraform(layer, environment, join(logs, "terraform.log")),
      { kubernetes, awsUrl: aws.url, layer },
      report,
    );
  } catch (error) {
    report.failed(title, messageOf(error));
  } finally {
    await kubernetes.close();
    aws.process.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
  report.finish();
}

interface Scene {
  readonly kubernetes: RunningKubernetes;
  readonly awsUrl: string;
  readonly layer: string;
}

async function run(terraform: Terraform, scene: Scene, report: Report): Promise<void> {
  const target = "-target=kubernetes_secret_v1.proxy_token";
  const check = (name: string, problems: readonly string[]) =>
    problems.length === 0 ? report.passed(name) : report.failed(name, problems.join("\n"));
  const failed = (result: RunResult) => (result.code === 0 ? [] : [errorsOf(result)]);
  const arrived = (token: string) => {
    const found = scene.kubernetes.secret("coder-proxy", "proxy-token")?.token;
    return found === token ? [] : [`the Secret holds ${found === undefined ? "nothing" : "another value"}`];
  };
  await secretsManager(scene.awsUrl, "CreateSecret", first);
  check("init", failed(await terraform.init()));
  check("the token arrives", [...failed(await terraform.apply(target)), ...arrived(first)]);
  const again = await terraform.plan(target);
  check("a second plan is empty", again.code === 0 ? [] : [again.output.slice(-2000)]);
  await secretsManager(scene.awsUrl, "PutSecretValue", second);
  setVersion(scene.layer, "another-version");
  await terraform.plan(target, "-out=change.tfplan");
  const shown = await terraform.run("show", "-json", "change.tfplan");
  check("a new token arrives when its version changes", [
    ...failed(await terraform.apply(target)),
    ...arrived(second),
  ]);
  const texts = { plan: shown.output, state: readFileSync(join(scene.layer, "terraform.tfstate"), "utf8") };
  const planned = "kubernetes_secret_v1.proxy_token";
  check("the plan shows the change", shown.output.includes(planned) ? [] : [shown.output.slice(0, 2000)]);
  check(
    "neither value is in plan or state",
    Object.entries(texts).flatMap(([where, text]) =>
      [first, second]
        .filter((token) => text.includes(token) || text.includes(Buffer.from(token).toString("base64")))
        .map((token) => `${token} is in the ${where}`),
    ),
  );
  check("destroy", [...failed(await terraform.destroy(target)), ...scene.kubernetes.unknown]);
}

async function whyNot(): Promise<string | undefined> {
  if ((await tryOutput("terraform", ["version"])) === undefined) return "terraform is not installed";
  const wanted = ["hashicorp/aws", "hashicorp/kubernetes", "hashicorp/helm"];
  const missing = (await fillMirror(wanted)).filter(({ status }) => status === "missing");
  if (missing.length === 0) return undefined;
  return missing
    .map(({ source, version, detail }) => `${source} ${version} cannot be had: ${detail}`)
    .join("; ");
}

/** Writes the layer, with the states that it reads beside it. Gives its folder. */
function writeLayer(folder: string, kubernetesUrl: string): string {
  const layer = synthesize(loadDeployment("coderdemo")).layers.find(
    ({ node }) => node.id === "euw2-coder-proxy",
  );
  if (layer === undefined) throw new Error("coderdemo has no layer euw2-coder-proxy");
  const target = join(folder, layer.path);
  for (const [file, content] of [...layerFiles(layer), ...localOverrides(layer, target)]) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    writeFileSync(join(target, file), content);
  }
  changeOutputs(join(target, "eks.test.tfstate"), {
    cluster_endpoint: kubernetesUrl,
    cluster_certificate_authority_data: Buffer.from(rootCertificates[0] ?? "").toString("base64"),
  });
  changeOutputs(join(target, "hub_coder.test.tfstate"), {
    proxy_token_secret_arns: { euw2: arnOf("proxy/euw2") },
  });
  setVersion(target, "a-version");
  return target;
}

function setVersion(layer: string, version: string): void {
  changeOutputs(join(layer, "hub_coder.test.tfstate"), { proxy_token_versions: { euw2: version } });
}

function changeOutputs(file: string, values: Record<string, unknown>): void {
  const state: { outputs: Record<string, { value: unknown }> } = JSON.parse(readFileSync(file, "utf8"));
  for (const [name, value] of Object.entries(values)) {
    state.outputs[name] = { ...state.outputs[name], value };
  }
  writeFileSync(file, JSON.stringify(state));
}

/** `aws eks get-token` as the providers call it. */
function fakeAws(folder: string): string {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  const credential = {
    apiVersion: "client.authentication.k8s.io/v1beta1",
    kind: "ExecCredential",
    status: { token: "test" },
  };
  writeFileSync(join(bin, "aws"), `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`);
  chmodSync(join(bin, "aws"), 0o755);
  return bin;
}

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/ */
async function secretsManager(
  url: string,
  action: "CreateSecret" | "PutSecretValue",
  token: string,
): Promise<void> {
  const name = arnOf("proxy/euw2");
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `secretsmanager.${action}`,
      authorization:
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-2/secretsmanager/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({
      ...(action === "CreateSecret" ? { Name: name } : { SecretId: name }),
      SecretString: JSON.stringify({ token }),
      ClientRequestToken: crypto.randomUUID(),
    }),
  });
  if (!response.ok) throw new Error(`${action}: ${await response.text()}`);
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    killAll();
    process.exit(1);
  });
}

void main().finally(killAll);
