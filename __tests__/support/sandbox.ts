/** A home directory of its own, and commands of the test's own in front of the machine's. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a script left behind. */
export interface ScriptResult {
  readonly code: number | null;
  readonly output: string;
}

/** Where a script runs in a test. */
export class Sandbox {
  readonly root = mkdtempSync(join(tmpdir(), "template-"));
  readonly home = join(this.root, "home");
  private readonly bin = join(this.root, "bin");

  constructor() {
    mkdirSync(this.home);
    mkdirSync(this.bin);
  }

  /** A command that the script finds before the machine's of that name. */
  command(name: string, script: string): void {
    const file = join(this.bin, name);
    writeFileSync(file, `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Runs a script as the agent does: as one argument of bash. */
  run(script: string): ScriptResult {
    const path = `${join(this.home, ".local/bin")}:${this.bin}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`;
    const result = spawnSync("bash", ["-c", script], {
      cwd: this.home,
      env: { HOME: this.home, PATH: path, USER: "coder", SANDBOX: this.root },
      encoding: "utf8",
      timeout: 15_000,
    });
    return { code: result.status, output: `${result.stdout}${result.stderr}` };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
