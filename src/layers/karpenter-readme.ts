import type { NodePool } from "../config/node-pools/types";
import type { ReadmeSection } from "../terraform/layer";
import { table } from "../terraform/readme";

/** https://karpenter.sh/docs/troubleshooting/#missing-service-linked-role */
const spotNote = `

Spot instances need a service-linked role that an account has after its first use of them. Once for each account:

\`\`\`sh
aws iam create-service-linked-role --aws-service-name spot.amazonaws.com
\`\`\``;

/** What the README of a karpenter layer says of its pools. */
export function karpenterReadme(pools: readonly NodePool[]): ReadmeSection[] {
  const rows = pools.map((pool) => [
    `\`${pool.name}\``,
    `${pool.instanceFamilies.join(", ")}; ${pool.instanceSizes.join(", ")}`,
    pool.architecture,
    pool.capacityTypes.join(", "),
    pool.taints.map(({ key, value, effect }) => `\`${key}=${value}:${effect}\``).join(", ") || "none",
    `${pool.cpuLimit} vCPU, ${pool.memoryLimitGiB} GiB`,
    `${pool.consolidation}, ${pool.consolidateAfter}`,
    pool.expireAfter,
  ]);
  const columns = [
    "pool",
    "instances",
    "architecture",
    "capacity",
    "taint",
    "limit",
    "consolidation",
    "expiry",
  ];
  const spot = pools.some(({ capacityTypes }) => capacityTypes.includes("spot"));
  return [
    {
      title: "Node pools",
      body: `${table(columns, rows)}

Pods choose a pool by the label \`node.coder.io/used-for\` and must tolerate its taint. Karpenter never consolidates the
node of a pod with the annotation \`karpenter.sh/do-not-disrupt: "true"\`, and replaces an outdated one only after the
pod has ended: workspaces and builds carry it.${spot ? spotNote : ""}`,
    },
    {
      title: "Destroy",
      body: `Terraform removes the release \`node-pools\` first and waits until Karpenter has drained and ended its nodes, for up to
an hour. Stop workspaces and builds before: a node with a pod that must not be disrupted does not drain. Never remove
Karpenter while nodes of its own are left.`,
    },
  ];
}
