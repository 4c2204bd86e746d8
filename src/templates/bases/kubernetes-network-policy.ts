import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { explain, placeInFile } from "../../terraform/annotations";
import type { CapabilityValue } from "../contract/capabilities";
import type { Workspace } from "../workspace";
import { coderCidrInput, coderPort } from "./coder-access";

/** The instance metadata service would hand the node's role to the pod. */
const metadataAddresses = { ipv4: "169.254.169.254/32", ipv6: "fd00:ec2::254/128" };

const anywhere = [
  { ipBlock: { cidr: "0.0.0.0/0", except: [metadataAddresses.ipv4] } },
  { ipBlock: { cidr: "::/0", except: [metadataAddresses.ipv6] } },
];

/**
 * Lets nothing in, and out what the workspace's network-egress says. DNS and the way from the agent to Coder are open
 * in every mode: without them the workspace would be lost.
 */
export function addNetworkPolicy(
  workspace: Workspace,
  namespace: string,
  podLabels: Readonly<Record<string, string>>,
): NetworkPolicyV1 {
  const mode = workspace.pairing.capabilities["network-egress"];
  const coderNamespace = workspace.input("coder_namespace", {
    type: "string",
    description: "Namespace of the Coder server, for workspaces in its cluster.",
    default: "coder",
  });
  const policy = new NetworkPolicyV1(workspace.scope, "network_policy:workspace", {
    metadata: { name: "coder-${data.coder_workspace.me.id}", namespace, labels: { ...podLabels } },
    spec: {
      podSelector: { matchLabels: { ...podLabels } },
      policyTypes: ["Ingress", "Egress"],
      egress: [dns(), coderPods(coderNamespace), ...podIdentity(workspace), ...rulesOf(mode, workspace)],
    },
  });
  explain(
    policy,
    `network-egress ${mode}. DNS and the way to Coder are open in every mode; nothing may come in.`,
  );
  placeInFile(policy, "network.tf");
  return policy;
}

function rulesOf(mode: CapabilityValue<"network-egress">, workspace: Workspace) {
  const https = [
    { protocol: "TCP", port: "443" },
    { protocol: "TCP", port: coderPort },
  ];
  if (mode === "none") {
    const cidr = coderCidrInput(workspace);
    return [{ to: [{ ipBlock: { cidr } }], ports: [{ protocol: "TCP", port: coderPort }] }];
  }
  return [{ to: anywhere, ...(mode === "https-only" ? { ports: https } : {}) }];
}

/** The cluster's DNS, and a node-local cache where there is one. */
function dns() {
  return {
    to: [
      {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
        podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
      },
      { ipBlock: { cidr: "169.254.20.10/32" } },
    ],
    ports: [
      { protocol: "UDP", port: "53" },
      { protocol: "TCP", port: "53" },
    ],
  };
}

/** The agent on the node that hands out the credentials of EKS Pod Identity. */
function podIdentity(workspace: Workspace) {
  if (workspace.pairing.capabilities["identity-mode"] !== "workload-identity") return [];
  return [
    {
      to: [{ ipBlock: { cidr: "169.254.170.23/32" } }, { ipBlock: { cidr: "fd00:ec2::23/128" } }],
      ports: [{ protocol: "TCP", port: "80" }],
    },
  ];
}

/** Coder in the same cluster: what a load balancer's address may be translated to on the way. */
function coderPods(namespace: string) {
  return {
    to: [
      {
        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
        podSelector: { matchLabels: { "app.kubernetes.io/name": "coder" } },
      },
    ],
    ports: [{ protocol: "TCP", port: "8080" }],
  };
}
