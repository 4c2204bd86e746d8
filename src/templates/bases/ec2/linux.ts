/** What the two Linux bases on EC2 share. */
import { join } from "node:path";
import type { CapabilityValues } from "../../contract/capabilities";
import { scriptFile } from "../../script-file";
import { fileExpression, joinLines, quoted } from "../../startup-script";
import type { BaseBinding, Workspace } from "../../workspace";
import { desktopPort, startDesktopStep } from "../linux-desktop";
import { addLinuxSecrets } from "../linux-secrets";
import { addMachine, type ImageLookup, machineMetadata, volumeMounts } from "./machine";
import type { Ec2Volume } from "./volumes";

/** The distributions that the Linux bases run. */
export type LinuxDistribution = "ubuntu-22.04" | "ubuntu-24.04" | "amazon-linux-2023";

const homePath = "/home/coder";
const cachePath = "/cache";
const scripts = join(__dirname, "..", "scripts");

/** Packages of the base's own scripts, under names that apt and dnf share. */
const ownPackages = ["git", "tar", "unzip", "jq"];

/** What Linux on EC2 offers, apart from the desktop, which needs Ubuntu. */
export const ec2LinuxSupport = {
  "persistent-home": [true, false],
  "network-egress": ["none", "https-only", "unrestricted"],
  "identity-mode": ["iam", "oidc"],
  "artifact-cache": [true],
  "secrets-injection": ["variables", "secrets-manager", "vault"],
} as const satisfies CapabilityValues;

/** Adds a Linux instance. */
export function bindLinux(workspace: Workspace, image: ImageLookup, rootGib: number): BaseBinding {
  const { capabilities } = workspace.pairing;
  const { volumes, imageId } = addMachine(workspace, {
    image,
    rootGib,
    homePath,
    cachePath,
    userData: (mounted) => userData(workspace, mounted),
  });
  addLinuxSecrets(workspace);
  if (capabilities["gui-vnc"]) {
    workspace.startup("after", startDesktopStep());
    workspace.app({
      slug: "desktop",
      displayName: "Desktop",
      icon: "/icon/desktop.svg",
      url: `http://localhost:${desktopPort}`,
    });
  }
  return {
    volumeMounts: volumeMounts(volumes),
    metadata: machineMetadata(imageId),
    resource: { id: "${aws_instance.workspace.id}" },
    // The instance proves who it is by its identity document: no token in the user data.
    agentAuth: "aws-instance-identity",
    ...(capabilities["artifact-cache"] ? { cachePath } : {}),
  };
}

function userData(workspace: Workspace, volumes: readonly Ec2Volume[]): string {
  const header = scriptFile(join(scripts, "cloud-config.txt"));
  const start = scriptFile(join(scripts, "start-workspace.sh"));
  workspace.script(header);
  workspace.script(start);
  const packages = [...new Set([...ownPackages, ...workspace.pairing.toolchain.systemPackages])].join(" ");
  const mounts = volumes.map(({ id, path }) => `${id}:${path}`);
  const call = ["start_workspace", `'${packages}'`, ...mounts].join(" ");
  return joinLines([
    fileExpression(header.path),
    fileExpression(start.path),
    quoted(`${call} <<'CODER_AGENT'`),
    "coder_agent.main.init_script",
    quoted("CODER_AGENT"),
    quoted("--//--"),
  ]);
}
