/** A template under construction: what all pairings share, round what the base adds. */

import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { TerraformLocal, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { DataCoderParameter } from "../../.gen/providers/coder/data-coder-parameter";
import { DataCoderWorkspace } from "../../.gen/providers/coder/data-coder-workspace";
import { DataCoderWorkspaceOwner } from "../../.gen/providers/coder/data-coder-workspace-owner";
import { CoderProvider } from "../../.gen/providers/coder/provider";
import { explain, placeInFile } from "../terraform/annotations";
import { TemplateStack } from "../terraform/template";
import type { VariableProps } from "../terraform/variable";
import { addAgent, addApp } from "./agent";
import { describeProfile } from "./contract/compute-profile";
import { contractOutputs, contractVersion } from "./contract/inputs-outputs";
import { withHeader } from "./file-header";
import type { OfferedProfile, ResolvedPairing } from "./resolve-pairing";
import type { ScriptFile } from "./script-file";
import { fileExpression } from "./startup-script";
import type { App, StartupStep } from "./toolchain";
import type { WindowsTool } from "./tools";
import type { BaseBinding, TemplateDeployment, Workspace } from "./workspace";

/** Stands in for the content hash until everything else is rendered. */
export const contentHashPlaceholder = "0".repeat(64);

/** The template of one pairing. */
export class WorkspaceTemplate extends TemplateStack implements Workspace {
  readonly homeSize: string;
  readonly steps: Record<"before" | "after", StartupStep[]> = { before: [], after: [] };
  readonly windowsTools: WindowsTool[] = [];

  constructor(
    scope: Construct,
    readonly pairing: ResolvedPairing,
    readonly deployment: TemplateDeployment,
  ) {
    super(scope, pairing.name, "src/templates");
    new CoderProvider(this, "provider:coder", {});
    new DataCoderWorkspace(this, "workspace:me");
    new DataCoderWorkspaceOwner(this, "owner:me");
    this.addProfileParameter();
    this.homeSize = this.addHomeSizeParameter();
    this.addContractInputs();
    const binding = pairing.base.bind(this);
    this.addRuntimeEnvironment(binding);
    addAgent(this, binding);
    this.addContractOutputs(binding);
  }

  get scope(): Construct {
    return this;
  }

  input(name: string, props: VariableProps): string {
    this.variable(name, props);
    return `\${var.${name}}`;
  }

  useProvider(name: "aws" | "kubernetes"): void {
    this.requireProvider(name);
    if (name === "aws") this.addAwsProvider();
    else this.addKubernetesProvider();
  }

  profile(attribute: string): string {
    return `\${local.compute_profile.${attribute}}`;
  }

  script(file: ScriptFile): string {
    this.file(file.path, file.content);
    return fileExpression(file.path);
  }

  startup(when: "before" | "after", step: StartupStep): void {
    this.steps[when].push(step);
  }

  installTool(tool: WindowsTool): void {
    this.windowsTools.push(tool);
  }

  app(app: App): void {
    addApp(this, app, 10);
  }

  file(path: string, content: string): void {
    const known = this.assets.get(path);
    const stamped = withHeader(path, content);
    if (known !== undefined && known !== stamped) {
      throw new Error(`template ${this.pairing.name}: two files would be ${path}; give one another name`);
    }
    this.assets.set(path, stamped);
  }

  private addAwsProvider(): void {
    const region = this.input("aws_region", {
      type: "string",
      description: "AWS region of the workspaces.",
      default: this.deployment.region,
    });
    const { toolchain, base, name } = this.pairing;
    new AwsProvider(this, "provider:aws", {
      region,
      defaultTags: [
        {
          tags: {
            ...this.deployment.tags,
            // The policy of the provisioner's role allows changes to resources with this tag only.
            Coder_Provisioned: "true",
            "coder.pairing": name,
            "coder.toolchain": toolchain.name,
            "coder.toolchain-version": toolchain.version,
            "coder.base": base.name,
            "coder.base-version": base.version,
          },
        },
      ],
    });
  }

  private addKubernetesProvider(): void {
    const useKubeconfig = this.input("use_kubeconfig", {
      type: "bool",
      description:
        "Use the provisioner's ~/.kube/config. False when provisioner and workspaces share a cluster.",
      default: false,
    });
    new KubernetesProvider(this, "provider:kubernetes", {
      configPath: `\${${useKubeconfig.slice(2, -1)} ? "~/.kube/config" : null}`,
    });
  }

  private addProfileParameter(): void {
    const parameter = new DataCoderParameter(this, "compute_profile", {
      name: "compute_profile",
      displayName: "Compute profile",
      description: "Size of the workspace. Another one can be chosen later; the home directory is kept.",
      type: "string",
      formType: "dropdown",
      icon: "/icon/memory.svg",
      mutable: true,
      order: 1,
      default: this.pairing.defaultProfile,
      option: this.pairing.profiles.map(({ profile, machine }) => ({
        name: profile.name,
        value: profile.name,
        description: [
          `${profile.description}: ${describeProfile(profile)}`,
          ...(machine.kind === "larger" ? [`runs on ${machine.description} (${machine.excess})`] : []),
        ].join("; "),
      })),
    });
    placeInFile(parameter, "parameters.tf");
  }

  private addHomeSizeParameter(): string {
    if (!this.pairing.capabilities["persistent-home"]) return this.profile("storage_gib");
    const sizes = this.pairing.profiles.map(({ profile }) => profile.storageGib);
    const parameter = new DataCoderParameter(this, "home_size", {
      name: "home_size",
      displayName: "Home size (GiB)",
      description:
        "What the profile says, unless set. It can grow later, never shrink: a smaller profile keeps it.",
      type: "number",
      formType: "input",
      icon: "/icon/database.svg",
      mutable: true,
      order: 2,
      default: this.profile("storage_gib"),
      validation: { min: Math.min(...sizes), max: 16384, monotonic: "increasing" },
    });
    explain(
      parameter,
      "Apart from the profile, because a volume cannot be made smaller when a smaller profile is chosen.",
    );
    placeInFile(parameter, "parameters.tf");
    return `\${data.coder_parameter.home_size.value}`;
  }

  private addContractInputs(): void {
    const { profiles, capabilities, toolchain, base } = this.pairing;
    this.local(
      "compute_profiles",
      Object.fromEntries(profiles.map((offered) => [offered.profile.name, row(offered)])),
    );
    this.local("compute_profile", "${local.compute_profiles[data.coder_parameter.compute_profile.value]}");
    this.local("capabilities", snakeCaseKeys(capabilities));
    this.local("workspace_name", "${data.coder_workspace.me.name}");
    this.local("owner", "${data.coder_workspace_owner.me.name}");
    this.local("provenance", {
      contract_version: contractVersion,
      toolchain: { name: toolchain.name, version: toolchain.version },
      base: { name: base.name, version: base.version },
      content_hash: contentHashPlaceholder,
    });
  }

  private addRuntimeEnvironment({ cachePath }: BaseBinding): void {
    const { toolchain, capabilities, overrides } = this.pairing;
    const caches =
      capabilities["artifact-cache"] && cachePath !== undefined ? toolchain.cacheEnvironment : {};
    this.local("runtime_env", {
      GIT_AUTHOR_NAME: "${coalesce(data.coder_workspace_owner.me.full_name, local.owner)}",
      GIT_AUTHOR_EMAIL: "${data.coder_workspace_owner.me.email}",
      GIT_COMMITTER_NAME: "${coalesce(data.coder_workspace_owner.me.full_name, local.owner)}",
      GIT_COMMITTER_EMAIL: "${data.coder_workspace_owner.me.email}",
      ...literals(toolchain.environment),
      ...Object.fromEntries(Object.entries(caches).map(([name, folder]) => [name, `${cachePath}/${folder}`])),
      ...literals(overrides?.environment ?? {}),
    });
  }

  private addContractOutputs({ volumeMounts, metadata }: BaseBinding): void {
    const values: Readonly<Record<keyof typeof contractOutputs, unknown>> = {
      agent_endpoint: "${data.coder_workspace.me.access_url}",
      runtime_env: "${local.runtime_env}",
      volume_mounts: volumeMounts,
      metadata: {
        platform: this.pairing.base.platform,
        os: this.pairing.base.os,
        arch: "amd64",
        compute_profile: "${data.coder_parameter.compute_profile.value}",
        provenance: "${local.provenance}",
        ...metadata,
      },
    };
    for (const [name, value] of Object.entries(values)) {
      new TerraformOutput(this, `output:${name}`, {
        value,
        description: contractOutputs[name as keyof typeof contractOutputs].description,
      });
    }
  }

  private local(name: string, value: unknown): void {
    new TerraformLocal(this, `local:${name}`, value);
  }
}

function row({ profile, machine }: OfferedProfile): Record<string, unknown> {
  return {
    cpu: profile.cpu,
    memory_gib: profile.memoryGib,
    storage_gib: profile.storageGib,
    gpu_count: profile.gpu?.count ?? 0,
    gpu_type: profile.gpu?.type ?? "",
    ...machine.attributes,
  };
}

function snakeCaseKeys(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key.replaceAll("-", "_"), entry]));
}

/** Values in which `$HOME` is the agent's business and nothing is Terraform's. */
function literals(environment: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replaceAll(/[$%]\{/g, (mark) => `${mark[0]}${mark}`),
    ]),
  );
}
