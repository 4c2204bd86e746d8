import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

const root = join(__dirname, "..");
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs the real command in a folder and an environment of its own; gives what it wrote by path. */
function synthIn(env: NodeJS.ProcessEnv): Map<string, string> {
  const cwd = mkdtempSync(join(tmpdir(), "synth-"));
  folders.push(cwd);
  const run = spawnSync(process.execPath, [join(root, "scripts/run.cjs"), "src/cli.ts"], {
    cwd,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  expect(run.stderr + run.stdout).toContain("layers");
  const out = join(cwd, "infra");
  return new Map(
    readdirSync(out, { recursive: true, encoding: "utf8" })
      .filter((path) => statSync(join(out, path)).isFile())
      .map((path): [string, string] => [path, readFileSync(join(out, path), "utf8")])
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe("npm run synth", () => {
  const here = synthIn({ LANG: "C", TZ: "UTC" });

  it("writes the same bytes in another folder, locale and time zone", () => {
    const there = synthIn({ LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kolkata" });
    expect(here.size).toBeGreaterThan(0);
    expect([...there]).toEqual([...here]);
  });

  it("writes what is committed", () => {
    for (const [path, content] of here) {
      expect(readFileSync(join(root, "infra", path), "utf8"), path).toBe(content);
    }
  });

  it("emits no absolute path, no implicit cross-stack output, no timestamp and no escaped interpolation", () => {
    for (const [path, content] of here) {
      expect(content, path).not.toContain(root);
      expect(content, path).not.toContain("cross-stack-output");
      expect(content, path).not.toContain("timestamp()");
      // An escaped `${var…}` is an expression that became text by mistake.
      expect(content, path).not.toMatch(/\$\$\{(var|local|data|module|aws_|each|terraform)\b/);
    }
  });
});
