import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const root = join(__dirname, "..");

/** Runs the command as `npm run synth -- <args>` does, in an empty folder. */
function synth(cwd: string, ...args: string[]) {
  const run = spawnSync(process.execPath, [join(root, "scripts/run.cjs"), "src/cli.ts", ...args], {
    cwd,
    encoding: "utf8",
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}

describe("npm run synth", () => {
  const cwd = mkdtempSync(join(tmpdir(), "cli-"));
  const vpc = join(cwd, "infra/coderdemo/us-east-2/vpc/main.tf");
  const addresses = join(cwd, "infra/coderdemo/addresses/hub-vpc.txt");

  beforeAll(() => {
    expect(synth(cwd).status).toBe(0);
  });
  afterAll(() => rmSync(cwd, { recursive: true }));

  it("explains itself", () => {
    const help = synth(cwd, "--help");
    expect(help.status).toBe(0);
    expect(help.out).toContain("Usage: npm run synth -- [options] [deployment]");
    expect(help.out).toContain("--check");
  });

  it("refuses an unknown deployment in one line, names the known ones and writes nothing", () => {
    const run = synth(cwd, "nowhere", "--out", "elsewhere");
    expect(run.status).toBe(1);
    expect(run.err.trim().split("\n")).toHaveLength(1);
    expect(run.err).toContain("nowhere");
    expect(run.err).toContain("coderdemo");
    expect(existsSync(join(cwd, "elsewhere"))).toBe(false);
  });

  it("--check passes on what it wrote", () => {
    expect(synth(cwd, "--check")).toMatchObject({ status: 0, err: "" });
  });

  it("--check lists every stale, missing and left-over file, and writes nothing", () => {
    const original = readFileSync(vpc, "utf8");
    const leftOver = join(cwd, "infra/coderdemo/us-east-2/vpc/old.tf");
    const outputs = join(cwd, "infra/coderdemo/us-east-2/vpc/outputs.tf");
    const saved = readFileSync(outputs, "utf8");
    writeFileSync(vpc, `${original}# edited by hand\n`);
    writeFileSync(leftOver, original);
    rmSync(outputs);

    const run = synth(cwd, "--check");
    expect(run.status).toBe(1);
    expect(run.err.trim().split("\n")).toEqual([
      "infra/coderdemo/us-east-2/vpc/main.tf: differs from what the code makes",
      "infra/coderdemo/us-east-2/vpc/old.tf: nothing makes it any more",
      "infra/coderdemo/us-east-2/vpc/outputs.tf: is missing",
      "Run npm run synth and commit the result.",
    ]);
    expect(readFileSync(vpc, "utf8")).toContain("# edited by hand");
    expect(existsSync(outputs)).toBe(false);

    writeFileSync(outputs, saved);
    expect(synth(cwd).status).toBe(0);
    expect(readFileSync(vpc, "utf8")).toBe(original);
    expect(existsSync(leftOver)).toBe(false);
  });

  it("refuses a resource that disappears from the committed addresses, unless it is told so", () => {
    writeFileSync(addresses, `${readFileSync(addresses, "utf8")}aws_vpc.renamed\n`);
    const before = readFileSync(addresses, "utf8");
    const run = synth(cwd);
    expect(run.status).toBe(1);
    expect(run.err).toBe(
      'hub-vpc: aws_vpc.renamed is in the committed address list but is no longer made, so Terraform would destroy it; if it was renamed, say this.moved("aws_vpc.renamed", "aws_vpc.<new name>") in the layer; if it shall go, run npm run synth -- --allow-removals\n',
    );
    expect(readFileSync(addresses, "utf8")).toBe(before);
    expect(synth(cwd, "--allow-removals").status).toBe(0);
    expect(readFileSync(addresses, "utf8")).not.toContain("aws_vpc.renamed");
  });
});
