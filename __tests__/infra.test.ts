import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compareInfra, updateInfra } from "../src/infra";
import { header } from "../src/terraform/header";

const generated = (text: string) => `${header("main.tf", "src/x.ts")}${text}`;

describe("the committed folder", () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "infra-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const put = (path: string, content: string) => {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), content);
  };

  it("names stale, missing and left-over files", () => {
    put("demo/vpc/main.tf", generated("old"));
    put("demo/gone/main.tf", generated("gone"));
    const files = new Map([
      ["demo/vpc/main.tf", generated("new")],
      ["demo/vpc/outputs.tf", generated("out")],
    ]);
    expect(compareInfra(root, "demo", files)).toEqual({
      stale: ["demo/vpc/main.tf"],
      missing: ["demo/vpc/outputs.tf"],
      leftOver: ["demo/gone/main.tf"],
    });
  });

  it("finds nothing to do after an update", () => {
    const files = new Map([["demo/vpc/main.tf", generated("new")]]);
    updateInfra(root, files, compareInfra(root, "demo", files));
    expect(readFileSync(join(root, "demo/vpc/main.tf"), "utf8")).toBe(generated("new"));
    expect(compareInfra(root, "demo", files)).toEqual({ stale: [], missing: [], leftOver: [] });
  });

  it("removes a left-over file and the folder that it leaves empty", () => {
    put("demo/gone/deep/main.tf", generated("gone"));
    const files = new Map<string, string>();
    updateInfra(root, files, compareInfra(root, "demo", files));
    expect(existsSync(join(root, "demo"))).toBe(false);
  });

  it("never touches a file without the header", () => {
    put("demo/gone/notes.tf", "# mine\n");
    put("demo/gone/main.tf", generated("gone"));
    const files = new Map<string, string>();
    updateInfra(root, files, compareInfra(root, "demo", files));
    expect(readFileSync(join(root, "demo/gone/notes.tf"), "utf8")).toBe("# mine\n");
    expect(existsSync(join(root, "demo/gone/main.tf"))).toBe(false);
  });

  it("does not look into Terraform's working folder", () => {
    put("demo/vpc/.terraform/x.tf", generated("cache"));
    expect(compareInfra(root, "demo", new Map()).leftOver).toEqual([]);
  });
});
