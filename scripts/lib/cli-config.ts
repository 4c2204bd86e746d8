import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { mirrorRoot } from "./providers";

/**
 * Writes a Terraform CLI configuration that installs providers from the mirror only, and returns its path for
 * `TF_CLI_CONFIG_FILE`. The user's own configuration is neither read by Terraform nor changed.
 */
export function writeCliConfig(folder: string): string {
  const file = join(folder, "terraform.tfrc");
  writeFileSync(
    file,
    [
      "disable_checkpoint = true",
      "provider_installation {",
      "  filesystem_mirror {",
      `    path = "${mirrorRoot()}"`,
      "  }",
      "}",
      "",
    ].join("\n"),
  );
  return file;
}

/** What a child process needs of the caller's environment: no AWS or Terraform setting of the user leaks into a test. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "USER", "SHELL", "PYENV_ROOT", "PYENV_VERSION"];
  return Object.fromEntries(
    kept.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]),
  );
}

/** Environment for a Terraform that talks to no cloud. */
export function terraformEnvironment(cliConfig: string): NodeJS.ProcessEnv {
  return {
    ...bareEnvironment(),
    TF_CLI_CONFIG_FILE: cliConfig,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
  };
}
