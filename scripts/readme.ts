/** `npm run readme`: fills the generated parts of README.md, the picture of the deployment and the excerpt of HCL. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { resolveDeployment } from "../src/config/resolve";
import { defaultDeployment, loadDeployment } from "../src/deployments";
import { topologyDiagram } from "../src/topology";

const root = join(__dirname, "..");
const excerptFile = "infra/coderdemo/us-east-2/vpc/nat.tf";
const excerptBlocks = [/^data "aws_ami" .*?^}\n/ms, /^resource "aws_network_interface" .*?^}\n/ms];

/** README.md with its generated parts up to date. */
export function currentReadme(): string {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const picture = topologyDiagram(resolveDeployment(loadDeployment(defaultDeployment)));
  return fill(fill(readme, "picture", picture), "excerpt", hclExcerpt());
}

function hclExcerpt(): string {
  const hcl = readFileSync(join(root, excerptFile), "utf8");
  const blocks = excerptBlocks.map((pattern) => hcl.match(pattern)?.[0] ?? "");
  return `\`\`\`hcl\n${blocks.join("\n")}\`\`\``;
}

function fill(text: string, part: string, content: string): string {
  const [before, rest] = text.split(`<!-- ${part} -->\n`);
  const after = rest?.split(`<!-- /${part} -->`)[1];
  if (before === undefined || after === undefined) throw new Error(`README.md: no part <!-- ${part} -->`);
  return `${before}<!-- ${part} -->\n${content}\n<!-- /${part} -->${after}`;
}

if (require.main === module) writeFileSync(join(root, "README.md"), currentReadme());
