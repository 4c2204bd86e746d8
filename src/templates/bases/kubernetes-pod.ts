/** The pod of base-k8s. */
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import type { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { Token } from "cdktf";
import { explain, placeInFile } from "../../terraform/annotations";
import type { Workspace } from "../workspace";
import type { KubernetesBaseOptions } from "./kubernetes";

/** Mounts of the volumes. */
export const homePath = "/home/coder";
export const cachePath = "/cache";

/** User and group of the workspace in the image. */
export const uid = 1000;

/** 1 while the workspace is started, 0 while it is stopped: an expression. */
export const startCount = "${data.coder_workspace.me.start_count}";

/** Labels by which a workspace's objects are found. The id tells workspaces of one name apart, whoever owns them. */
export const workspaceLabels = {
  "app.kubernetes.io/name": "coder-workspace",
  "app.kubernetes.io/instance": "coder-workspace-${data.coder_workspace.me.id}",
  "app.kubernetes.io/part-of": "coder",
  "com.coder.workspace.id": "${data.coder_workspace.me.id}",
};

/** What the selector must not depend on, because a rename changes it. */
export function descriptiveLabels(workspace: Workspace): Record<string, string> {
  return {
    ...workspaceLabels,
    "com.coder.resource": "true",
    "com.coder.workspace.name": "${data.coder_workspace.me.name}",
    "com.coder.user.id": "${data.coder_workspace_owner.me.id}",
    "com.coder.user.username": "${data.coder_workspace_owner.me.name}",
    ...workspace.pairing.overrides?.labels,
  };
}

/** What is said of the owner. */
export function annotations(workspace: Workspace): Record<string, string> {
  return {
    "com.coder.user.email": "${data.coder_workspace_owner.me.email}",
    ...workspace.pairing.overrides?.annotations,
  };
}

/** What the pod is made of: expressions, and which volumes there are. */
export interface PodProps {
  readonly namespace: string;
  readonly image: string;
  readonly serviceAccount: string;
  readonly home: boolean;
  readonly cache: boolean;
  readonly networkPolicy: NetworkPolicyV1;
}

/** Adds the pod of a workspace, and a new one at every start. */
export function addDeployment(workspace: Workspace, options: KubernetesBaseOptions, pod: PodProps): void {
  const labels = descriptiveLabels(workspace);
  const limits = { cpu: `${workspace.profile("cpu")}`, memory: `${workspace.profile("memory_gib")}Gi` };
  const deployment = new DeploymentV1(workspace.scope, "workspace", {
    count: Token.asNumber(startCount),
    waitForRollout: false,
    metadata: {
      name: "coder-${data.coder_workspace.me.id}",
      namespace: pod.namespace,
      labels,
      annotations: annotations(workspace),
    },
    spec: {
      replicas: "1",
      selector: { matchLabels: workspaceLabels },
      // A second pod could not mount the volume, which is ReadWriteOnce.
      strategy: { type: "Recreate" },
      template: {
        metadata: { labels, annotations: { ...annotations(workspace), ...options.podAnnotations } },
        spec: {
          serviceAccountName: pod.serviceAccount,
          automountServiceAccountToken: false,
          ...(options.nodeSelector ? { nodeSelector: { ...options.nodeSelector } } : {}),
          toleration: Object.entries(options.toleratedTaints ?? {}).map(([key, value]) => ({
            key,
            operator: "Equal",
            value,
            effect: "NoSchedule",
          })),
          securityContext: {
            runAsNonRoot: true,
            runAsUser: String(uid),
            runAsGroup: String(uid),
            fsGroup: String(uid),
            fsGroupChangePolicy: "OnRootMismatch",
            seccompProfile: { type: "RuntimeDefault" },
          },
          affinity: { podAntiAffinity: spread() },
          container: [
            {
              name: "workspace",
              image: pod.image,
              imagePullPolicy: "IfNotPresent",
              command: ["sh", "-c", "${coder_agent.main.init_script}"],
              env: [{ name: "CODER_AGENT_TOKEN", value: "${coder_agent.main.token}" }],
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
              resources: { requests: limits, limits },
              volumeMount: [
                { name: "home", mountPath: homePath },
                ...(pod.cache ? [{ name: "cache", mountPath: cachePath }] : []),
              ],
            },
          ],
          volume: [
            pod.home
              ? { name: "home", persistentVolumeClaim: { claimName: claimName("home") } }
              : { name: "home", emptyDir: { sizeLimit: `${workspace.homeSize}Gi` } },
            ...(pod.cache
              ? [{ name: "cache", persistentVolumeClaim: { claimName: claimName("cache") } }]
              : []),
          ],
        },
      },
    },
    dependsOn: [pod.networkPolicy],
  });
  explain(
    deployment,
    "The pod exists while the workspace is started; it is never there without its NetworkPolicy.",
  );
  placeInFile(deployment, "workspace.tf");
}

function claimName(volume: string): string {
  return `\${kubernetes_persistent_volume_claim_v1.${volume}.metadata[0].name}`;
}

/** Spreads workspaces over the nodes as far as possible. */
function spread() {
  return {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 1,
        podAffinityTerm: {
          topologyKey: "kubernetes.io/hostname",
          labelSelector: [
            {
              matchExpressions: [
                { key: "app.kubernetes.io/name", operator: "In", values: ["coder-workspace"] },
              ],
            },
          ],
        },
      },
    ],
  };
}
