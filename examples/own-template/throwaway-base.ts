/** An own base: a pod that keeps nothing. */
import { PodV1 } from "@cdktf/provider-kubernetes/lib/pod-v1";
import { Token } from "cdktf";
import { defineBase, type Workspace } from "../../src/templates";
import { placeInFile } from "../../src/terraform/annotations";

const startCount = "${data.coder_workspace.me.start_count}";

/** Runs the workspace as a pod that is gone, with all its files, when the workspace stops. */
export const throwawayBase = defineBase({
  name: "base-throwaway",
  version: "1.0.0",
  platform: "kubernetes",
  os: "linux",
  summary: "Runs the workspace as a pod that keeps nothing.",
  prerequisites: "- A namespace, and a provisioner that may manage pods in it.",
  supports: {
    "persistent-home": [false],
    "network-egress": ["unrestricted"],
    "identity-mode": ["iam"],
    "secrets-injection": ["variables"],
  },
  machine: ({ gpu, cpu, memoryGib }) =>
    gpu
      ? { kind: "refused", reason: "its pods have no GPUs", remedy: "use base-ec2-gpu" }
      : { kind: "exact", attributes: {}, description: `a pod with ${cpu} CPU and ${memoryGib} GiB` },
  bind(workspace: Workspace) {
    workspace.useProvider("kubernetes");
    const namespace = workspace.input("namespace", {
      type: "string",
      description: "Namespace.",
      default: "coder-ws",
    });
    const size = { cpu: workspace.profile("cpu"), memory: `${workspace.profile("memory_gib")}Gi` };
    const pod = new PodV1(workspace.scope, "pod:workspace", {
      count: Token.asNumber(startCount),
      metadata: { name: "coder-${data.coder_workspace.me.id}", namespace },
      spec: {
        automountServiceAccountToken: false,
        container: [
          {
            name: "workspace",
            image: "codercom/enterprise-base:ubuntu-20251006",
            command: ["sh", "-c", "${coder_agent.main.init_script}"],
            env: [{ name: "CODER_AGENT_TOKEN", value: "${coder_agent.main.token}" }],
            resources: { requests: size, limits: size },
          },
        ],
      },
    });
    placeInFile(pod, "workspace.tf");
    return {
      volumeMounts: [],
      metadata: { namespace },
      resource: { id: "${kubernetes_pod_v1.workspace[0].id}", count: startCount },
    };
  },
});
