import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withGeneratedTables } from "../src/templates/docs-tables";
import { projectRoot } from "./lib/paths";

const file = join(projectRoot, "docs", "templates.md");

/** `npm run docs:templates`: brings the generated tables of docs/templates.md up to date. */
writeFileSync(file, withGeneratedTables(readFileSync(file, "utf8")));
