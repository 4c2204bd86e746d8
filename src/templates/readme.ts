/** README of a template, with the front matter of coder/registry: https://github.com/coder/registry */

import { header } from "../terraform/header";
import { literal } from "../terraform/layer-files";
import { table } from "../terraform/readme";
import { capabilityNames } from "./contract/capabilities";
import { describeProfile } from "./contract/compute-profile";
import { contractOutputs } from "./contract/inputs-outputs";
import type { ResolvedPairing } from "./resolve-pairing";
import type { WorkspaceTemplate } from "./workspace-template";

/** Renders the README. The front matter must come first, so the header stands below it. */
export function templateReadme(pairing: ResolvedPairing, template: WorkspaceTemplate): string {
  const { toolchain, base } = pairing;
  const sections = [
    frontMatter(pairing),
    header("README.md", "src/templates").trim(),
    `# ${pairing.displayName}`,
    `${toolchain.summary} ${base.summary}`,
    `## Prerequisites\n\n${base.prerequisites}`,
    `## Push\n\n${pushCommands(template)}`,
    `## Inputs\n\nSet by whoever pushes the template.\n\n${inputsTable(template)}`,
    `## Profiles\n\nChosen by the workspace's owner. Another one can be chosen later; the home directory is kept.\n\n${profilesTable(pairing)}`,
    `## Capabilities\n\n${capabilitiesTable(pairing)}`,
    `## Tools\n\n${toolsTable(pairing)}`,
    `## Outputs\n\n${outputsTable()}`,
    `## Stop and start\n\n${lifecycleText(pairing)}`,
  ];
  return `${sections.join("\n\n")}\n`;
}

function frontMatter({ displayName, description, icon, tags }: ResolvedPairing): string {
  return [
    "---",
    `display_name: ${displayName}`,
    `description: ${description}`,
    `icon: ${icon}`,
    "verified: false",
    `tags: [${tags.join(", ")}]`,
    "---",
  ].join("\n");
}

function pushCommands(template: WorkspaceTemplate): string {
  const required = [...template.inputs]
    .filter(([, variable]) => variable.required)
    .map(([name]) => `--variable ${name}=…`);
  const words = [`coder templates push ${template.pairing.name} --directory .`, ...required, "--yes"];
  return `The \`coder\` layer of the deployment pushes it with \`coderd_template\`. By hand:

\`\`\`sh
${words.join(" \\\n  ")}
\`\`\``;
}

function inputsTable(template: WorkspaceTemplate): string {
  return table(
    ["name", "type", "default", "description"],
    [...template.inputs].map(([name, { props, required }]) => [
      `\`${name}\``,
      `\`${props.type}\``,
      required ? "required" : `\`${literal(props.default ?? null)}\``,
      props.description,
    ]),
  );
}

function profilesTable({ profiles, defaultProfile }: ResolvedPairing): string {
  return table(
    ["profile", "has", "runs on"],
    profiles.map(({ profile, machine }) => [
      `\`${profile.name}\`${profile.name === defaultProfile ? " (default)" : ""}`,
      describeProfile(profile),
      machine.kind === "larger" ? `${machine.description}: **${machine.excess}**` : machine.description,
    ]),
  );
}

function capabilitiesTable({ capabilities }: ResolvedPairing): string {
  return table(
    ["capability", "value"],
    capabilityNames.map((name) => [name, `\`${capabilities[name]}\``]),
  );
}

function toolsTable({ toolchain }: ResolvedPairing): string {
  return table(
    ["tool", "version"],
    [
      ...toolchain.tools.map(({ name, version }) => [name, version]),
      ...Object.entries(toolchain.libraries),
      ...toolchain.systemPackages.map((name) => [name, "of the distribution"]),
    ],
  );
}

function outputsTable(): string {
  return table(
    ["name", "type", "description"],
    Object.entries(contractOutputs).map(([name, { type, description }]) => [
      `\`${name}\``,
      `\`${type}\``,
      description,
    ]),
  );
}

function lifecycleText({ base }: ResolvedPairing): string {
  if (base.platform === "kubernetes") {
    return "Stopping removes the pod and keeps the volumes. Starting makes a new pod. With another profile the new pod has its size; the home volume keeps its size until `home_size` is raised.";
  }
  return "Stopping stops the instance and keeps it with all its volumes. Starting starts it. With another profile the same instance is resized (stopped, changed, started); the home volume keeps its size until `home_size` is raised.";
}
