/** An own toolchain: what a workspace for technical writing contains. */
import { join } from "node:path";
import { defineToolchain, linuxTools, scriptFile } from "../../src/templates";

const previewPort = 4321;

/** Technical writing: Node.js and a preview server. */
export const docsToolchain = defineToolchain({
  name: "docs-toolchain",
  version: "1.0.0",
  os: "linux",
  summary: "Technical writing with Node.js and a preview of the pages.",
  // Nothing has to outlive the workspace: pages are in Git.
  requires: { "network-egress": ["https-only", "unrestricted"] },
  optional: [],
  capabilities: { "persistent-home": false },
  systemPackages: ["git"],
  tools: [linuxTools.node],
  libraries: {},
  environment: { PATH: "$HOME/.local/bin:$PATH" },
  cacheEnvironment: {},
  startup: [
    { script: scriptFile(join(__dirname, "scripts", "preview.sh")), call: `start_preview ${previewPort}` },
  ],
  healthChecks: [{ name: "node", command: "node --version", expect: "^v22\\." }],
  apps: [
    {
      slug: "preview",
      displayName: "Preview",
      icon: "/icon/docs.svg",
      url: `http://localhost:${previewPort}`,
    },
  ],
});
