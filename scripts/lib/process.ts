import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";

/** How a child process is run. */
export interface RunOptions {
  /** Working directory. @default - the caller's */
  readonly cwd?: string;
  /** Whole environment of the child. @default - the caller's */
  readonly env?: NodeJS.ProcessEnv;
  /** Seconds after which the process group is killed. @default 900 */
  readonly timeoutSeconds?: number;
  /** File that receives stdout and stderr. @default - none */
  readonly logFile?: string;
  /** Called with every line of output while the process runs. @default - none */
  readonly onLine?: (line: string) => void;
}

/** What a finished child process left behind. */
export interface RunResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
  /** stdout and stderr in the order in which they arrived. */
  readonly output: string;
  readonly stdout: string;
  readonly seconds: number;
}

/** A child process that is still running. */
export interface RunningProcess {
  readonly result: Promise<RunResult>;
  /** Signals the whole process group, so that Terraform's provider plugins die with it. */
  kill(signal: NodeJS.Signals): void;
}

const live = new Set<RunningProcess>();

/** Kills everything that is still running; for the end of a script that fails or is interrupted. */
export function killAll(): void {
  for (const child of live) child.kill("SIGKILL");
}

/** Starts a command without waiting for it. */
export function start(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): RunningProcess {
  const began = Date.now();
  const child = spawn(command, [...commandArguments], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (options.logFile !== undefined) mkdirSync(dirname(options.logFile), { recursive: true });
  const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: "a" });

  let stdout = "";
  let output = "";
  let partialLine = "";
  const take = (chunk: Buffer, isStdout: boolean): void => {
    const text = chunk.toString("utf8");
    output += text;
    if (isStdout) stdout += text;
    log?.write(text);
    if (options.onLine === undefined) return;
    const lines = (partialLine + text).split("\n");
    partialLine = lines.pop() ?? "";
    for (const line of lines) options.onLine(line);
  };
  child.stdout.on("data", (chunk: Buffer) => take(chunk, true));
  child.stderr.on("data", (chunk: Buffer) => take(chunk, false));

  const kill = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone already, which is what was wanted.
    }
  };
  let timedOut = false;
  const timer = setTimeout(
    () => {
      timedOut = true;
      kill("SIGKILL");
    },
    (options.timeoutSeconds ?? 900) * 1000,
  );

  const running: RunningProcess = {
    kill,
    result: new Promise((resolve) => {
      const finish = (code: number | null, signal: NodeJS.Signals | null): void => {
        clearTimeout(timer);
        live.delete(running);
        log?.end();
        resolve({ code, signal, timedOut, output, stdout, seconds: (Date.now() - began) / 1000 });
      };
      child.on("error", (error) => {
        output += `${error.message}\n`;
        finish(127, null);
      });
      child.on("close", finish);
    }),
  };
  live.add(running);
  return running;
}

/** Runs a command to its end. A failing command is a result, not an exception. */
export function run(
  command: string,
  commandArguments: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return start(command, commandArguments, options).result;
}

/** The first line of `command`'s output, or undefined where it cannot be run or fails. */
export async function tryOutput(
  command: string,
  commandArguments: readonly string[],
): Promise<string | undefined> {
  const result = await run(command, commandArguments, { timeoutSeconds: 30 });
  return result.code === 0 ? result.stdout.trim() : undefined;
}
