import { type RunningProcess, type RunResult, start } from "./process";

/** Operator inputs without a default, as environment. Each layer takes those that it declares. */
export const operatorInputs: Readonly<Record<string, string>> = {
  TF_VAR_cluster_admin_arns: JSON.stringify(["arn:aws:iam::123456789012:role/Admin"]),
};

/** The Terraform command line in one root module. */
export class Terraform {
  constructor(
    readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile?: string,
  ) {}

  init(...options: readonly string[]): Promise<RunResult> {
    return this.run("init", "-input=false", ...options);
  }

  apply(...options: readonly string[]): Promise<RunResult> {
    return this.run("apply", "-input=false", "-auto-approve", ...options);
  }

  destroy(...options: readonly string[]): Promise<RunResult> {
    return this.run("destroy", "-input=false", "-auto-approve", ...options);
  }

  /** Exit code 0: nothing to change; 2: something to change. */
  plan(...options: readonly string[]): Promise<RunResult> {
    return this.run("plan", "-input=false", "-detailed-exitcode", ...options);
  }

  run(command: string, ...options: readonly string[]): Promise<RunResult> {
    return this.start(command, options).result;
  }

  /** Starts a command without waiting for its end. */
  start(command: string, options: readonly string[], onLine?: (line: string) => void): RunningProcess {
    return start("terraform", [command, "-no-color", ...options].filter(isAccepted), {
      cwd: this.folder,
      env: this.environment,
      ...(this.logFile === undefined ? {} : { logFile: this.logFile }),
      ...(onLine === undefined ? {} : { onLine }),
    });
  }
}

/** `force-unlock` is the one command used here that knows no `-no-color`. */
function isAccepted(option: string, _index: number, all: readonly string[]): boolean {
  return !(option === "-no-color" && all[0] === "force-unlock");
}

/** The end of a failed command's output: from the first error on. */
export function errorsOf(result: RunResult): string {
  if (result.timedOut) return `timed out\n${tail(result.output)}`;
  const at = result.output.search(/^(│ )?Error: /m);
  return at < 0 ? tail(result.output) : result.output.slice(at, at + 3000).trim();
}

function tail(text: string): string {
  return text.trim().split("\n").slice(-20).join("\n");
}

/** The changes that a plan shows, without the reading of resources. */
export function changesOf(result: RunResult): string {
  const at = result.output.indexOf("Terraform will perform the following actions:");
  const outputsAt = result.output.indexOf("Changes to Outputs:");
  const from = at >= 0 ? at : outputsAt;
  return from < 0 ? errorsOf(result) : result.output.slice(from, from + 4000).trim();
}

/** `Apply complete! Resources: 3 added, …`: how many were added. */
export function addedBy(result: RunResult): number {
  return Number(/Resources: (\d+) added/.exec(result.output)?.[1] ?? 0);
}
