/** windev-toolchain: Visual Studio, .NET and PowerShell on Windows. */
import { join } from "node:path";
import { windowsTools } from "../../workspace-tool-versions";
import { scriptFile } from "../script-file";
import { defineToolchain } from "../toolchain";

/** .NET and Windows development. */
export const windev = defineToolchain({
  name: "windev-toolchain",
  version: "1.0.0",
  os: "windows",
  summary:
    "Windows development with Visual Studio 2022, C# 12 on .NET 8, PowerShell 7, Git and the Azure CLI.",
  requires: {
    "persistent-home": [true],
    "network-egress": ["https-only", "unrestricted"],
    "identity-mode": ["iam", "oidc"],
    "gui-rdp": [true],
  },
  optional: [],
  capabilities: { "gui-rdp": true },
  systemPackages: [],
  tools: [
    windowsTools.powershell,
    windowsTools.git,
    windowsTools.dotnetSdk,
    windowsTools.nuget,
    windowsTools.azureCli,
    windowsTools.visualStudio,
  ],
  libraries: {},
  environment: { DOTNET_CLI_TELEMETRY_OPTOUT: "1", DOTNET_NOLOGO: "1", NUGET_PACKAGES: "D:\\nuget" },
  cacheEnvironment: {},
  startup: [
    {
      script: scriptFile(join(__dirname, "scripts", "prepare-workspace.ps1")),
      call: "Initialize-WorkspaceFolder -Path 'D:\\Projects'",
    },
  ],
  healthChecks: [
    { name: "dotnet", command: "dotnet --version", expect: "8\\." },
    { name: "powershell", command: "pwsh --version", expect: "PowerShell 7\\." },
    { name: "git", command: "git --version", expect: "git version" },
    { name: "azure-cli", command: "az version", expect: "azure-cli" },
    { name: "nuget", command: "nuget help", expect: "NuGet" },
    {
      name: "visual-studio",
      command: 'dir "%ProgramFiles%\\Microsoft Visual Studio\\2022\\Professional\\Common7\\IDE\\devenv.exe"',
      expect: "devenv\\.exe",
    },
  ],
  apps: [],
});
