/** A toolchain: what a workspace contains, whatever it runs on. */
import type { Capabilities, CapabilityName, CapabilityValues } from "./contract/capabilities";
import type { ScriptFile } from "./script-file";
import type { LinuxTool, WindowsTool } from "./tools";

/** The operating systems that a toolchain can be made for and a base can run. */
export type OperatingSystem = "linux" | "windows";

/** A command that shows whether a part of the toolchain works. */
export interface HealthCheck {
  readonly name: string;
  readonly command: string;
  /** Extended regular expression (.NET on Windows) that the command's output must match. */
  readonly expect: string;
  /**
   * The capability without which the check is left out.
   * @default always checked
   */
  readonly when?: CapabilityName;
}

/** Something that the workspace serves to its owner's browser. */
export interface App {
  readonly slug: string;
  readonly displayName: string;
  readonly icon: string;
  /** Address on the workspace, e.g. `http://localhost:13337`. */
  readonly url: string;
  /**
   * Path that answers when the app is up.
   * @default `/`
   */
  readonly healthPath?: string;
}

/** Files and calls that run at every start of the workspace, in order, as the workspace's user. */
export interface StartupStep {
  /** Defines the function that `call` names. */
  readonly script: ScriptFile;
  /** The function, with arguments. */
  readonly call: string;
  /**
   * A file of the template that the function reads from its standard input (Linux) or gets as its last argument
   * (Windows).
   * @default none
   */
  readonly input?: { readonly path: string; readonly content: string };
}

interface ToolchainParts {
  /** Name, ending in `-toolchain` by convention. */
  readonly name: string;
  /** Semantic version; raise it when the toolchain changes. */
  readonly version: string;
  /** One sentence for the README. */
  readonly summary: string;
  /** The capabilities that it cannot do without, each with the values that will do. */
  readonly requires: CapabilityValues;
  /** The capabilities that it can make use of. */
  readonly optional: readonly CapabilityName[];
  /**
   * Values that differ from the contract's defaults.
   * @default none
   */
  readonly capabilities?: Partial<Capabilities>;
  /** Packages of the distribution, under names that apt and dnf share. The base sees to them. */
  readonly systemPackages: readonly string[];
  /** Libraries and the like, for the README: name and version. */
  readonly libraries: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Variables that point caches at the cache volume: name and folder below the volume's mount. */
  readonly cacheEnvironment: Readonly<Record<string, string>>;
  /** What follows the installation of the tools. */
  readonly startup: readonly StartupStep[];
  readonly healthChecks: readonly HealthCheck[];
  readonly apps: readonly App[];
}

/** A toolchain for Linux. Its tools are unpacked into the home directory, without root. */
export interface LinuxToolchain extends ToolchainParts {
  readonly os: "linux";
  readonly tools: readonly LinuxTool[];
}

/** A toolchain for Windows. Its tools are installed for the machine by their own installers. */
export interface WindowsToolchain extends ToolchainParts {
  readonly os: "windows";
  readonly tools: readonly WindowsTool[];
}

/** What a workspace contains. */
export type Toolchain = LinuxToolchain | WindowsToolchain;

/** Declares a toolchain; keeps the literal types, so that the compiler can tell which bases fit. */
export function defineToolchain<const T extends Toolchain>(toolchain: T): T {
  return toolchain;
}
