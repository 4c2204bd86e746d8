import type { OutputValues } from "./test-file";

/** What a `terraform test -json -verbose` said. */
export interface TestResult {
  /** By name of the run. */
  readonly runs: ReadonlyMap<string, "pass" | "fail" | "error" | "skip">;
  readonly errors: readonly string[];
  /** The outputs of the applied layer. */
  readonly outputs: OutputValues;
}

interface TestMessage {
  readonly type?: string;
  readonly test_run?: { readonly run: string; readonly status?: "pass" | "fail" | "error" | "skip" };
  readonly test_state?: { readonly outputs?: Readonly<Record<string, { value?: unknown }>> };
  readonly diagnostic?: {
    readonly severity: string;
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
    readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  };
}

/** Reads the stream of messages, one JSON object per line. */
export function readTestOutput(stdout: string): TestResult {
  const runs = new Map<string, "pass" | "fail" | "error" | "skip">();
  const errors: string[] = [];
  let outputs: OutputValues = {};
  for (const line of stdout.split("\n").filter((text) => text.startsWith("{"))) {
    const message: TestMessage = JSON.parse(line);
    if (message.type === "test_run" && message.test_run?.status !== undefined) {
      runs.set(message.test_run.run, message.test_run.status);
    }
    if (message.type === "test_state") {
      const values = message.test_state?.outputs ?? {};
      outputs = Object.fromEntries(Object.entries(values).map(([name, { value }]) => [name, value]));
    }
    if (message.diagnostic?.severity === "error") errors.push(describe(message.diagnostic));
  }
  return { runs, errors, outputs };
}

function describe(diagnostic: NonNullable<TestMessage["diagnostic"]>): string {
  const { range, address } = diagnostic;
  const where = range === undefined ? "" : ` (${range.filename}:${range.start.line})`;
  return `${address === undefined ? "" : `${address}: `}${diagnostic.summary}${where}\n${diagnostic.detail ?? ""}`.trim();
}
