/** The Coder agent of a template: its environment, what it runs at start, what it shows. */

import { join } from "node:path";
import { Token } from "cdktf";
import { Agent } from "../../.gen/providers/coder/agent";
import { App } from "../../.gen/providers/coder/app";
import { Env } from "../../.gen/providers/coder/env";
import { Metadata } from "../../.gen/providers/coder/metadata";
import { Script } from "../../.gen/providers/coder/script";
import { explain, placeInFile } from "../terraform/annotations";
import { linuxTools } from "../workspace-tool-versions";
import { headerText } from "./file-header";
import { scriptFile } from "./script-file";
import { startupScript } from "./startup-script";
import type { StartupStep, Toolchain, App as ToolchainApp } from "./toolchain";
import { type LinuxTool, linuxManifest, type WindowsTool, windowsManifest } from "./tools";
import type { BaseBinding } from "./workspace";
import type { WorkspaceTemplate } from "./workspace-template";

const agentFile = "agent.tf";
const agentId = "${coder_agent.main.id}";

/** Adds the agent with everything that belongs to it. */
export function addAgent(template: WorkspaceTemplate, binding: BaseBinding): void {
  const { toolchain, base, capabilities } = template.pairing;
  const agent = new Agent(template, "agent:main", {
    os: base.os,
    arch: "amd64",
    ...(binding.agentAuth ? { auth: binding.agentAuth } : {}),
    env: Token.asStringMap("${local.runtime_env}"),
    connectionTimeout: 600,
    metadata: [
      { key: "cpu", displayName: "CPU", script: "coder stat cpu", interval: 10, timeout: 5 },
      { key: "memory", displayName: "Memory", script: "coder stat mem", interval: 10, timeout: 5 },
      {
        key: "home",
        displayName: "Home",
        script: `coder stat disk --path ${base.os === "linux" ? "$HOME" : "D:\\"}`,
        interval: 600,
        timeout: 30,
      },
    ],
  });
  placeInFile(agent, agentFile);

  addStartup(template, toolchain);
  if (capabilities["identity-mode"] === "oidc") addOidcToken(template);
  for (const [index, app] of toolchain.apps.entries()) addApp(template, app, index + 1);
  addMetadata(template, binding);
}

function addStartup(template: WorkspaceTemplate, toolchain: Toolchain): void {
  const { capabilities, base } = template.pairing;
  const steps = [
    ...template.steps.before,
    toolStep(toolchain, template),
    ...toolchain.startup,
    healthStep(toolchain, (name) => name === undefined || capabilities[name] !== false),
    ...template.steps.after,
  ];
  for (const step of steps) {
    template.script(step.script);
    if (step.input) template.file(step.input.path, step.input.content);
  }
  const script = new Script(template, "script:startup", {
    agentId,
    displayName: `Start ${toolchain.name}`,
    icon: template.pairing.icon,
    script: startupScript(base.os, steps),
    runOnStart: true,
    startBlocksLogin: true,
    timeout: 7200,
  });
  explain(
    script,
    "The first start installs the toolchain into the home directory; later ones find it there.",
  );
  placeInFile(script, agentFile);
}

/** The toolchain's tools, with those that the capabilities and the base call for. */
function toolStep(toolchain: Toolchain, template: WorkspaceTemplate): StartupStep {
  if (toolchain.os === "windows") {
    const tools: readonly WindowsTool[] = [...toolchain.tools, ...template.windowsTools];
    return {
      script: scriptFile(join(__dirname, "scripts", "install-tools.ps1")),
      call: "Install-Tools -Manifest",
      input: { path: "scripts/tools.json", content: windowsManifest(tools) },
    };
  }
  const secrets = template.pairing.capabilities["secrets-injection"];
  const wanted: LinuxTool[] = [
    ...toolchain.tools,
    ...(secrets === "secrets-manager" ? [linuxTools.awsCli] : []),
    ...(secrets === "vault" ? [linuxTools.vault] : []),
  ];
  const tools = wanted.filter(
    (tool, index) => wanted.findIndex((other) => other.name === tool.name) === index,
  );
  return {
    script: scriptFile(join(__dirname, "scripts", "install-tools.sh")),
    call: "install_tools",
    input: { path: "scripts/tools.tsv", content: linuxManifest(tools) },
  };
}

function healthStep(
  toolchain: Toolchain,
  applies: (when: Toolchain["healthChecks"][number]["when"]) => boolean,
): StartupStep {
  const checks = toolchain.healthChecks.filter((check) => applies(check.when));
  if (toolchain.os === "windows") {
    const rows = checks.map(({ name, command, expect }) => ({ name, command, expect }));
    return {
      script: scriptFile(join(__dirname, "scripts", "health-check.ps1")),
      call: "Test-Health -Checks",
      input: {
        path: "scripts/health-checks.json",
        content: `${JSON.stringify({ "//": headerText, checks: rows }, null, 2)}\n`,
      },
    };
  }
  return {
    script: scriptFile(join(__dirname, "scripts", "health-check.sh")),
    call: "check_health",
    input: {
      path: "scripts/health-checks.tsv",
      content: checks.map(({ name, command, expect }) => `${name}\t${command}\t${expect}\n`).join(""),
    },
  };
}

function addOidcToken(template: WorkspaceTemplate): void {
  const token = new Env(template, "env:oidc_access_token", {
    agentId,
    name: "OIDC_ACCESS_TOKEN",
    value: "${data.coder_workspace_owner.me.oidc_access_token}",
  });
  explain(token, "Empty for owners who did not log in by OIDC. Coder renews it at every start.");
  placeInFile(token, agentFile);
}

/** Adds something that the workspace serves to its owner's browser. */
export function addApp(template: WorkspaceTemplate, app: ToolchainApp, order: number): void {
  const name = app.slug.replaceAll("-", "_");
  const resource = new App(template, `app:${name}`, {
    agentId,
    slug: app.slug,
    displayName: app.displayName,
    icon: app.icon,
    url: app.url,
    // A path-based app shares its origin with Coder's own pages.
    subdomain: true,
    share: "owner",
    order,
    healthcheck: { url: `${app.url}${app.healthPath ?? "/"}`, interval: 10, threshold: 30 },
  });
  placeInFile(resource, agentFile);
}

function addMetadata(template: WorkspaceTemplate, { resource }: BaseBinding): void {
  const { toolchain, base } = template.pairing;
  const metadata = new Metadata(template, "metadata:workspace", {
    ...(resource.count ? { count: Token.asNumber(resource.count) } : {}),
    resourceId: resource.id,
    item: [
      { key: "profile", value: "${data.coder_parameter.compute_profile.value}" },
      { key: "toolchain", value: `${toolchain.name} ${toolchain.version}` },
      { key: "base", value: `${base.name} ${base.version}` },
      { key: "template", value: "${substr(local.provenance.content_hash, 0, 12)}" },
    ],
  });
  placeInFile(metadata, agentFile);
}
