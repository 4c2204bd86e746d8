import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(__dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));

/** Folders of src that a folder must not import from: imports run one way (docs/ARCHITECTURE.md). */
const forbidden: Readonly<Record<string, readonly string[]>> = {
  config: ["deployments", "regions", "layers", "modules", "templates", "terraform"],
  terraform: ["deployments", "regions", "layers", "modules", "templates"],
  modules: ["deployments", "regions", "layers", "templates"],
  templates: ["deployments", "regions", "layers", "modules"],
  layers: ["deployments", "regions"],
  regions: ["deployments", "layers", "modules", "templates", "terraform"],
};

function importsOf(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/from "(\.[^"]+)"/g)].map(([, target]) =>
    normalize(join(dirname(file), target ?? "")),
  );
}

describe("imports run one way", () => {
  it.each(Object.entries(forbidden))("src/%s", (folder, banned) => {
    const wrong = files
      .filter((file) => file.startsWith(`${folder}/`))
      .flatMap((file) => importsOf(file).map((target) => [file, target] as const))
      .filter(([, target]) => banned.includes(target.split("/")[0] ?? ""))
      .map(([file, target]) => `${file} imports ${target}`);
    expect(wrong).toEqual([]);
  });
});

describe("generated HCL", () => {
  it("takes providers from their subpaths only, never from a package index", () => {
    const index = files.filter((file) =>
      /from "@cdktf\/provider-[a-z]+"/.test(readFileSync(join(src, file), "utf8")),
    );
    expect(index).toEqual([]);
  });
});
