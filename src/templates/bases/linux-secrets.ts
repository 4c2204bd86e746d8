import { join } from "node:path";
import { scriptFile } from "../script-file";
import type { Workspace } from "../workspace";

/** Adds the startup step for secrets-injection, after the tools that it needs. */
export function addLinuxSecrets(workspace: Workspace): void {
  const mode = workspace.pairing.capabilities["secrets-injection"];
  if (mode === "secrets-manager") {
    const secret = secretInput(workspace);
    workspace.startup("after", {
      script: scriptFile(join(__dirname, "scripts", "secrets-manager.sh")),
      call: `load_secrets_manager '${secret}'`,
    });
  }
  if (mode === "vault") {
    const address = workspace.input("vault_address", { type: "string", description: "URL of Vault." });
    const role = workspace.input("vault_role", {
      type: "string",
      description: "Role of Vault's AWS auth method.",
    });
    workspace.startup("after", {
      script: scriptFile(join(__dirname, "scripts", "vault.sh")),
      call: `login_vault '${address}' '${role}'`,
    });
  }
}

/** The input that names the secret; the workspace's role must be allowed to read it. */
export function secretInput(workspace: Workspace): string {
  return workspace.input("secret_id", {
    type: "string",
    description: "Name or ARN of the secret in AWS Secrets Manager, a JSON object of names and values.",
  });
}
