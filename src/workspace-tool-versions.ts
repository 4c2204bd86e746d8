/**
 * The tools that workspace templates install: versions, sources and checksums, as data. Part of versions.ts in
 * spirit; apart from it because every entry carries its download. The checksums are those that the projects publish
 * with their releases.
 */
import type { LinuxTool, WindowsTool } from "./templates/tools";

/** Tools for Linux, x86-64. */
export const linuxTools = {
  /** https://go.dev/dl/ */
  go: {
    name: "go",
    version: "1.23.12",
    url: "https://dl.google.com/go/go1.23.12.linux-amd64.tar.gz",
    sha256: "d3847fef834e9db11bf64e3fb34db9c04db14e068eeb064f49af747010454f90",
    archive: "tar",
    strip: 1,
    commands: { go: "bin/go", gofmt: "bin/gofmt" },
  },
  /** https://nodejs.org/dist/v22.20.0/SHASUMS256.txt */
  node: {
    name: "node",
    version: "22.20.0",
    url: "https://nodejs.org/dist/v22.20.0/node-v22.20.0-linux-x64.tar.xz",
    sha256: "00bbd05e306ea68b6e13e17360d0e2f680b493ef95f2fea1c4296ff7437530bc",
    archive: "tar",
    strip: 1,
    commands: { node: "bin/node", npm: "bin/npm", npx: "bin/npx" },
  },
  /** https://github.com/astral-sh/python-build-standalone/releases/tag/20251014 */
  python: {
    name: "python",
    version: "3.12.12",
    url: "https://github.com/astral-sh/python-build-standalone/releases/download/20251014/cpython-3.12.12%2B20251014-x86_64-unknown-linux-gnu-install_only.tar.gz",
    sha256: "1ab2b6594d1c3d76cbebea09d6bc3e6ba68d8eb3b6322080375c4cc3dd188f34",
    archive: "tar",
    strip: 1,
    commands: { python3: "bin/python3", "python3.12": "bin/python3.12", pip3: "bin/pip3" },
  },
  /** https://github.com/astral-sh/uv/releases/tag/0.12.3 */
  uv: {
    name: "uv",
    version: "0.12.3",
    url: "https://github.com/astral-sh/uv/releases/download/0.12.3/uv-x86_64-unknown-linux-gnu.tar.gz",
    sha256: "600cf9a742aca00d292673b16b5acffaa7b8c269a364ad0c2e79498dcb1fe101",
    archive: "tar",
    strip: 1,
    commands: { uv: "uv", uvx: "uvx" },
  },
  /** https://github.com/mamba-org/micromamba-releases/releases/tag/2.9.0-0 */
  micromamba: {
    name: "micromamba",
    version: "2.9.0-0",
    url: "https://github.com/mamba-org/micromamba-releases/releases/download/2.9.0-0/micromamba-linux-64",
    sha256: "366cd9cd8be14df1ab8ed50352a82111082a36686b2d389fdb79a92c3fafb3e3",
    archive: "file",
    commands: { micromamba: "micromamba" },
  },
  /** https://releases.hashicorp.com/terraform/1.11.4/ */
  terraform: {
    name: "terraform",
    version: "1.11.4",
    url: "https://releases.hashicorp.com/terraform/1.11.4/terraform_1.11.4_linux_amd64.zip",
    sha256: "1ce994251c00281d6845f0f268637ba50c0005657eb3cf096b92f753b42ef4dc",
    archive: "zip",
    commands: { terraform: "terraform" },
  },
  /** https://kubernetes.io/releases/download/ ; the minor version of the clusters (versions.ts) */
  kubectl: {
    name: "kubectl",
    version: "1.35.5",
    url: "https://dl.k8s.io/release/v1.35.5/bin/linux/amd64/kubectl",
    sha256: "90f75ea6ecc9ea5633262e1c0b83a40560003b30fc94a04cb099404fcef0c224",
    archive: "file",
    commands: { kubectl: "kubectl" },
  },
  /** https://github.com/cli/cli/releases/tag/v2.83.0 */
  gh: {
    name: "gh",
    version: "2.83.0",
    url: "https://github.com/cli/cli/releases/download/v2.83.0/gh_2.83.0_linux_amd64.tar.gz",
    sha256: "a5cf6cdb40fc67751adf561126b3314044779cea81ba4f254fbe8e9a69f1676f",
    archive: "tar",
    strip: 1,
    commands: { gh: "bin/gh" },
  },
  /** https://download.docker.com/linux/static/stable/x86_64/ */
  dockerCli: {
    name: "docker-cli",
    version: "28.3.3",
    url: "https://download.docker.com/linux/static/stable/x86_64/docker-28.3.3.tgz",
    sha256: "40c16bcf324f354b382d07e845e6a79e3493fc0c09b252dff9e1a46125589bff",
    archive: "tar",
    strip: 1,
    commands: { docker: "docker" },
  },
  /** https://github.com/mikefarah/yq/releases/tag/v4.53.6 */
  yq: {
    name: "yq",
    version: "4.53.6",
    url: "https://github.com/mikefarah/yq/releases/download/v4.53.6/yq_linux_amd64",
    sha256: "c5f056448f973ae7d39b5401949648a78f2dc1947d6a8eb65be60d5c504b9385",
    archive: "file",
    commands: { yq: "yq" },
  },
  /** https://github.com/helm/helm/releases/tag/v3.19.0 */
  helm: {
    name: "helm",
    version: "3.19.0",
    url: "https://get.helm.sh/helm-v3.19.0-linux-amd64.tar.gz",
    sha256: "a7f81ce08007091b86d8bd696eb4d86b8d0f2e1b9f6c714be62f82f96a594496",
    archive: "tar",
    strip: 1,
    commands: { helm: "helm" },
  },
  /** https://github.com/derailed/k9s/releases/tag/v0.50.18 */
  k9s: {
    name: "k9s",
    version: "0.50.18",
    url: "https://github.com/derailed/k9s/releases/download/v0.50.18/k9s_Linux_amd64.tar.gz",
    sha256: "0b697ed4aa80997f7de4deeed6f1fba73df191b28bf691b1f28d2f45fa2a9e9b",
    archive: "tar",
    commands: { k9s: "k9s" },
  },
  /** https://docs.aws.amazon.com/cli/latest/userguide/getting-started-version.html */
  awsCli: {
    name: "aws-cli",
    version: "2.36.11",
    url: "https://awscli.amazonaws.com/awscli-exe-linux-x86_64-2.36.11.zip",
    sha256: "50fbb7a2f44a78eab4a210088040e8f0bc4b9937cac8043c2354269d58614df6",
    archive: "zip",
    commands: { aws: "aws/dist/aws" },
  },
  /** https://releases.hashicorp.com/vault/1.20.4/ */
  vault: {
    name: "vault",
    version: "1.20.4",
    url: "https://releases.hashicorp.com/vault/1.20.4/vault_1.20.4_linux_amd64.zip",
    sha256: "fc5fb5d01d192f1216b139fb5c6af17e3af742aaeffc289fd861920ec55f2c9c",
    archive: "zip",
    commands: { vault: "vault" },
  },
  /** https://github.com/coder/code-server/releases/tag/v4.139.1 */
  codeServer: {
    name: "code-server",
    version: "4.139.1",
    url: "https://github.com/coder/code-server/releases/download/v4.139.1/code-server-4.139.1-linux-amd64.tar.gz",
    sha256: "53029be6c5781b7bca49b815fcc9a2a3fc111813ad8c9965b2c0f0d2985a0674",
    archive: "tar",
    strip: 1,
    commands: { "code-server": "bin/code-server" },
  },
} as const satisfies Record<string, LinuxTool>;

