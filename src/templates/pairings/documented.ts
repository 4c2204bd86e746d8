/** The documented pairings, for one deployment. */
import { type NodePoolName, nodePoolTaints } from "../../config/node-pools/kinds";
import { ec2GpuBase } from "../bases/ec2-gpu";
import { ec2LinuxBase } from "../bases/ec2-linux";
import { ec2WindowsBase } from "../bases/ec2-windows";
import { type KubernetesBaseOptions, kubernetesBase } from "../bases/kubernetes";
import { computeProfiles, withoutGpu } from "../contract/compute-profile";
import { acceptLarger, definePairing, type Pairing, type TemplateLifecycle } from "../pairing";
import { datasci } from "../toolchains/datasci";
import { swdev } from "../toolchains/swdev";
import { windev } from "../toolchains/windev";

/** The documented lifecycle: a working day, and clean-up after a month. */
export const defaultLifecycle: TemplateLifecycle = {
  defaultTtlHours: 8,
  activityBumpHours: 1,
  failureTtlHours: 24,
  dormantAfterDays: 7,
  deleteDormantAfterDays: 30,
  autostopDays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
};

const workspaceTaint = nodePoolTaints["coder-workspace"];

/** The nodes that the karpenter layer makes for workspaces. Karpenter must not move a pod that somebody works in. */
export const karpenterWorkspaceNodes: KubernetesBaseOptions = {
  nodeSelector: { "node.coder.io/used-for": "coder-workspace" satisfies NodePoolName },
  toleratedTaints: { [workspaceTaint.key]: workspaceTaint.value },
  podAnnotations: { "karpenter.sh/do-not-disrupt": "true" },
};

/** The four documented pairings. */
export function documentedPairings(
  kubernetes: KubernetesBaseOptions = karpenterWorkspaceNodes,
): readonly Pairing[] {
  const common = { lifecycle: defaultLifecycle, provisionerTags: {} };
  return [
    definePairing({
      ...common,
      name: "pod-swdev",
      displayName: "Software development (pod)",
      description: "Go, Node.js and Python with DevOps tools in a Kubernetes pod",
      icon: "/icon/code.svg",
      tags: ["kubernetes", "go", "nodejs", "python"],
      toolchain: swdev,
      base: kubernetesBase(kubernetes),
      profiles: [
        computeProfiles["sw-dev-small"],
        computeProfiles["sw-dev-medium"],
        computeProfiles["sw-dev-large"],
        computeProfiles["platform-devsecops"],
      ],
      defaultProfile: "sw-dev-medium",
      access: { use: ["developers", "coder-platform-admins"], admin: ["coder-template-owners"] },
    }),
    definePairing({
      ...common,
      name: "ec2-windev-gui",
      displayName: "Windows development (EC2)",
      description: "Visual Studio 2022 and .NET 8 on Windows Server 2022 with a desktop in the browser",
      icon: "/icon/windows.svg",
      tags: ["aws", "ec2", "windows", "dotnet"],
      toolchain: windev,
      base: ec2WindowsBase(),
      profiles: [computeProfiles["sw-dev-medium"], computeProfiles["sw-dev-large"]],
      defaultProfile: "sw-dev-medium",
      access: { use: ["developers"], admin: ["coder-template-owners"] },
    }),
    definePairing({
      ...common,
      name: "ec2-datasci",
      displayName: "Data science (EC2)",
      description: "Python, R and JupyterLab on an EC2 instance",
      icon: "/icon/jupyter.svg",
      tags: ["aws", "ec2", "python", "r", "jupyter"],
      toolchain: datasci,
      base: ec2LinuxBase(),
      capabilities: { "artifact-cache": true },
      // The documents offer datasci-large here, whose T4 this base does not have: without it, the rest is exact.
      profiles: [computeProfiles["datasci-standard"], withoutGpu(computeProfiles["datasci-large"])],
      defaultProfile: "datasci-standard",
      access: { use: [], admin: ["coder-template-owners"] },
    }),
    definePairing({
      ...common,
      name: "ec2-datasci-gpu",
      displayName: "Data science with GPU (EC2)",
      description: "Python, R, JupyterLab and CUDA on an EC2 instance with NVIDIA GPUs",
      icon: "/icon/jupyter.svg",
      tags: ["aws", "ec2", "python", "r", "jupyter", "gpu"],
      toolchain: datasci,
      base: ec2GpuBase(),
      capabilities: { "gpu-support": true, "artifact-cache": true },
      // EC2 has no machine with four A100: p4d.24xlarge has eight.
      profiles: [computeProfiles["datasci-large"], acceptLarger(computeProfiles["datasci-xlarge"])],
      defaultProfile: "datasci-large",
      access: { use: [], admin: ["coder-template-owners"] },
    }),
  ];
}
