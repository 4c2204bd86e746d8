/** What a base sees of the template that it is bound to. */
import type { Construct } from "constructs";
import type { VariableProps } from "../terraform/variable";
import type { ResolvedPairing } from "./resolve-pairing";
import type { ScriptFile } from "./script-file";
import type { App, StartupStep } from "./toolchain";
import type { WindowsTool } from "./tools";

/** Where the template is to be used. */
export interface TemplateDeployment {
  /** Name of the deployment: first folder of the output. */
  readonly name: string;
  /** AWS region in which EC2 workspaces run unless the template's `aws_region` says otherwise. */
  readonly region: string;
  /**
   * Tags of AWS resources.
   * @default none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The template under construction, as a base sees it. */
export interface Workspace {
  /** Scope for the base's constructs: the template itself. */
  readonly scope: Construct;
  readonly pairing: ResolvedPairing;
  readonly deployment: TemplateDeployment;
  /** Adds an input that whoever pushes the template sets. Only primitive types: Coder passes others on as strings. */
  input(name: string, props: VariableProps): string;
  /** Asks for a provider of src/versions.ts. */
  useProvider(name: "aws" | "kubernetes"): void;
  /** An attribute of the chosen profile: an expression. */
  profile(attribute: string): string;
  /** Size of the home volume in GiB: an expression. */
  readonly homeSize: string;
  /** Adds a script to the template and gives the expression that reads it. */
  script(file: ScriptFile): string;
  /** Adds a step that runs at every start, before the toolchain's or after them. */
  startup(when: "before" | "after", step: StartupStep): void;
  /** Has a tool installed besides the toolchain's (Windows). */
  installTool(tool: WindowsTool): void;
  /** Adds something that the workspace serves to its owner's browser. */
  app(app: App): void;
  /** Adds a file to the template. */
  file(path: string, content: string): void;
}

/** What a base gives back to the composition. */
export interface BaseBinding {
  /** Value of the contract output `volume_mounts`. */
  readonly volumeMounts: readonly Readonly<Record<string, unknown>>[];
  /** What the base adds to the contract output `metadata`. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The resource under which Coder shows the workspace. */
  readonly resource: {
    /** Expression of its id. */
    readonly id: string;
    /**
     * Expression of its count.
     * @default always there
     */
    readonly count?: string;
  };
  /**
   * How the agent proves who it is.
   * @default token
   */
  readonly agentAuth?: "aws-instance-identity";
  /**
   * Mount of the cache volume, where artifact-cache is on.
   * @default none
   */
  readonly cachePath?: string;
}
