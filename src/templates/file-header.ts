/** The header of generated files, put where the file's format allows a comment. */
import { header } from "../terraform/header";

const source = "src/templates";

/** A file of a template with its header. JSON has no comments: its makers put {@link headerText} in. */
export function withHeader(path: string, content: string): string {
  if (path.endsWith(".json")) return content;
  const line = header(path, source);
  const first = /^#!.*\n/.exec(content)?.[0] ?? /^(?:.*\n)*?#cloud-config\n/.exec(content)?.[0] ?? "";
  return `${first}${line}${content.slice(first.length)}`;
}

/** The header's words. */
export const headerText = header("", source).slice(2).trim();
