import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { criticalPath } from "../../scripts/lib/aws/critical-path";
import { runInOrder, type Task } from "../../scripts/lib/pool";

function tasks(
  graph: Readonly<Record<string, readonly string[]>>,
  log: string[],
  failing: readonly string[] = [],
) {
  return Object.entries(graph).map(
    ([name, dependsOn]): Task<string> => ({
      name,
      dependsOn,
      async run() {
        log.push(`+${name}`);
        await sleep(1);
        log.push(`-${name}`);
        if (failing.includes(name)) throw new Error(`${name} broke`);
        return name;
      },
    }),
  );
}

describe("tasks in order", () => {
  test("a task starts when what it depends on is done", async () => {
    const log: string[] = [];
    await runInOrder(tasks({ eks: ["vpc"], vpc: [] }, log), 2);
    expect(log).toEqual(["+vpc", "-vpc", "+eks", "-eks"]);
  });

  test("no more than the limit run side by side", async () => {
    const log: string[] = [];
    await runInOrder(tasks({ a: [], b: [], c: [] }, log), 2);
    expect(log.slice(0, 2)).toEqual(["+a", "+b"]);
    expect(log.indexOf("+c")).toBeGreaterThan(log.indexOf("-a"));
  });

  test("of several that could start, the one that most wait for goes first", async () => {
    const log: string[] = [];
    await runInOrder(tasks({ ecr: [], vpc: [], eks: ["vpc"], k8s: ["eks"] }, log), 1);
    expect(log.filter((entry) => entry.startsWith("+"))).toEqual(["+vpc", "+eks", "+ecr", "+k8s"]);
  });

  test("what depends on a failed task is not tried, and says on which", async () => {
    const log: string[] = [];
    const outcomes = await runInOrder(tasks({ vpc: [], eks: ["vpc"], ecr: [] }, log, ["vpc"]), 2);
    expect(outcomes.get("vpc")).toMatchObject({ status: "failed", reason: "vpc broke" });
    expect(outcomes.get("eks")).toMatchObject({ status: "blocked", reason: "vpc did not succeed" });
    expect(outcomes.get("ecr")).toMatchObject({ status: "done" });
    expect(log).not.toContain("+eks");
  });

  test("a task that runs even after a failure is tried", async () => {
    const log: string[] = [];
    const list = tasks({ eks: [], vpc: ["eks"] }, log, ["eks"]).map((task) => ({
      ...task,
      evenAfterFailure: true,
    }));
    const outcomes = await runInOrder(list, 2);
    expect(outcomes.get("vpc")?.status).toBe("done");
  });

  test("dependencies outside the list do not block", async () => {
    const outcomes = await runInOrder(tasks({ eks: ["vpc"] }, []), 1);
    expect(outcomes.get("eks")?.status).toBe("done");
  });

  test("a circle is an error that names its members", async () => {
    await expect(runInOrder(tasks({ a: ["b"], b: ["a"] }, []), 1)).rejects.toThrow("a, b");
  });
});

test("the critical path is the longest chain, not the longest task", () => {
  const path = criticalPath([
    { name: "vpc", after: [], seconds: 30 },
    { name: "ecr", after: [], seconds: 50 },
    { name: "eks", after: ["vpc"], seconds: 40 },
  ]);
  expect(path).toEqual({ names: ["vpc", "eks"], seconds: 70 });
});
