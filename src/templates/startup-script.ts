/** The script that the agent runs at every start: one expression that joins the template's script files. */
import type { OperatingSystem, StartupStep } from "./toolchain";

/** An expression such as `${join("\n", [file("${path.module}/scripts/x.sh"), "call"])}`. */
export function startupScript(os: OperatingSystem, steps: readonly StartupStep[]): string {
  const told = new Set<string>();
  const parts = steps.flatMap((step) => {
    const isNew = !told.has(step.script.path);
    told.add(step.script.path);
    return [...(isNew ? [fileExpression(step.script.path)] : []), ...callOf(os, step)];
  });
  return joinLines(parts);
}

/** An expression that joins lines. */
export function joinLines(parts: readonly string[]): string {
  return `\${join("\\n", [${parts.join(", ")}])}`;
}

/** `file("${path.module}/…")`, to be used inside an expression. */
export function fileExpression(path: string): string {
  return `file("\${path.module}/${path}")`;
}

/** A string literal, to be used inside an expression; `${…}` in it stays an interpolation. */
export function quoted(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}

function callOf(os: OperatingSystem, { call, input }: StartupStep): string[] {
  if (!input) return [quoted(call)];
  const content = `trimspace(${fileExpression(input.path)})`;
  return os === "linux"
    ? [quoted(`${call} <<'INPUT'`), content, quoted("INPUT")]
    : [quoted(`${call} @'`), content, quoted("'@")];
}
