/** base-k8s: a workspace is a pod with a persistent volume for its home directory. */
import { PersistentVolumeClaimV1 } from "@cdktf/provider-kubernetes/lib/persistent-volume-claim-v1";
import { explain, placeInFile } from "../../terraform/annotations";
import { baseVersions } from "../../workspace-tool-versions";
import { defineBase } from "../base";
import type { BaseBinding, Workspace } from "../workspace";
import { addNetworkPolicy } from "./kubernetes-network-policy";
import {
  addDeployment,
  annotations,
  cachePath,
  descriptiveLabels,
  homePath,
  startCount,
  uid,
  workspaceLabels,
} from "./kubernetes-pod";
import { desktopPort, startDesktopStep } from "./linux-desktop";
import { addLinuxSecrets } from "./linux-secrets";

/** Where the pods of a cluster are allowed to run, and on what. */
export interface KubernetesBaseOptions {
  /**
   * Labels of the nodes that run workspaces.
   * @default any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Taints of those nodes: key and value, with effect NoSchedule.
   * @default none
   */
  readonly toleratedTaints?: Readonly<Record<string, string>>;
  /**
   * Annotations of the pods.
   * @default only those of Coder
   */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /**
   * Namespace of the workspaces.
   * @default coder-ws
   */
  readonly namespace?: string;
  /**
   * StorageClass of the volumes; must allow expansion.
   * @default gp3, as the ebs-controller layer makes it
   */
  readonly storageClass?: string;
}

/** Rules that the provisioner's role needs in the namespace of the workspaces. */
export const provisionerRules = [
  {
    apiGroups: [""],
    resources: ["persistentvolumeclaims"],
    verbs: ["create", "get", "list", "watch", "update", "patch", "delete"],
  },
  {
    apiGroups: ["apps"],
    resources: ["deployments"],
    verbs: ["create", "get", "list", "watch", "update", "patch", "delete"],
  },
  {
    apiGroups: ["networking.k8s.io"],
    resources: ["networkpolicies"],
    verbs: ["create", "get", "list", "watch", "update", "patch", "delete"],
  },
] as const;

const prerequisites = `- A cluster whose CNI enforces NetworkPolicy. With the VPC CNI add-on: \`enableNetworkPolicy: "true"\`.
- The namespace of the workspaces, and a StorageClass that allows expansion.
- A provisioner whose service account may manage persistentvolumeclaims, deployments (apps) and networkpolicies
  (networking.k8s.io) in that namespace. The chart's default rules leave networkpolicies out: add them under
  \`serviceAccount.extraRules\`.
- For an AWS identity: a service account in the namespace, with the annotation \`eks.amazonaws.com/role-arn\` (identity
  mode \`iam\`) or a Pod Identity association (\`workload-identity\`). Its name is the input \`service_account_name\`.
- The image needs bash, curl, git, tar, unzip, make and jq, and runs as user ${uid}; with gui-vnc also KasmVNC and Xfce.`;

/** Makes base-k8s for one cluster. */
export function kubernetesBase(options: KubernetesBaseOptions = {}) {
  return defineBase({
    name: "base-k8s",
    version: "1.0.0",
    platform: "kubernetes",
    os: "linux",
    summary:
      "Runs the workspace as a pod. The home directory is a persistent volume; a NetworkPolicy isolates the pod.",
    prerequisites,
    supports: {
      "persistent-home": [true, false],
      "network-egress": ["none", "https-only", "unrestricted"],
      "identity-mode": ["iam", "workload-identity", "oidc"],
      "artifact-cache": [true],
      "secrets-injection": ["variables", "secrets-manager", "vault"],
      "gui-vnc": [true],
    },
    machine: (profile) =>
      profile.gpu
        ? {
            kind: "refused",
            reason: "its pods have no GPUs",
            remedy: "use base-ec2-gpu, or offer withoutGpu(…) of the profile",
          }
        : {
            kind: "exact",
            attributes: {},
            description: `a pod with ${profile.cpu} CPU and ${profile.memoryGib} GiB`,
          },
    bind: (workspace) => bind(workspace, options),
  });
}

function bind(workspace: Workspace, options: KubernetesBaseOptions): BaseBinding {
  workspace.useProvider("kubernetes");
  const { capabilities } = workspace.pairing;
  const namespace = workspace.input("namespace", {
    type: "string",
    description: "Namespace of the workspaces.",
    default: options.namespace ?? "coder-ws",
  });
  const storageClass = workspace.input("storage_class", {
    type: "string",
    description: "StorageClass of the volumes; must allow expansion.",
    default: options.storageClass ?? "gp3",
  });
  const image = workspace.input("image_id", {
    type: "string",
    description: "Container image.",
    default: baseVersions.containerImage,
  });
  const serviceAccount = workspace.input("service_account_name", {
    type: "string",
    description: "Service account of the pods: the AWS identity of the workspaces (IRSA or Pod Identity).",
    default: "default",
  });

  const home = capabilities["persistent-home"]
    ? addVolume(workspace, "home", namespace, storageClass, `\${data.coder_parameter.home_size.value}Gi`)
    : undefined;
  const cache = capabilities["artifact-cache"] ? addCache(workspace, namespace, storageClass) : undefined;
  const networkPolicy = addNetworkPolicy(workspace, namespace, workspaceLabels);
  addDeployment(workspace, options, {
    namespace,
    image,
    serviceAccount,
    home: home !== undefined,
    cache: cache !== undefined,
    networkPolicy,
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
    volumeMounts: [
      ...(home ? [{ path: homePath, type: "pvc", size_gib: workspace.homeSize, id: home }] : []),
      ...(cache ? [{ path: cachePath, type: "pvc", size_gib: "${var.cache_size_gib}", id: cache }] : []),
    ],
    metadata: { namespace, image_id: image },
    resource: { id: "${kubernetes_deployment_v1.workspace[0].id}", count: startCount },
    ...(cache ? { cachePath } : {}),
  };
}

function addVolume(
  workspace: Workspace,
  name: string,
  namespace: string,
  storageClass: string,
  size: string,
): string {
  const claim = new PersistentVolumeClaimV1(workspace.scope, `volume:${name}`, {
    metadata: {
      name: `coder-\${data.coder_workspace.me.id}-${name}`,
      namespace,
      labels: descriptiveLabels(workspace),
      annotations: annotations(workspace),
    },
    // The volume is made where the pod is scheduled, which is after this.
    waitUntilBound: false,
    spec: {
      accessModes: ["ReadWriteOnce"],
      storageClassName: storageClass,
      resources: { requests: { storage: size } },
    },
    // Changing these inputs is for new workspaces: the claim would be replaced, and the home directory lost.
    lifecycle: { ignoreChanges: ["metadata[0].namespace", "spec[0].storage_class_name"] },
  });
  explain(
    claim,
    "Without count: it outlives the pod when the workspace is stopped. Other inputs for namespace and class are for new\nworkspaces only: they would replace the claim.",
  );
  placeInFile(claim, "storage.tf");
  return `\${kubernetes_persistent_volume_claim_v1.${name}.metadata[0].name}`;
}

function addCache(workspace: Workspace, namespace: string, storageClass: string): string {
  const size = workspace.input("cache_size_gib", {
    type: "number",
    description: "Size of the cache volume in GiB.",
    default: 50,
  });
  return addVolume(workspace, "cache", namespace, storageClass, `${size}Gi`);
}
