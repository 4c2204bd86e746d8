/** The rules for workspace templates, on what the `coder` layer uploads. */
import { describe, expect, it } from "vitest";
import { composeTemplates } from "../../src/templates/of-deployment";

const { files } = composeTemplates({ name: "acme", region: "us-east-2" });
const names = [...new Set([...files.keys()].map((path) => path.split("/")[2] ?? ""))];

/** Files of a template by name. */
function filesOf(template: string): [string, string][] {
  return [...files].filter(([path]) => path.startsWith(`acme/templates/${template}/`));
}

/** The blocks of a resource type in a template. */
function blocksOf(template: string, type: string): string[] {
  const hcl = filesOf(template)
    .filter(([path]) => path.endsWith(".tf"))
    .map(([, content]) => content)
    .join("\n");
  return [...hcl.matchAll(new RegExp(`^resource "${type}" .*?^}`, "gms"))].map((match) => match[0]);
}

describe.each(names)("the template %s", (name) => {
  it("rule 11: keeps volumes when the workspace stops, and its machine does not", () => {
    const volumes = ["kubernetes_persistent_volume_claim_v1", "aws_ebs_volume"].flatMap((type) =>
      blocksOf(name, type),
    );
    expect(volumes.length).toBeGreaterThan(0);
    for (const volume of volumes) expect(volume).not.toMatch(/^ {2}count\s+= .*start_count/m);
    const stopped = [
      ...blocksOf(name, "kubernetes_deployment_v1"),
      ...blocksOf(name, "aws_ec2_instance_state"),
    ];
    expect(stopped.join("\n")).toMatch(/start_count|transition/);
  });

  it("rule 12: is HCL of at most 1 MiB without values of variables", () => {
    const all = filesOf(name);
    const bytes = all.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
    expect(all.map(([path]) => path).filter((path) => /\.tf\.json$|\.tfvars$|\.tfstate/.test(path))).toEqual(
      [],
    );
  });

  it("rule 13: has none of the passwords that registry modules come with", () => {
    for (const [, content] of filesOf(name)) expect(content).not.toMatch(/coderDCV!|coderRDP!/);
  });
});
