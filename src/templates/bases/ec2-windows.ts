/** base-ec2-windows: a workspace is an EC2 instance with Windows Server and a desktop in the browser. */

import { join } from "node:path";
import { App } from "../../../.gen/providers/coder/app";
import { placeInFile } from "../../terraform/annotations";
import { baseVersions } from "../../workspace-tool-versions";
import { defineBase } from "../base";
import { type ScriptFile, scriptFile } from "../script-file";
import { fileExpression, joinLines, quoted } from "../startup-script";
import type { BaseBinding, Workspace } from "../workspace";
import { generalTypes, instanceFor } from "./ec2/instance-types";
import { addMachine, type ImageLookup, machineMetadata, volumeMounts } from "./ec2/machine";
import { ec2Prerequisites } from "./ec2/prerequisites";
import type { Ec2Volume } from "./ec2/volumes";
import { secretInput } from "./linux-secrets";

/** https://docs.aws.amazon.com/ec2/latest/windows-ami-reference/windows-amis.html */
const windowsImage: ImageLookup = { owners: ["amazon"], name: "Windows_Server-2022-English-Full-Base-*" };

/** How the desktop comes to the browser. */
export type RemoteDesktop = "dcv" | "web-rdp";

const dcvPort = 8443;
const webRdpPort = 7171;

function script(name: string): ScriptFile {
  return scriptFile(join(__dirname, "scripts", name));
}

/** Makes base-ec2-windows. */
export function ec2WindowsBase(remoteDesktop: RemoteDesktop = "dcv") {
  return defineBase({
    name: "base-ec2-windows",
    version: "1.0.0",
    platform: "ec2-windows",
    os: "windows",
    summary:
      "Runs the workspace on an EC2 instance with Windows Server 2022, stopped and started with it. Drive D: is an EBS volume of its own.",
    prerequisites: `${ec2Prerequisites}
- For Amazon DCV: the workspaces' role may read \`arn:aws:s3:::dcv-license.<region>/*\`, which is how DCV checks its licence on EC2.`,
    supports: {
      "persistent-home": [true, false],
      "network-egress": ["none", "https-only", "unrestricted"],
      "identity-mode": ["iam", "oidc"],
      "secrets-injection": ["variables", "secrets-manager"],
      "gui-rdp": [true],
    },
    machine: (profile) => instanceFor(profile, generalTypes),
    bind: (workspace) => bind(workspace, remoteDesktop),
  });
}

function bind(workspace: Workspace, remoteDesktop: RemoteDesktop): BaseBinding {
  const { capabilities } = workspace.pairing;
  const { volumes, imageId } = addMachine(workspace, {
    image: windowsImage,
    rootGib: 50,
    homePath: "D:\\",
    userData: (mounted) => userData(workspace, mounted),
  });
  if (capabilities["secrets-injection"] === "secrets-manager") {
    workspace.startup("after", {
      script: script("secrets-manager.ps1"),
      call: `Import-WorkspaceSecret -SecretId '${secretInput(workspace)}'`,
    });
  }
  if (capabilities["gui-rdp"]) addDesktop(workspace, remoteDesktop);
  return {
    volumeMounts: volumeMounts(volumes),
    metadata: { ...machineMetadata(imageId), remote_desktop: remoteDesktop },
    resource: { id: "${aws_instance.workspace.id}" },
    agentAuth: "aws-instance-identity",
  };
}

/** EC2 runs it at every boot. The volume comes first: what the agent starts may need it. */
function userData(workspace: Workspace, volumes: readonly Ec2Volume[]): string {
  const mount = script("mount-home.ps1");
  workspace.script(mount);
  return joinLines([
    quoted("<powershell>"),
    fileExpression(mount.path),
    ...volumes.map(({ id }) => quoted(`Mount-HomeVolume -VolumeId '${id}' -DriveLetter 'D'`)),
    "coder_agent.main.init_script",
    quoted("</powershell>"),
    quoted("<persist>true</persist>"),
  ]);
}

function addDesktop(workspace: Workspace, remoteDesktop: RemoteDesktop): void {
  workspace.startup("after", { script: script("desktop-password.ps1"), call: "Reset-DesktopPassword" });
  if (remoteDesktop === "dcv") {
    workspace.installTool(baseVersions.dcvServer);
    workspace.startup("after", { script: script("dcv.ps1"), call: `Start-DcvServer -Port ${dcvPort}` });
    workspace.app({
      slug: "desktop",
      displayName: "Desktop (DCV)",
      icon: "/icon/dcv.svg",
      url: `https://localhost:${dcvPort}`,
    });
  } else {
    workspace.startup("after", {
      script: script("web-rdp.ps1"),
      call: `Start-WebRdp -Port ${webRdpPort} -Version '${baseVersions.devolutionsGateway}'`,
    });
    workspace.app({
      slug: "desktop",
      displayName: "Desktop (RDP)",
      icon: "/icon/desktop.svg",
      url: `http://localhost:${webRdpPort}`,
    });
  }
  const password = new App(workspace.scope, "app:desktop_password", {
    agentId: "${coder_agent.main.id}",
    slug: "desktop-password",
    displayName: "Desktop password",
    icon: "/icon/lock.svg",
    share: "owner",
    order: 11,
    command:
      "powershell.exe -NoProfile -Command \"Write-Output 'User: Administrator'; Get-Content $env:ProgramData\\CoderWorkspace\\desktop-password.txt; Read-Host 'Enter closes this window'\"",
  });
  placeInFile(password, "agent.tf");
}