/** Tools for Windows, x64. Their installers are signed; the signature is checked. */
export const windowsTools = {
  /** https://dotnet.microsoft.com/download/dotnet/8.0 */
  dotnetSdk: {
    name: "dotnet-sdk",
    version: "8.0.414",
    url: "https://builds.dotnet.microsoft.com/dotnet/Sdk/8.0.414/dotnet-sdk-8.0.414-win-x64.exe",
    signer: "Microsoft Corporation",
    installer: "exe",
    arguments: ["/install", "/quiet", "/norestart"],
  },
  /** https://github.com/PowerShell/PowerShell/releases/tag/v7.5.3 */
  powershell: {
    name: "powershell",
    version: "7.5.3",
    url: "https://github.com/PowerShell/PowerShell/releases/download/v7.5.3/PowerShell-7.5.3-win-x64.msi",
    signer: "Microsoft Corporation",
    installer: "msi",
    arguments: ["/quiet", "/norestart"],
  },
  /** https://github.com/git-for-windows/git/releases/tag/v2.51.0.windows.1 */
  git: {
    name: "git",
    version: "2.51.0",
    url: "https://github.com/git-for-windows/git/releases/download/v2.51.0.windows.1/Git-2.51.0-64-bit.exe",
    signer: "Johannes Schindelin",
    installer: "exe",
    arguments: ["/VERYSILENT", "/NORESTART", "/SP-", "/SUPPRESSMSGBOXES"],
  },
  /** https://learn.microsoft.com/cli/azure/install-azure-cli-windows */
  azureCli: {
    name: "azure-cli",
    version: "2.84.0",
    url: "https://azcliprod.blob.core.windows.net/msi/azure-cli-2.84.0-x64.msi",
    signer: "Microsoft Corporation",
    installer: "msi",
    arguments: ["/quiet", "/norestart"],
  },
  /** https://www.nuget.org/downloads */
  nuget: {
    name: "nuget",
    version: "6.14.0",
    url: "https://dist.nuget.org/win-x86-commandline/v6.14.0/nuget.exe",
    signer: "Microsoft Corporation",
    installer: "file",
    arguments: [],
  },
  /**
   * The last LTSC channel of Visual Studio 2022; servicing updates come through it.
   * https://learn.microsoft.com/visualstudio/install/create-a-network-installation-of-visual-studio
   */
  visualStudio: {
    name: "visual-studio-2022",
    version: "17.12",
    url: "https://aka.ms/vs/17/release.ltsc.17.12/vs_professional.exe",
    signer: "Microsoft Corporation",
    installer: "exe",
    arguments: [
      "--quiet",
      "--wait",
      "--norestart",
      "--nocache",
      "--add",
      "Microsoft.VisualStudio.Workload.NetWeb",
      "--add",
      "Microsoft.VisualStudio.Workload.Azure",
      "--add",
      "Microsoft.VisualStudio.Workload.ManagedDesktop",
      "--includeRecommended",
    ],
  },
} as const satisfies Record<string, WindowsTool>;

