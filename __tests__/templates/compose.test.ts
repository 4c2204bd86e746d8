import { describe, expect, it } from "vitest";
import {
  composeTemplate,
  documentedPairings,
  type Pairing,
  swdev,
  type Toolchain,
} from "../../src/templates";
import { composeTemplates } from "../../src/templates/of-deployment";
import { isGenerated } from "../../src/terraform/header";
import { linuxTools, pythonPackages } from "../../src/workspace-tool-versions";
import { documented, templateJson, testDeployment } from "../support/template";

const { files, catalog } = composeTemplates(testDeployment);
const names = ["pod-swdev", "ec2-windev-gui", "ec2-datasci", "ec2-datasci-gpu"];

function folder(path: string): string {
  return path.split("/").slice(0, 3).join("/");
}

describe("template folders", () => {
  it("are the four documented pairings", () => {
    expect([...new Set([...files.keys()].map(folder))]).toEqual(
      names.map((name) => `test/templates/${name}`),
    );
  });

  it.each(names)("%s stands on its own: HCL, README, scripts, at most 1 MiB", (name) => {
    const own = [...files].filter(([path]) => folder(path) === `test/templates/${name}`);
    const paths = own.map(([path]) => path.split("/").slice(3).join("/"));
    expect(paths).toEqual(
      expect.arrayContaining([
        "README.md",
        "main.tf",
        "agent.tf",
        "parameters.tf",
        "versions.tf",
        "outputs.tf",
      ]),
    );
    const bytes = own.reduce((sum, [, content]) => sum + Buffer.byteLength(content), 0);
    expect(bytes).toBeLessThan(1024 * 1024);
    const hcl = own
      .filter(([path]) => path.endsWith(".tf"))
      .map(([, content]) => content)
      .join("\n");
    for (const [, path] of hcl.matchAll(/file\("\$\{path\.module\}\/([^"]+)"\)/g))
      expect(paths).toContain(path);
  });

  it("S1-21: have no module, no backend and no file that Coder drops", () => {
    for (const [path, content] of files) {
      if (path.endsWith(".tf")) expect(content).not.toMatch(/^\s*(module|backend) "/m);
      expect(path).not.toMatch(/\.tfvars|\.tfstate|(^|\/)\./);
    }
  });

  it("S1-25: know no time", () => {
    for (const [path, content] of files) {
      if (path.endsWith(".tf")) expect(content).not.toMatch(/timestamp\(|plantimestamp\(|uuid\(/);
    }
  });

  it("are the same bytes every time", () => {
    expect([...composeTemplates(testDeployment).files]).toEqual([...files]);
  });

  it("carry the header, so that left-over files are found", () => {
    for (const [path, content] of files) expect(isGenerated(content), path).toBe(true);
  });

  it("have READMEs with the registry's front matter", () => {
    for (const name of names) {
      expect(files.get(`test/templates/${name}/README.md`)).toMatch(
        /^---\ndisplay_name: .+\ndescription: .+\nicon: \/icon\/\w+\.svg\nverified: false\ntags: \[[\w, ]+\]\n---\n/,
      );
    }
  });

  it("offer the profiles as a parameter with exactly the documented choices", () => {
    const offered = Object.fromEntries(
      names.map((name) => {
        const parameter = templateJson(documented(name)).data.coder_parameter?.compute_profile as {
          default: string;
          option: { value: string }[];
        };
        return [name, [parameter.default, ...parameter.option.map(({ value }) => value)]];
      }),
    );
    expect(offered).toEqual({
      "pod-swdev": ["sw-dev-medium", "sw-dev-small", "sw-dev-medium", "sw-dev-large", "platform-devsecops"],
      "ec2-windev-gui": ["sw-dev-medium", "sw-dev-medium", "sw-dev-large"],
      "ec2-datasci": ["datasci-standard", "datasci-standard", "datasci-large-cpu"],
      "ec2-datasci-gpu": ["datasci-large", "datasci-large", "datasci-xlarge"],
    });
  });

  it("say in the parameter what a larger machine costs the user", () => {
    expect(files.get("test/templates/ec2-datasci-gpu/parameters.tf")).toContain(
      "runs on p4d.24xlarge (8 GPUs instead of 4, 96 vCPU instead of 32, 1152 GiB instead of 64)",
    );
  });
});

describe("provenance", () => {
  it("names toolchain, base and the hash of the content", () => {
    const template = composeTemplate(documented("pod-swdev"), testDeployment);
    const main = template.files.get("main.tf");
    expect(main).toContain(`content_hash = "${template.contentHash}"`);
    expect(main).toMatch(/toolchain = \{\n\s+name {4}= "swdev-toolchain"\n\s+version = "1\.0\.0"/);
    expect(main).not.toContain("0".repeat(64));
  });

  it("changes with any file, and only then", () => {
    const pairing = documented("pod-swdev");
    const before = composeTemplate(pairing, testDeployment).contentHash;
    expect(composeTemplate(pairing, testDeployment).contentHash).toBe(before);
    const renamed = { ...pairing, displayName: "Another" };
    expect(composeTemplate(renamed, testDeployment).contentHash).not.toBe(before);
  });
});

describe("one change reaches every template that uses it, and no other", () => {
  it("a tool added to swdev changes the folders with swdev", () => {
    const bigger: Toolchain = { ...swdev, tools: [...swdev.tools, linuxTools.vault] };
    const replaced: Pairing[] = documentedPairings().map((pairing) =>
      pairing.toolchain.name === swdev.name ? { ...pairing, toolchain: bigger } : pairing,
    );
    const after = composeTemplates(testDeployment, replaced).files;
    const changed = [...after].filter(([path, content]) => files.get(path) !== content).map(([path]) => path);
    expect(changed).toEqual([
      "test/templates/pod-swdev/README.md",
      "test/templates/pod-swdev/main.tf",
      "test/templates/pod-swdev/scripts/tools.tsv",
    ]);
    expect(after.size).toBe(files.size);
  });
});

describe("catalogue for the coder layer", () => {
  it("has an entry for every pairing, with its version after its content", () => {
    expect(catalog.map(({ name }) => name)).toEqual(names);
    for (const entry of catalog) {
      const { contentHash } = composeTemplate(documented(entry.name), testDeployment);
      expect(entry.versionName).toBe(`1.0.0-${contentHash.slice(0, 12)}`);
      expect(entry.folder).toBe(`test/templates/${entry.name}`);
      expect([...entry.description].length).toBeLessThanOrEqual(127);
    }
  });

  it("S1-21: lists exactly the variables that the template declares, and which of them must be set", () => {
    for (const entry of catalog) {
      const { variable } = templateJson(documented(entry.name));
      expect(entry.inputs.map(({ name }) => name).toSorted()).toEqual(Object.keys(variable).toSorted());
      for (const input of entry.inputs) {
        expect(input.required).toBe(!("default" in (variable[input.name] ?? {})));
        // Coder passes other types on as strings.
        expect(["string", "number", "bool"]).toContain(input.type);
      }
    }
    const required = Object.fromEntries(
      catalog.map(({ name, inputs }) => [
        name,
        inputs.filter((input) => input.required).map((input) => input.name),
      ]),
    );
    const ec2 = ["subnet_id", "instance_profile_name"];
    expect(required).toEqual({
      "pod-swdev": [],
      "ec2-windev-gui": ec2,
      "ec2-datasci": ec2,
      "ec2-datasci-gpu": ec2,
    });
  });

  it("has the documented access and lifecycle", () => {
    expect(catalog.map(({ name, access }) => [name, access.use, access.admin])).toEqual([
      ["pod-swdev", ["developers", "coder-platform-admins"], ["coder-template-owners"]],
      ["ec2-windev-gui", ["developers"], ["coder-template-owners"]],
      ["ec2-datasci", [], ["coder-template-owners"]],
      ["ec2-datasci-gpu", [], ["coder-template-owners"]],
    ]);
    for (const { lifecycle } of catalog) {
      expect(lifecycle).toEqual({
        defaultTtlMs: 28_800_000,
        activityBumpMs: 3_600_000,
        failureTtlMs: 86_400_000,
        timeTilDormantMs: 604_800_000,
        timeTilDormantAutodeleteMs: 2_592_000_000,
        autostopDays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      });
    }
  });
});

describe("limits", () => {
  it("refuses a template that Coder would not take", () => {
    const pairing = documented("pod-swdev");
    const huge: Toolchain = {
      ...swdev,
      startup: [{ script: { path: "scripts/huge.sh", content: "#".repeat(1024 * 1024) }, call: "true" }],
    };
    expect(() => composeTemplate({ ...pairing, toolchain: huge }, testDeployment)).toThrow(
      /^template pod-swdev: \d+ bytes; Coder takes at most 1048576; move files into the image$/,
    );
  });

  it("refuses two different files under one name", () => {
    const pairing = documented("pod-swdev");
    const clash: Toolchain = {
      ...swdev,
      startup: [{ script: { path: "scripts/install-tools.sh", content: "true\n" }, call: "true" }],
    };
    expect(() => composeTemplate({ ...pairing, toolchain: clash }, testDeployment)).toThrow(
      "template pod-swdev: two files would be scripts/install-tools.sh; give one another name",
    );
  });
});

describe("versions of the tools", () => {
  it("the lock file of Python packages pins everything, the declared packages among them", () => {
    const lock = files.get("test/templates/ec2-datasci/scripts/requirements.txt") ?? "";
    const lines = lock.trim().split("\n").slice(1);
    expect(lines.filter((line) => !/^[a-z0-9.-]+==[\w.]+$/.test(line))).toEqual([]);
    for (const [name, version] of Object.entries(pythonPackages))
      expect(lines).toContain(`${name}==${version}`);
  });

  it("S1-20: nothing is `latest`, and every download for Linux is checked", () => {
    for (const tool of Object.values(linuxTools)) {
      expect(tool.version).toMatch(/^\d+\.\d+/);
      expect(tool.url).toMatch(/^https:\/\//);
      expect(tool.url).not.toMatch(/latest|stable\.txt/);
      expect(tool.sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
