import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withGeneratedTables } from "../../src/templates/docs-tables";

const text = readFileSync(join(__dirname, "..", "..", "docs", "templates.md"), "utf8");

describe("docs/templates.md", () => {
  it("has current tables (npm run docs:templates brings them up to date)", () => {
    expect(text).toBe(withGeneratedTables(text));
  });

  it("shows the documented platform support", () => {
    expect(text).toContain("| `gui-rdp` | – | – | yes | – |");
    expect(text).toContain("| `gpu-support` | – | – | – | yes |");
    expect(text).toContain("| `artifact-cache` | yes | yes | – | yes |");
  });
});
