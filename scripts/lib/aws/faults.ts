import { setTimeout as sleep } from "node:timers/promises";
import type { AwsRequest } from "../../../__tests__/aws/double/messages";
import type { LayerFolder } from "../layers";
import { messageOf } from "../pool";
import type { RunResult } from "../process";
import { addedBy, errorsOf } from "../terraform";
import { succeed } from "./backend-layer";
import type { World } from "./world";

/** Terraform writes the state to its backend at most this often while an apply runs. */
const PERSIST_INTERVAL_SECONDS = 20;

/** Each attempt releases one of the held calls; the fault needs two that are still held. */
const PERSIST_ATTEMPTS = 4;

/**
 * Applies a layer with an interruption. The apply is held half-way, where a second apply must be refused by the lock;
 * then it is killed, and an operator's way out (`force-unlock`, apply again) must bring the layer up without losing
 * or doubling anything.
 */
export async function applyWithFaults(world: World, layer: LayerFolder): Promise<RunResult> {
  const terraform = world.terraform(layer);
  const rival = world.secondCopy(layer, `${layer.name}-rival`);
  await Promise.all([succeed(terraform.init()), succeed(rival.init())]);

  world.gate.hold((call) => isRouteTableAssociation(call, layer.region));
  const progress = new Progress();
  const first = terraform.start("apply", ["-input=false", "-auto-approve"], progress.onLine);
  try {
    await persistHalfWay(world, layer, progress);
    await refusedByLock(world, layer, () => rival.apply());
  } finally {
    first.kill("SIGKILL");
    await first.result;
    world.gate.dropAll();
  }
  return resume(world, layer);
}

function isRouteTableAssociation(call: AwsRequest, region: string): boolean {
  return call.service === "ec2" && call.region === region && call.body.includes("Action=AssociateRouteTable");
}

/** Waits until everything but the held calls is done and is in the state that lies in the bucket. */
async function persistHalfWay(world: World, layer: LayerFolder, progress: Progress): Promise<void> {
  const isQuiet = (): boolean => world.gate.count > 1 && progress.inProgress === world.gate.count;
  await until(`${layer.name} is half-way`, 180, isQuiet);
  const isPersisted = async (): Promise<boolean> =>
    (await world.stateBucket.resources(layer.stateKey)).size >= progress.completed;
  // A resource that is done is persisted only if the last time is long enough ago: on a busy machine the one that was
  // released may not be the first after the interval.
  for (let attempt = 1; !(await isPersisted()); attempt += 1) {
    if (attempt > PERSIST_ATTEMPTS)
      throw new Error(`the state of ${layer.name} does not get into the bucket`);
    await sleep((PERSIST_INTERVAL_SECONDS + 1) * 1000);
    const before = progress.completed;
    world.gate.releaseOne();
    await until(
      `one more resource of ${layer.name} is made`,
      60,
      () => progress.completed > before && isQuiet(),
    );
    await sleep(5_000);
  }
}

async function refusedByLock(
  world: World,
  layer: LayerFolder,
  apply: () => Promise<RunResult>,
): Promise<void> {
  const name = `fault: a second apply of ${layer.name} while one runs is refused and changes nothing`;
  const before = await world.stateBucket.digest(layer.stateKey);
  const result = await apply();
  const after = await world.stateBucket.digest(layer.stateKey);
  if (result.code === 0 || !result.output.includes("Error acquiring the state lock")) {
    world.report.failed(name, `it was not refused: exit code ${result.code}\n${errorsOf(result)}`);
  } else if (before !== after) {
    world.report.failed(name, "the state in the bucket changed");
  } else {
    world.report.passed(name, result.seconds);
  }
}

async function resume(world: World, layer: LayerFolder): Promise<RunResult> {
  const name = `fault: an apply of ${layer.name} that was killed half-way is resumed by the next one`;
  const terraform = world.terraform(layer);
  const kept = await world.stateBucket.resources(layer.stateKey);
  try {
    const refused = await terraform.apply();
    const lockId = /ID:\s+([0-9a-f-]{36})/.exec(refused.output)?.[1];
    if (refused.code === 0 || lockId === undefined) {
      throw new Error(
        `the killed apply left no lock behind: exit code ${refused.code}\n${errorsOf(refused)}`,
      );
    }
    await succeed(terraform.run("force-unlock", "-force", lockId));
    const applied = await succeed(terraform.apply());
    const now = await world.stateBucket.resources(layer.stateKey);
    const changed = [...kept].filter(([address, id]) => now.get(address) !== id).map(([address]) => address);
    if (kept.size === 0 || changed.length > 0) {
      throw new Error(`made again instead of kept: ${kept.size === 0 ? "everything" : changed.join(", ")}`);
    }
    if (now.size - kept.size !== addedBy(applied)) {
      throw new Error(
        `${now.size} resources in the state: ${kept.size} kept, ${addedBy(applied)} reported as added`,
      );
    }
    world.report.passed(name, applied.seconds, `${kept.size} resources kept, ${addedBy(applied)} added`);
    return applied;
  } catch (error) {
    world.report.failed(name, messageOf(error));
    throw error;
  }
}

/** A layer whose producer was never applied must say which layer to apply first. */
export async function consumerBeforeProducer(world: World, layer: LayerFolder): Promise<void> {
  const producers = [...layer.reads.values()];
  const name = `fault: ${layer.name} before ${producers.join(" and ")} says which layer to apply first`;
  const terraform = world.secondCopy(layer, `${layer.name}-too-early`);
  const init = await terraform.init();
  const result = init.code === 0 ? await terraform.apply() : init;
  const unnamed = producers.filter((producer) => !result.output.includes(producer));
  if (result.code === 0 || init.code !== 0)
    world.report.failed(name, `exit code ${result.code}\n${result.output}`);
  else if (unnamed.length > 0) {
    world.report.failed(name, `the message does not name ${unnamed.join(", ")}\n${errorsOf(result)}`);
  } else world.report.passed(name, result.seconds);
}

/** Counts the resources that an apply has begun and finished, from what it prints. */
class Progress {
  completed = 0;
  private begun = 0;

  readonly onLine = (line: string): void => {
    if (/: Creating\.\.\.$/.test(line)) this.begun += 1;
    else if (/: Creation complete after /.test(line)) this.completed += 1;
  };

  get inProgress(): number {
    return this.begun - this.completed;
  }
}

async function until(
  what: string,
  seconds: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited ${seconds} s in vain until ${what}`);
    await sleep(250);
  }
}
