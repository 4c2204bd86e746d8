/** A picture of a deployment for people: regions, what runs in them, and how they are connected. */
import type { Deployment, Region } from "./config/types";

/** Renders the deployment as a Mermaid flowchart. */
export function topologyDiagram(deployment: Deployment): string {
  const lines = [
    "```mermaid",
    "flowchart TB",
    '  users(["developers"])',
    ...deployment.regions
      .filter((region) => region.coderServer)
      .map((region) => `  users -- "https://${deployment.domain}" --> ${region.key}_server`),
    ...deployment.spokes.map(
      (spoke) => `  users -- "https://${spoke.name}.${deployment.domain}" --> ${spoke.key}_proxy`,
    ),
    ...deployment.regions.flatMap((region) => regionBox(region)),
    ...deployment.spokes.map((spoke) => `  hub_vpc <-- "VPC peering" --> ${spoke.key}_vpc`),
    ...deployment.spokes
      .filter((spoke) => spoke.coderServer)
      .map((spoke) => `  ${spoke.key}_server -- "over peering" --> hub_database`),
    "```",
  ];
  return lines.join("\n");
}

function regionBox(region: Region): string[] {
  const { key } = region;
  const name = region.role === "hub" ? `hub · ${region.name}` : `spoke · ${region.name}`;
  const inCluster = [
    ...(region.coderServer ? [`      ${key}_server["Coder server"]`] : []),
    ...(region.role === "spoke" ? [`      ${key}_proxy["workspace proxy"]`] : []),
    `      ${key}_workspaces["provisioners<br/>up to ${region.maxWorkspaces} workspaces"]`,
  ];
  return [
    `  subgraph ${key}["${name}"]`,
    `    subgraph ${key}_vpc["VPC ${region.vpc.cidr} · ${region.vpc.zones.length} zones"]`,
    `    subgraph ${key}_eks["EKS ${region.clusterName} · Karpenter"]`,
    ...inCluster,
    "    end",
    ...(region.role === "hub" ? [`    ${key}_server --> ${key}_database[("Aurora PostgreSQL")]`] : []),
    "    end",
    "  end",
  ];
}
