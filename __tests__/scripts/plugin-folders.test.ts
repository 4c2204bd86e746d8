import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  foldersInConfig,
  isPacked,
  mirrorFolder,
  platform,
  pluginFolders,
  pluginsIn,
} from "../../scripts/lib/plugin-folders";

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "plugins-"));
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

function install(root: string, source: string, version: string): void {
  const folder = mirrorFolder(root, source, version);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `terraform-provider-${source.split("/")[1]}_v${version}`), "");
}

test("mirrors and the plugin cache of a CLI configuration are found", () => {
  const config = `
    plugin_cache_dir = "/cache"
    provider_installation {
      filesystem_mirror {
        path    = "/mirror"
        include = ["hashicorp/*"]
      }
      direct {}
    }`;
  expect(foldersInConfig(config)).toEqual(["/mirror", "/cache"]);
});

test("a plugin is found through the user's CLI configuration", () => {
  const mirror = join(home, "mirror");
  install(mirror, "hashicorp/aws", "5.100.0");
  const config = join(home, "terraformrc");
  writeFileSync(config, `provider_installation {\n  filesystem_mirror {\n    path = "${mirror}"\n  }\n}\n`);
  const folders = pluginFolders({ TF_CLI_CONFIG_FILE: config }, home);
  expect(folders).toContain(mirror);
  expect(pluginsIn(mirror)).toEqual([
    { source: "hashicorp/aws", version: "5.100.0", folder: mirrorFolder(mirror, "hashicorp/aws", "5.100.0") },
  ]);
});

test("a configuration that names a missing file or folder is no error", () => {
  expect(pluginFolders({ TF_CLI_CONFIG_FILE: join(home, "none") }, home)).not.toContain(join(home, "none"));
});

test("folders without a binary for this machine are no plugins", () => {
  mkdirSync(mirrorFolder(home, "hashicorp/helm", "3.1.1"), { recursive: true });
  expect(pluginsIn(home)).toEqual([]);
});

test("what terraform providers mirror leaves behind is recognised", () => {
  const folder = join(home, "registry.terraform.io", "hashicorp", "random");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "3.7.2.json"), "{}");
  expect(isPacked(home, "hashicorp/random", "3.7.2")).toBe(false);
  writeFileSync(join(folder, `terraform-provider-random_3.7.2_${platform()}.zip`), "");
  expect(isPacked(home, "hashicorp/random", "3.7.2")).toBe(true);
});
