import type { Region } from "../config/types";
import { addonNames } from "../modules/compute/eks-cluster/addons";
import type { EksCluster } from "../modules/compute/eks-cluster/eks-cluster";
import { systemNodeLabels, systemNodeTaint } from "../modules/k8s/placement";
import type { ReadmeSection } from "../terraform/layer";
import { table } from "../terraform/readme";

/** The README sections of an eks layer. */
export function eksReadme(eks: EksCluster, region: Region): ReadmeSection[] {
  return [
    { title: "Access", body: access(region) },
    { title: "Roles", body: roles(eks) },
    { title: "Order of add-ons and nodes", body: addonOrder() },
    { title: "System nodes", body: systemNodes(region) },
    { title: "Security groups", body: securityGroups },
    { title: "Before the first spot instance", body: spotRole },
  ];
}

function access({ clusterName, name }: Region): string {
  return [
    "`cluster_admin_arns` says who administers the cluster. Nobody else has access, whoever applies the layer.",
    `\`\`\`sh\naws eks update-kubeconfig --name ${clusterName} --region ${name}\nkubectl get nodes\n\`\`\``,
    "The API has a private endpoint in the VPC. `cluster_endpoint_public_access_cidrs` opens the public one to the listed addresses only.",
  ].join("\n\n");
}

function roles(eks: EksCluster): string {
  const rows = eks.roles.map(({ address, trusts, description }) => [`\`${address}\``, trusts, description]);
  return `Every role trusts one AWS service or exactly one Kubernetes service account.\n\n${table(
    ["role", "who may assume it", "what for"],
    rows,
  )}`;
}

function addonOrder(): string {
  const { coredns, ...first } = addonNames;
  return [
    `1. ${Object.values(first)
      .map((name) => `\`${name}\``)
      .join(
        ", ",
      )}: nodes are not Ready without them, and pod addresses come in prefixes from the first node on.`,
    "2. The `system` node group.",
    `3. \`${coredns}\`: without nodes it would stay degraded until its creation times out.`,
    "",
    "A version that `addon_versions` does not name is EKS's default for the Kubernetes version at the time of creation; Terraform then leaves it alone. After an upgrade of Kubernetes, set the versions that `aws eks describe-addon-versions --kubernetes-version <version>` lists.",
  ].join("\n");
}

function systemNodes({ systemNodes: nodes }: Region): string {
  const { key, value, effect } = systemNodeTaint;
  const labels = Object.entries(systemNodeLabels).map(([name, label]) => `\`${name}=${label}\``);
  return [
    `${nodes.minSize} to ${nodes.maxSize} nodes (${nodes.instanceTypes.join(", ")}; ${nodes.architecture}) with the label ${labels.join(", ")} and the taint \`${key}=${value}:${effect}\`.`,
    "They run the cluster's add-ons, which must not wait for nodes that only Karpenter could make. Coder and workspaces run on Karpenter's nodes.",
    "Instance metadata answers one hop only, so pods cannot take the role of their node.",
  ].join("\n");
}

const securityGroups = [
  "Nodes carry one security group. It admits the control plane on the ports of kubelet and webhooks, other nodes, and on port 8080 (relay between Coder replicas) the private subnets of the peered regions.",
  "AWS allows 60 inbound rules in a group unless quota L-0EA8095F is raised. Eight are for the cluster, every peered region takes one for each of its private subnets, and AWS Load Balancer Controller adds some for each load balancer.",
].join("\n");

const spotRole = [
  "Spot instances need a service-linked role that an account has once. If Karpenter reports that it is missing:",
  "```sh\naws iam create-service-linked-role --aws-service-name spot.amazonaws.com\n```",
].join("\n\n");
