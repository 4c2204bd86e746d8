import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { unsignedAuthorization } from "../../../__tests__/aws/double/messages";
import type { LayerFolder } from "../layers";
import { messageOf } from "../pool";
import { succeed } from "./backend-layer";
import type { World } from "./world";

/** Shorter texts would be found by chance. */
const SHORTEST_SECRET = 8;

/** What a secret holds beside what is secret. */
const PUBLIC_FIELDS = new Set(["username", "engine", "host", "port", "dbname", "dbClusterIdentifier"]);

const testName = "S0-16: no generated secret is in any state, nor in the plan of the database";

/** Looks for everything that AWS generated and keeps secret in the state of every layer and in the database's plan. */
export async function requireNoSecretInState(world: World, layers: readonly LayerFolder[]): Promise<void> {
  const database = layers.find((layer) => layer.name === "hub-rds");
  if (database === undefined) {
    world.report.skipped(
      testName,
      "the database could not be applied, so that there is no secret to look for",
    );
    return;
  }
  try {
    const secrets = await generatedSecrets(world.endpoint, world.set.regions);
    if (secrets.length === 0) throw new Error("AWS holds no secret at all: the test would find nothing");
    const texts = new Map<string, string>();
    for (const layer of layers) {
      texts.set(`state of ${layer.name}`, (await world.stateBucket.read(layer.stateKey)) ?? "");
    }
    texts.set(`plan of ${database.name}`, await planJson(world, database));
    const leaks = [...texts].filter(([, text]) => secrets.some((secret) => contains(text, secret)));
    if (leaks.length > 0) throw new Error(`found in: ${leaks.map(([name]) => name).join(", ")}`);
    world.report.passed(testName, 0, `${secrets.length} secret(s), ${texts.size} files`);
  } catch (error) {
    world.report.failed(testName, messageOf(error));
  }
}

/** Whether a text holds a secret as it is, as part of a JSON string, or in base64. */
export function contains(text: string, secret: string): boolean {
  const forms = [secret, JSON.stringify(secret).slice(1, -1), Buffer.from(secret).toString("base64")];
  return forms.some((form) => text.includes(form));
}

/** The secret texts in the value of a secret: the value itself, or the fields of a JSON object. */
export function secretTexts(value: string): string[] {
  const fields = jsonFields(value);
  const texts =
    fields === undefined
      ? [value]
      : fields.filter(([name]) => !PUBLIC_FIELDS.has(name)).map(([, text]) => text);
  return texts.filter((text) => text.length >= SHORTEST_SECRET);
}

function jsonFields(value: string): [string, string][] | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed !== "object" || parsed === null) return undefined;
    return Object.entries(parsed).flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : []));
  } catch {
    return undefined;
  }
}

async function generatedSecrets(endpoint: string, regions: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const region of regions) {
    const listed = await secretsManager(endpoint, region, "ListSecrets", {});
    for (const [, arn] of listed.matchAll(/"ARN": ?"([^"]+)"/g)) {
      const answer = await secretsManager(endpoint, region, "GetSecretValue", { SecretId: arn ?? "" });
      const { SecretString = "" } = JSON.parse(answer) as { SecretString?: string };
      texts.push(...secretTexts(SecretString));
    }
  }
  return texts;
}

async function secretsManager(
  endpoint: string,
  region: string,
  action: string,
  body: Readonly<Record<string, string>>,
): Promise<string> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      authorization: unsignedAuthorization("secretsmanager", region),
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `secretsmanager.${action}`,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${action} in ${region} answered ${response.status}: ${text.slice(0, 300)}`);
  return text;
}

async function planJson(world: World, layer: LayerFolder): Promise<string> {
  const terraform = world.terraform(layer);
  const plan = join(terraform.folder, "secrets.tfplan");
  await succeed(terraform.run("plan", "-input=false", `-out=${plan}`));
  const shown = await succeed(terraform.run("show", "-json", plan));
  const raw = readFileSync(plan).toString("latin1");
  rmSync(plan);
  return shown.output + raw;
}