/** What the bases install. */
export const baseVersions = {
  /** https://hub.docker.com/r/codercom/enterprise-base (https://github.com/coder/images) */
  containerImage: "codercom/enterprise-base:ubuntu-20251006",
  /** https://github.com/kasmtech/KasmVNC/releases/tag/v1.5.0 : packages by Ubuntu code name */
  kasmVnc: {
    version: "1.5.0",
    sha256: {
      jammy: "485c190b1d9269fc40fc7205f850ecf71292d737cdb5482e778f2e52f128cd8a",
      noble: "f599fe02e2175b9817b6165f74a5d2bebdc73118dde9181ba3410963bed7ae1e",
    },
  },
  /** https://www.amazondcv.com/ */
  dcvServer: {
    name: "amazon-dcv-server",
    version: "2024.0-19030",
    url: "https://d1uj6qtbmh3dt5.cloudfront.net/2024.0/Servers/nice-dcv-server-x64-Release-2024.0-19030.msi",
    signer: "Amazon",
    installer: "msi",
    arguments: ["ADDLOCAL=ALL", "/quiet", "/norestart"],
  },
  /** https://www.powershellgallery.com/packages/DevolutionsGateway */
  devolutionsGateway: "2025.2.2",
} as const;

/**
 * Direct Python dependencies of the datasci toolchain. src/templates/toolchains/scripts/requirements.txt pins the rest;
 * after a change: `uv pip compile --python-version 3.12 --python-platform x86_64-manylinux_2_28 --no-header --no-annotate`.
 */
export const pythonPackages = {
  jupyterlab: "4.4.10",
  torch: "2.8.0",
  tensorflow: "2.20.0",
  "scikit-learn": "1.7.2",
  pandas: "2.3.3",
  numpy: "2.2.6",
  scipy: "1.16.3",
  matplotlib: "3.10.7",
  seaborn: "0.13.2",
  plotly: "6.3.1",
  xgboost: "3.1.1",
  lightgbm: "4.6.0",
  transformers: "4.57.1",
  mlflow: "3.5.1",
  dvc: "3.63.0",
  tensorboard: "2.20.0",
} as const;

/** R and its packages from conda-forge: https://anaconda.org/conda-forge */
export const rPackages = {
  "r-base": "4.5.2",
  "r-tidyverse": "2.0.0",
  "r-ggplot2": "4.0.2",
  "r-caret": "7.0_1",
  "r-shiny": "1.13.0",
  "r-irkernel": "1.3.2",
} as const;
