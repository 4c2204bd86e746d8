/** The life of the `coder` layer, and what must be true after each step. */
import { existsSync, readFileSync } from "node:fs";
import type { RunningStub } from "../../../__tests__/coderd/stub/server";
import type { Thing } from "../../../__tests__/coderd/stub/store";
import { messageOf } from "../pool";
import type { RunResult } from "../process";
import type { Report } from "../report";
import { changesOf, errorsOf, type Terraform } from "../terraform";

/** What the steps work on. */
export interface StepProps {
  readonly terraform: Terraform;
  readonly stub: RunningStub;
  /** Address of the local AWS API. */
  readonly awsUrl: string;
  readonly report: Report;
  readonly stateFile: string;
}

/** Runs every step; one that fails ends the run, but for the destruction. */
export async function runSteps(props: StepProps): Promise<void> {
  const { terraform, report, stub } = props;
  const step = async (name: string, work: () => Promise<string[]>): Promise<boolean> => {
    const began = Date.now();
    const problems = await work().catch((error: unknown) => [messageOf(error)]);
    const seconds = (Date.now() - began) / 1000;
    if (problems.length === 0) report.passed(name, seconds);
    else report.failed(name, problems.join("\n"), seconds);
    return problems.length === 0;
  };
  const rotated = "-var=provisioner_key_generations=[1,2]";
  const retired = "-var=provisioner_key_generations=[2]";
  const steps: [string, () => Promise<string[]>][] = [
    ["init", async () => problemsOf(await terraform.init())],
    ["apply", async () => [...problemsOf(await terraform.apply()), ...(await afterApply(props, "1"))]],
    ["a second plan is empty", async () => emptyPlan(await terraform.plan())],
    [
      "rotation: a second generation of keys beside the first",
      async () => [...problemsOf(await terraform.apply(rotated)), ...(await keysAre(props, ["1", "2"], "2"))],
    ],
    [
      "rotation: the first generation goes",
      async () => [...problemsOf(await terraform.apply(retired)), ...(await keysAre(props, ["2"], "2"))],
    ],
    ["after the change a plan is empty", async () => emptyPlan(await terraform.plan(retired))],
  ];
  for (const [name, work] of steps) if (!(await step(name, work))) break;
  await step("destroy leaves nothing but the default organisation", async () => [
    ...problemsOf(await terraform.destroy(retired)),
    ...leftovers(stub),
  ]);
  await step("the stand-in was asked nothing that it does not know", async () => [...stub.unknown]);
}

function problemsOf(result: RunResult): string[] {
  return result.code === 0 ? [] : [errorsOf(result)];
}

function emptyPlan(result: RunResult): string[] {
  return result.code === 0 ? [] : [changesOf(result)];
}

async function afterApply(props: StepProps, generation: string): Promise<string[]> {
  const { store } = props.stub;
  const names = (things: readonly Thing[]) => things.map(({ name }) => String(name)).toSorted();
  return [
    ...expectEqual("workspace proxies", names(store.proxies.all()), ["euw2", "usw2"]),
    ...expectEqual("organisations", names(store.organizations.all()), ["coder", "demo", "experiment"]),
    ...expectEqual("active templates", store.templates.all().filter(hasActiveVersion).length, 4),
    ...(await keysAre(props, [generation], generation)),
    ...(await proxyTokens(props)),
    ...stateProblems(props),
  ];

  function hasActiveVersion({ active_version_id: active }: Record<string, unknown>): boolean {
    return store.templateVersions.find(String(active)) !== undefined;
  }
}

/** The keys of every pool are of these generations, and Secrets Manager has the current one. */
async function keysAre(props: StepProps, generations: readonly string[], current: string): Promise<string[]> {
  const { store } = props.stub;
  const organization = store.defaultOrganization.id;
  const ofHub = store.provisionerKeys
    .all()
    .filter((key) => key.organization === organization && String(key.name).startsWith("hub-"))
    .map(({ name }) => String(name))
    .toSorted();
  const stored = await secretValue(props.awsUrl, "coderdemo/coder/provisioner/coder/hub");
  return [
    ...expectEqual(
      "keys of the hub",
      ofHub,
      generations.map((generation) => `hub-${generation}`),
    ),
    ...expectEqual(
      `the key of generation ${current} is one that Coder gave out`,
      store.secrets.includes(String(stored.key)),
      true,
    ),
  ];
}

async function proxyTokens({ stub, awsUrl }: StepProps): Promise<string[]> {
  const problems: string[] = [];
  for (const proxy of stub.store.proxies.all()) {
    const { token } = await secretValue(awsUrl, `coderdemo/coder/proxy/${String(proxy.name)}`);
    problems.push(...expectEqual(`the token of ${String(proxy.name)}`, token, proxy.session_token));
  }
  return problems;
}

/** The provider keeps tokens and keys in the attributes of its own resources, and there only. */
function stateProblems({ stateFile, stub }: StepProps): string[] {
  if (!existsSync(stateFile)) return ["there is no state"];
  const state: { resources: { type: string; instances: unknown[] }[] } = JSON.parse(
    readFileSync(stateFile, "utf8"),
  );
  const known = ["coderd_workspace_proxy", "coderd_provisioner_key"];
  return state.resources
    .filter(({ type }) => !known.includes(type))
    .filter(({ instances }) =>
      stub.store.secrets.some((secret) => JSON.stringify(instances).includes(secret)),
    )
    .map(({ type }) => `the state of ${type} has a secret`);
}

function leftovers({ store }: RunningStub): string[] {
  const { organizations, groups, proxies, provisionerKeys, templates, licenses } = store;
  return Object.entries({ organizations, groups, proxies, provisionerKeys, templates, licenses }).flatMap(
    ([kind, collection]) => {
      const left = collection.all().filter(({ is_default: isDefault }) => isDefault !== true);
      return left.length === 0 ? [] : [`${left.length} ${kind} are left`];
    },
  );
}

/** The value of a secret: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
async function secretValue(awsUrl: string, name: string): Promise<Record<string, unknown>> {
  const response = await fetch(awsUrl, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "secretsmanager.GetSecretValue",
      authorization:
        "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-2/secretsmanager/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify({ SecretId: name }),
  });
  const answer: { SecretString?: string } = JSON.parse(await response.text());
  return answer.SecretString === undefined ? {} : JSON.parse(answer.SecretString);
}

function expectEqual(what: string, found: unknown, expected: unknown): string[] {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  return one === other ? [] : [`${what}: found ${one}, expected ${other}`];
}
