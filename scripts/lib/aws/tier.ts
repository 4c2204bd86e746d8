import { declaresVariable, type LayerFolder } from "../layers";
import { messageOf, type Outcome, runInOrder, type Task } from "../pool";
import { addedBy, changesOf, errorsOf } from "../terraform";
import { bootstrap, succeed, tearDown } from "./backend-layer";
import { requireNoDiff } from "./cdktf";
import { applyWithFaults, consumerBeforeProducer } from "./faults";
import { makeFixtures } from "./fixtures";
import { inventory, requireEmptyAccount } from "./inventory";
import { awsLayers, chooseRoles, type Roles } from "./roles";
import { requireNoSecretInState } from "./secrets";
import type { World } from "./world";

/** Layers that are worked on side by side. Most of their time is waiting; more would only share the same processors. */
const SIDE_BY_SIDE = 4;

/** What was measured of a layer. */
export interface LayerTimes {
  resources: number;
  apply: number;
  plan: number;
  destroy: number;
}

/** Applies, plans again and destroys every layer; returns what was measured. */
export async function runTier(world: World): Promise<Map<string, LayerTimes>> {
  const { set } = world;
  const layers = awsLayers(world);
  const roles = chooseRoles(layers);
  const others = layers.filter((layer) => layer !== roles.backend);
  const times = new Map(layers.map((layer) => [layer.name, { resources: 0, apply: 0, plan: 0, destroy: 0 }]));
  await makeFixtures(world.endpoint, set.domain, set.clusters);
  const before = await inventory(world.endpoint, set.regions);

  await bootstrapStep(world, roles.backend, times);
  const applied = await runInOrder(
    [tooEarlyTask(world, roles.tooEarly), ...others.map((layer) => applyTask(world, layer, roles, times))],
    SIDE_BY_SIDE,
  );
  reportBlocked(world, "apply", applied);
  const up = [roles.backend, ...others.filter((layer) => applied.get(layer.name)?.status === "done")];

  await runInOrder(
    up.map((layer) => planTask(world, layer, times)),
    SIDE_BY_SIDE,
  );
  await requireNoSecretInState(world, up);
  await requireNoDiff(
    world,
    roles.cdktf.filter((layer) => up.includes(layer)),
  );

  const tried = others.filter((layer) => applied.get(layer.name)?.status !== "blocked");
  await runInOrder(destroyTasks(world, tried, times), SIDE_BY_SIDE);
  await tearDownStep(world, roles.backend, times);
  await requireEmptyAccount(world, before, "the account is empty again");
  return times;
}

async function bootstrapStep(
  world: World,
  layer: LayerFolder,
  times: Map<string, LayerTimes>,
): Promise<void> {
  const began = Date.now();
  try {
    const result = await bootstrap(world, layer);
    note(times, layer, { apply: secondsSince(began), resources: addedBy(result) });
    world.report.passed(
      `apply ${layer.name}`,
      secondsSince(began),
      "with local state, then moved into the bucket",
    );
  } catch (error) {
    world.report.failed(`apply ${layer.name}`, messageOf(error), secondsSince(began));
    throw new Error(`Without ${layer.name} there is no state bucket for the other layers`);
  }
}

async function tearDownStep(world: World, layer: LayerFolder, times: Map<string, LayerTimes>): Promise<void> {
  const began = Date.now();
  try {
    await tearDown(world, layer);
    note(times, layer, { destroy: secondsSince(began) });
    world.report.passed(`destroy ${layer.name}`, secondsSince(began));
  } catch (error) {
    world.report.failed(`destroy ${layer.name}`, messageOf(error), secondsSince(began));
  }
}

function tooEarlyTask(world: World, layer: LayerFolder): Task<void> {
  return {
    name: `${layer.name} too early`,
    dependsOn: [],
    run: () => consumerBeforeProducer(world, layer),
  };
}

function applyTask(
  world: World,
  layer: LayerFolder,
  roles: Roles,
  times: Map<string, LayerTimes>,
): Task<void> {
  const isProducerOfTooEarly = [...roles.tooEarly.reads.values()].includes(layer.name);
  return step(world, "apply", layer, {
    dependsOn: [...layer.after, ...(isProducerOfTooEarly ? [`${roles.tooEarly.name} too early`] : [])],
    async work() {
      const began = Date.now();
      if (layer === roles.interrupted) {
        await applyWithFaults(world, layer);
      } else {
        const terraform = world.terraform(layer);
        await succeed(terraform.init());
        await succeed(terraform.apply());
      }
      const resources = (await world.stateBucket.resources(layer.stateKey)).size;
      note(times, layer, { apply: secondsSince(began), resources });
      return `${resources} resources`;
    },
  });
}

function planTask(world: World, layer: LayerFolder, times: Map<string, LayerTimes>): Task<void> {
  return step(world, "plan again", layer, {
    dependsOn: [],
    async work() {
      const result = await world.terraform(layer).plan();
      note(times, layer, { plan: result.seconds });
      if (result.code !== 0) throw new Error(`the second plan is not empty\n${changesOf(result)}`);
      return "no changes";
    },
  });
}

/** Reverse order: what reads a layer goes first. */
function destroyTasks(
  world: World,
  layers: readonly LayerFolder[],
  times: Map<string, LayerTimes>,
): Task<void>[] {
  return layers.toReversed().map((layer) =>
    step(world, "destroy", layer, {
      dependsOn: layers.filter((other) => other.after.includes(layer.name)).map((other) => other.name),
      async work() {
        const terraform = world.terraform(layer);
        const init = await terraform.init();
        if (init.code !== 0) throw new Error(errorsOf(init));
        const isProtected = declaresVariable(terraform.folder, "deletion_protection");
        const options = isProtected ? ["-var=deletion_protection=false"] : [];
        if (isProtected) await succeed(terraform.apply(...options));
        const result = await succeed(terraform.destroy(...options));
        note(times, layer, { destroy: result.seconds });
        return "";
      },
    }),
  );
}

/** A task that reports how it ended. */
function step(
  world: World,
  verb: string,
  layer: LayerFolder,
  { dependsOn, work }: Pick<Task<void>, "dependsOn"> & { readonly work: () => Promise<string> },
): Task<void> {
  return {
    name: layer.name,
    dependsOn,
    // What is left over where a destroy failed is seen in the account; the rest should still go.
    evenAfterFailure: verb === "destroy",
    async run() {
      const began = Date.now();
      world.report.note(`${verb} ${layer.name} …`);
      try {
        const detail = await work();
        world.report.passed(`${verb} ${layer.name}`, secondsSince(began), detail);
      } catch (error) {
        world.report.failed(`${verb} ${layer.name}`, messageOf(error), secondsSince(began));
        throw error;
      }
    },
  };
}

function reportBlocked(world: World, verb: string, outcomes: ReadonlyMap<string, Outcome<void>>): void {
  for (const [name, outcome] of outcomes) {
    if (outcome.status === "blocked") world.report.failed(`${verb} ${name}`, `not tried: ${outcome.reason}`);
  }
}

function note(times: Map<string, LayerTimes>, layer: LayerFolder, measured: Partial<LayerTimes>): void {
  const known = times.get(layer.name);
  if (known !== undefined) Object.assign(known, measured);
}

function secondsSince(began: number): number {
  return (Date.now() - began) / 1000;
}
