/** One piece of work and the names of those that must have succeeded before it. */
export interface Task<T> {
  readonly name: string;
  readonly dependsOn: readonly string[];
  /**
   * Whether to run although one of those failed.
   * @default false
   */
  readonly evenAfterFailure?: boolean;
  run(): Promise<T>;
}

/** How a task ended. `blocked` names the failed task it would have needed. */
export type Outcome<T> =
  | { readonly status: "done"; readonly value: T; readonly seconds: number }
  | { readonly status: "failed"; readonly reason: string; readonly seconds: number }
  | { readonly status: "blocked"; readonly reason: string; readonly seconds: 0 };

/**
 * Runs tasks as soon as those they depend on are done, at most `limit` side by side; of several that could start, the
 * one with the longest chain of others behind it first.
 */
export async function runInOrder<T>(
  tasks: readonly Task<T>[],
  limit: number,
): Promise<Map<string, Outcome<T>>> {
  const outcomes = new Map<string, Outcome<T>>();
  const known = new Set(tasks.map((task) => task.name));
  const behind = chainsBehind(tasks);
  const waiting = tasks.toSorted((a, b) => (behind.get(b.name) ?? 0) - (behind.get(a.name) ?? 0));
  const running = new Map<string, Promise<void>>();

  const startOne = (task: Task<T>): void => {
    const began = Date.now();
    const seconds = (): number => (Date.now() - began) / 1000;
    const promise = task
      .run()
      .then(
        (value): Outcome<T> => ({ status: "done", value, seconds: seconds() }),
        (error: unknown): Outcome<T> => ({ status: "failed", reason: messageOf(error), seconds: seconds() }),
      )
      .then((outcome) => {
        outcomes.set(task.name, outcome);
        running.delete(task.name);
      });
    running.set(task.name, promise);
  };

  while (waiting.length > 0 || running.size > 0) {
    for (const task of [...waiting]) {
      const needs = task.dependsOn.filter((name) => known.has(name));
      const broken = (task.evenAfterFailure === true ? [] : needs).find((name) => {
        const outcome = outcomes.get(name);
        return outcome !== undefined && outcome.status !== "done";
      });
      if (broken !== undefined) {
        waiting.splice(waiting.indexOf(task), 1);
        outcomes.set(task.name, { status: "blocked", reason: `${broken} did not succeed`, seconds: 0 });
      } else if (running.size < limit && needs.every((name) => outcomes.has(name))) {
        waiting.splice(waiting.indexOf(task), 1);
        startOne(task);
      }
    }
    if (running.size > 0) await Promise.race(running.values());
    else if (waiting.length > 0 && !waiting.some((task) => isReady(task, outcomes, known))) {
      throw new Error(`These tasks wait for each other: ${waiting.map((task) => task.name).join(", ")}`);
    }
  }
  return outcomes;
}

/** For every task the length of the longest chain of tasks that wait for it. */
function chainsBehind<T>(tasks: readonly Task<T>[]): Map<string, number> {
  const lengths = new Map<string, number>();
  const measure = (name: string, path: readonly string[]): number => {
    const known = lengths.get(name);
    if (known !== undefined || path.includes(name)) return known ?? 0;
    const next = tasks.filter((task) => task.dependsOn.includes(name));
    const length = Math.max(0, ...next.map((task) => 1 + measure(task.name, [...path, name])));
    lengths.set(name, length);
    return length;
  };
  for (const task of tasks) measure(task.name, []);
  return lengths;
}

function isReady<T>(
  task: Task<T>,
  outcomes: ReadonlyMap<string, Outcome<T>>,
  known: ReadonlySet<string>,
): boolean {
  return task.dependsOn.every((name) => !known.has(name) || outcomes.has(name));
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
