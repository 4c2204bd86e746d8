import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reportsDir } from "./paths";

/** One thing that was checked. */
export interface Check {
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly seconds: number;
  /** Why it failed or was skipped; what was measured. */
  readonly detail: string;
}

/** Collects checks, prints each as it ends, and writes `reports/<tier>.json`. */
export class Report {
  readonly checks: Check[] = [];
  private readonly began = Date.now();

  constructor(private readonly tier: string) {}

  passed(name: string, seconds = 0, detail = ""): void {
    this.add({ name, status: "passed", seconds, detail });
  }

  failed(name: string, detail: string, seconds = 0): void {
    this.add({ name, status: "failed", seconds, detail });
  }

  skipped(name: string, detail: string): void {
    this.add({ name, status: "skipped", seconds: 0, detail });
  }

  /** Says what is going on. */
  note(text: string): void {
    console.log(`${this.clock()}          ${text}`);
  }

  count(status: Check["status"]): number {
    return this.checks.filter((check) => check.status === status).length;
  }

  /** Writes the report and prints the sum. Sets the process's exit code. */
  finish(extra: Readonly<Record<string, unknown>> = {}): void {
    const sums = {
      passed: this.count("passed"),
      failed: this.count("failed"),
      skipped: this.count("skipped"),
    };
    const seconds = (Date.now() - this.began) / 1000;
    mkdirSync(reportsDir, { recursive: true });
    writeFileSync(
      join(reportsDir, `${this.tier}.json`),
      `${JSON.stringify({ ...sums, seconds, ...extra, details: this.checks }, undefined, 2)}\n`,
    );
    for (const check of this.checks.filter(({ status }) => status === "failed")) {
      console.log(`\nFAILED ${check.name}\n${check.detail}`);
    }
    console.log(
      `\n${this.tier}: ${sums.passed} passed, ${sums.failed} failed, ${sums.skipped} skipped in ${seconds.toFixed(0)} s`,
    );
    if (sums.failed > 0) process.exitCode = 1;
  }

  private add(check: Check): void {
    this.checks.push(check);
    const detail =
      check.status === "failed"
        ? (check.detail.split("\n").find((line) => line.trim() !== "") ?? "")
        : check.detail;
    const time = check.seconds > 0 ? ` (${check.seconds.toFixed(1)} s)` : "";
    console.log(
      `${this.clock()} ${check.status.padEnd(8)} ${check.name}${time}${detail === "" ? "" : `: ${detail}`}`,
    );
  }

  private clock(): string {
    const seconds = Math.floor((Date.now() - this.began) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
  }
}
