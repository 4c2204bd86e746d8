/** Tools with pinned versions, and the manifests from which the install scripts work. */
import { headerText } from "./file-header";

/** A tool that is downloaded, checked and unpacked into the home directory. */
export interface LinuxTool {
  readonly name: string;
  readonly version: string;
  readonly url: string;
  /** Of the downloaded file, in hexadecimal. */
  readonly sha256: string;
  readonly archive: "tar" | "zip" | "file";
  /** Commands to put on the PATH: name and path below the unpacked archive (its top folder left out). */
  readonly commands: Readonly<Record<string, string>>;
  /**
   * Leading folders of the archive's paths to leave out.
   * @default 0
   */
  readonly strip?: number;
}

/** A tool that is installed by its vendor's signed installer. */
export interface WindowsTool {
  readonly name: string;
  readonly version: string;
  readonly url: string;
  /** Subject of the Authenticode certificate must contain it. */
  readonly signer: string;
  readonly installer: "msi" | "exe" | "file";
  /** Arguments for an installation without questions. */
  readonly arguments: readonly string[];
}

/** The manifest that install-tools.sh reads: one tool per line, fields separated by tabs. */
export function linuxManifest(tools: readonly LinuxTool[]): string {
  return tools
    .map((tool) =>
      [
        tool.name,
        tool.version,
        tool.url,
        tool.sha256,
        tool.archive,
        String(tool.strip ?? 0),
        Object.entries(tool.commands)
          .map(([command, path]) => `${command}=${path}`)
          .join(","),
      ].join("\t"),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** The manifest that install-tools.ps1 reads: JSON. */
export function windowsManifest(tools: readonly WindowsTool[]): string {
  return `${JSON.stringify({ "//": headerText, tools }, null, 2)}\n`;
}
