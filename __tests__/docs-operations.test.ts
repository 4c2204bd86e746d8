/** Every command in docs/operations names things that exist: folders, stacks, variables, resources, scripts, namespaces. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json";
import { loadDeployment } from "../src/deployments";
import { loadBalancerServices } from "../src/modules/k8s/load-balancers";
import { synthesize } from "../src/synth";
import { inspect } from "./support/synth";

const docs = join(__dirname, "..", "docs");
const guides = ["day0.md", "day1.md", "day2.md", "troubleshooting.md"];
const { layers } = synthesize(loadDeployment("coderdemo"));
const stacks = layers.map(({ node }) => node.id);
const text = (guide: string) => readFileSync(join(docs, "operations", guide), "utf8");

/** The shell commands of a guide; a backslash at the end of a line joins it with the next. */
function commandsOf(guide: string): string[] {
  return [...text(guide).matchAll(/^ *```sh\n(.*?)^ *```/gms)]
    .flatMap((match) => (match[1] ?? "").replaceAll(/\\\n\s*/g, " ").split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The values that a shell loop gives to its variable, e.g. `for layer in vpc eks; do`. */
function loopsOf(command: string): Map<string, string[]> {
  return new Map(
    [...command.matchAll(/for (\w+) in ([^;]+); do/g)].map((match) => [
      match[1] ?? "",
      (match[2] ?? "").trim().split(/\s+/),
    ]),
  );
}

/** Every folder that a guide changes into, loops unrolled. */
function foldersOf(guide: string): string[] {
  const joined = commandsOf(guide).join("\n");
  const loops = [...joined.matchAll(/for \w+ in [^;]+; do[\s\S]*?done/g)].map((match) => match[0]);
  const straight = loops.reduce((rest, loop) => rest.replace(loop, ""), joined);
  const folders = (script: string) => [...script.matchAll(/-chdir=(\S+)/g)].map((match) => match[1] ?? "");
  const unrolled = loops.flatMap((loop) => {
    const [[name = "", values = []] = []] = [...loopsOf(loop)];
    return folders(loop).flatMap((folder) => values.map((value) => folder.replace(`$${name}`, value)));
  });
  return [...folders(straight), ...unrolled];
}

describe.each(guides)("docs/operations/%s", (guide) => {
  it("names folders of layers that exist", () => {
    const paths = layers.map(({ path }) => `infra/${path}`);
    for (const folder of foldersOf(guide)) expect(paths).toContain(folder);
  });

  it("names stacks that exist", () => {
    for (const command of commandsOf(guide).filter((each) => each.startsWith("npx cdktf "))) {
      const [, , , ...patterns] = command.split(/\s+/);
      for (const pattern of patterns) {
        const expression = new RegExp(`^${pattern.replaceAll("'", "").replaceAll("*", ".*")}$`);
        expect([pattern, stacks.filter((stack) => expression.test(stack)).length > 0]).toEqual([
          pattern,
          true,
        ]);
      }
    }
  });

  it("sets variables and replaces resources that the layer has", () => {
    for (const command of commandsOf(guide)) {
      const folder = /-chdir=infra\/(\S+)/.exec(command)?.[1]?.replace("$region", "us-east-2");
      const layer = layers.find(({ path }) => path === folder);
      for (const [, variable = ""] of command.matchAll(/-var='?=?(\w+)=/g)) {
        expect([command, layer?.inputs.has(variable)]).toEqual([command, true]);
      }
      for (const [, type = "", name = ""] of command.matchAll(/-replace=(\w+)\.(\w+)/g)) {
        expect(layer && inspect(layer).names(type)).toContain(name);
      }
    }
  });

  it("runs npm scripts that exist", () => {
    for (const [, script = ""] of text(guide).matchAll(/npm run ([\w:-]+)/g)) {
      expect(Object.keys(packageJson.scripts)).toContain(script);
    }
  });

  it("looks into namespaces that exist", () => {
    const made = layers.flatMap((layer) =>
      Object.values(inspect(layer).json.resource?.kubernetes_namespace_v1 ?? {}).map(
        ({ metadata }) => (metadata as { name: string }).name,
      ),
    );
    for (const [, namespace = ""] of text(guide).matchAll(/(?:kubectl|helm) -n (\S+)/g)) {
      expect(["kube-system", ...made]).toContain(namespace);
    }
  });

  it("uses programs and subcommands that exist", () => {
    const known =
      /^(#|export |umask |printf |rm |for |done|terraform -chdir|kubectl |helm |aws |curl |npx cdktf deploy|coder (login|tokens (create|remove)|licenses (add|list)|provisioner (list|jobs list)|templates list)\b)/;
    for (const command of commandsOf(guide)) expect(command).toMatch(known);
  });

  it("links to files and sections that exist", () => {
    for (const [, target = ""] of text(guide).matchAll(/\]\(((?!https?:)[^)]+)\)/g)) {
      const [file = "", section] = target.split("#");
      const path = resolve(docs, "operations", file === "" ? guide : file);
      expect([target, existsSync(path)]).toEqual([target, true]);
      if (section !== undefined) expect(sectionsOf(path)).toContain(section);
    }
  });
});

describe("docs/security.md", () => {
  const security = readFileSync(join(docs, "security.md"), "utf8");

  it("links to files and sections that exist", () => {
    for (const [, target = ""] of security.matchAll(/\]\(((?!https?:)[^)]+)\)/g)) {
      const [file = "", section] = target.split("#");
      const path = join(docs, file);
      expect([target, existsSync(path)]).toEqual([target, true]);
      if (section !== undefined) expect(sectionsOf(path)).toContain(section);
    }
  });

  it("lists every value that the coderd provider keeps in a state", () => {
    const folder = join(__dirname, "..", "scripts", "data");
    const [file = ""] = readdirSync(folder).filter((name) => name.startsWith("coderd-"));
    type Attributes = Record<string, { sensitive?: boolean }>;
    const {
      schema,
    }: { schema: { resource_schemas: Record<string, { block: { attributes: Attributes } }> } } = JSON.parse(
      readFileSync(join(folder, file), "utf8"),
    );
    for (const [type, { block }] of Object.entries(schema.resource_schemas)) {
      for (const [name, { sensitive }] of Object.entries(block.attributes)) {
        if (sensitive === true) expect(security).toContain(`\`${type}.*.${name}\``);
      }
    }
  });
});

describe("the Services that guides look at", () => {
  it("have the names in troubleshooting.md", () => {
    const { namespace, name } = loadBalancerServices.coderServer;
    expect(text("troubleshooting.md")).toContain(`kubectl -n ${namespace} describe svc ${name}`);
  });
});

function sectionsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(/^#+ (.+)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, "")
      .replaceAll(" ", "-"),
  );
}
