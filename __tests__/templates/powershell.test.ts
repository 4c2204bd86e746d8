/**
 * The rules of PSScriptAnalyzer that can be checked without PowerShell. `npm run lint:scripts` runs the real one where
 * it is installed. https://learn.microsoft.com/powershell/utility-modules/psscriptanalyzer/rules/readme
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const sources = join(__dirname, "..", "..", "src", "templates");
const scripts = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ps1"))
  .map((file): [string, string] => [file, readFileSync(join(sources, file), "utf8")]);

/** The approved verbs that the scripts use: https://learn.microsoft.com/powershell/scripting/developer/cmdlet/approved-verbs-for-windows-powershell-commands */
const approvedVerbs = [
  "Add",
  "Block",
  "Import",
  "Initialize",
  "Install",
  "Invoke",
  "Mount",
  "Reset",
  "Set",
  "Start",
  "Test",
];

/** Without comments and strings, so that brackets and words in them do not count. */
function code(script: string): string {
  return script
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .replaceAll(/"(?:[^"`]|`.)*"/g, '""')
    .replaceAll(/#.*$/gm, "");
}

describe.each(scripts)("%s", (_, script) => {
  it("has matching brackets", () => {
    const open: string[] = [];
    const pairs: Readonly<Record<string, string>> = { "}": "{", ")": "(", "]": "[" };
    for (const [bracket] of code(script).matchAll(/[{}()[\]]/g)) {
      if (pairs[bracket] === undefined) open.push(bracket);
      else expect(open.pop()).toBe(pairs[bracket]);
    }
    expect(open).toEqual([]);
  });

  it("PSUseApprovedVerbs: functions are verb-noun with approved verbs", () => {
    const functions = [...code(script).matchAll(/^function (\S+)/gm)].map((match) => match[1] ?? "");
    expect(functions.length).toBeGreaterThan(0);
    for (const name of functions) expect(approvedVerbs).toContain(name.split("-")[0]);
  });

  it("PSAvoidUsingCmdletAliases, -WriteHost, -InvokeExpression, -EmptyCatchBlock, -PlainTextForPassword", () => {
    const text = code(script);
    expect(text).not.toMatch(
      /\b(iwr|iex|curl|wget|gci|gc|sc|ni|rm|cp|mv|echo|cat|ls|select|where|foreach|sleep)\s+-/i,
    );
    expect(text).not.toMatch(/\b(Write-Host|Invoke-Expression)\b/i);
    expect(text).not.toMatch(/catch\s*\{\s*\}/);
    expect(script).not.toMatch(/ConvertTo-SecureString|-AsPlainText/);
  });

  it("stops at errors and says what it is for", () => {
    expect(script).toMatch(/^# \S.+\n/);
    expect(script).toContain("Set-StrictMode -Version Latest");
    expect(script).not.toMatch(/[ \t]+$/m);
  });
});

describe("the desktop's password", () => {
  const script = readFileSync(join(sources, "bases/scripts/desktop-password.ps1"), "utf8");

  it("S1-23: is random, made on the machine at every start, and readable for administrators only", () => {
    expect(script).toContain("[Security.Cryptography.RandomNumberGenerator]::Create()");
    expect(script).toMatch(/icacls\.exe \$File \/inheritance:r \/grant 'SYSTEM:F' 'Administrators:F'/);
    expect(script.indexOf("icacls")).toBeLessThan(script.indexOf("Set-Content"));
  });
});

describe("tools for Windows", () => {
  it("are installed only with a valid signature of their vendor", () => {
    const script = readFileSync(join(sources, "scripts/install-tools.ps1"), "utf8");
    expect(script.indexOf("Get-AuthenticodeSignature")).toBeGreaterThan(0);
    expect(script.indexOf('throw "$($Tool.name): the download')).toBeLessThan(
      script.indexOf("switch ($Tool.installer)"),
    );
  });
});
