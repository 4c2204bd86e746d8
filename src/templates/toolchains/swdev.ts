/** swdev-toolchain: Go, Node.js and Python with the usual DevOps tools. */
import { join } from "node:path";
import { linuxTools } from "../../workspace-tool-versions";
import { scriptFile } from "../script-file";
import { defineToolchain } from "../toolchain";

const codeServerPort = 13337;

/** Software development on Linux. */
export const swdev = defineToolchain({
  name: "swdev-toolchain",
  version: "1.0.0",
  os: "linux",
  summary: "Software development with Go, Node.js and Python, Terraform, Kubernetes and GitHub tools.",
  requires: {
    "persistent-home": [true],
    "network-egress": ["https-only", "unrestricted"],
    "identity-mode": ["iam", "workload-identity", "oidc"],
  },
  optional: ["gui-vnc", "artifact-cache"],
  systemPackages: ["git", "make", "jq", "unzip"],
  tools: [
    linuxTools.go,
    linuxTools.node,
    linuxTools.python,
    linuxTools.uv,
    linuxTools.terraform,
    linuxTools.kubectl,
    linuxTools.helm,
    linuxTools.k9s,
    linuxTools.gh,
    linuxTools.dockerCli,
    linuxTools.awsCli,
    linuxTools.yq,
    linuxTools.codeServer,
  ],
  libraries: {},
  environment: {
    EDITOR: "code --wait",
    VISUAL: "code --wait",
    GOPATH: "$HOME/go",
    PATH: "$HOME/.local/bin:$HOME/go/bin:$PATH",
  },
  cacheEnvironment: {
    GOCACHE: "go-build",
    GOMODCACHE: "go-mod",
    npm_config_cache: "npm",
    PIP_CACHE_DIR: "pip",
    UV_CACHE_DIR: "uv",
    TF_PLUGIN_CACHE_DIR: "terraform",
  },
  startup: [
    {
      script: scriptFile(join(__dirname, "scripts", "prepare-home.sh")),
      call: "prepare_home projects bin",
    },
    {
      script: scriptFile(join(__dirname, "scripts", "code-server.sh")),
      call: `start_code_server ${codeServerPort}`,
    },
  ],
  healthChecks: [
    { name: "go", command: "go version", expect: "go1\\.23" },
    { name: "node", command: "node --version", expect: "^v22\\." },
    { name: "python", command: "python3 --version", expect: "Python 3\\.12" },
    { name: "terraform", command: "terraform version", expect: "Terraform v1\\." },
    { name: "kubectl", command: "kubectl version --client", expect: "Client Version" },
    { name: "helm", command: "helm version --short", expect: "^v3\\." },
    { name: "gh", command: "gh --version", expect: "gh version" },
    { name: "docker", command: "docker --version", expect: "Docker version" },
    { name: "aws", command: "aws --version", expect: "aws-cli/2" },
    { name: "yq", command: "yq --version", expect: "version v4" },
    { name: "git", command: "git --version", expect: "git version" },
    { name: "make", command: "make --version", expect: "GNU Make" },
    { name: "jq", command: "jq --version", expect: "jq-" },
  ],
  apps: [
    {
      slug: "code-server",
      displayName: "VS Code",
      icon: "/icon/code.svg",
      url: `http://localhost:${codeServerPort}`,
      healthPath: "/healthz",
    },
  ],
});
