/**
 * How many VPC addresses a region needs at its largest. Pods get VPC addresses, handed to nodes in /28 prefixes.
 * https://docs.aws.amazon.com/eks/latest/best-practices/prefix-mode-linux.html
 */

/** Addresses in one prefix that the VPC CNI attaches to a node. */
const prefixAddresses = 16;

/** Prefixes that a node holds in reserve (`WARM_PREFIX_TARGET`). */
const warmPrefixes = 1;

/** Pods with an address of their own on every workspace node beside the workspaces: EBS CSI, log and metric agents, one spare. */
const podsBesideWorkspaces = 4;

/** Pods with an address of their own on a node that runs the platform. */
const podsPerPlatformNode = 30;

/** Nodes beside the `system` group that run Coder's own services: server or proxy, and provisioners. */
const coderServiceNodes = 4;

/** Addresses in every private subnet set aside for load balancers and EKS, which also place interfaces there. */
const sparePerZone = 16;

/** What decides the demand. */
export interface DemandInputs {
  /** Largest number of workspaces at the same time. */
  readonly maxWorkspaces: number;
  readonly workspacesPerNode: number;
  /** Largest size of the `system` node group. */
  readonly systemNodes: number;
  /** Interface endpoints: each takes one address in every zone. */
  readonly interfaceEndpoints: number;
}

/** The demand with the numbers it is made of, for the README and for error messages. */
export interface AddressDemand {
  readonly maxWorkspaces: number;
  readonly workspacesPerNode: number;
  readonly workspaceNodes: number;
  readonly addressesPerWorkspaceNode: number;
  readonly platformNodes: number;
  readonly addressesPerPlatformNode: number;
  /** Addresses of all nodes and their pods. */
  readonly total: number;
  /** Addresses that every zone needs beside nodes and pods. */
  readonly perZone: number;
}

/** Computes the demand of a region. */
export function addressDemand(inputs: DemandInputs): AddressDemand {
  const { maxWorkspaces, workspacesPerNode } = inputs;
  const workspaceNodes = Math.ceil(maxWorkspaces / workspacesPerNode);
  const addressesPerWorkspaceNode = addressesPerNode(workspacesPerNode + podsBesideWorkspaces);
  const platformNodes = inputs.systemNodes + coderServiceNodes;
  const addressesPerPlatformNode = addressesPerNode(podsPerPlatformNode);
  return {
    maxWorkspaces,
    workspacesPerNode,
    workspaceNodes,
    addressesPerWorkspaceNode,
    platformNodes,
    addressesPerPlatformNode,
    total: workspaceNodes * addressesPerWorkspaceNode + platformNodes * addressesPerPlatformNode,
    perZone: inputs.interfaceEndpoints + sparePerZone,
  };
}

/** The node's own address, and whole prefixes for its pods with the warm ones on top. */
export function addressesPerNode(pods: number): number {
  return 1 + prefixAddresses * (Math.ceil(pods / prefixAddresses) + warmPrefixes);
}

/** The arithmetic as one readable line. */
export function describeDemand(demand: AddressDemand): string {
  const { maxWorkspaces, workspacesPerNode, workspaceNodes, platformNodes } = demand;
  return (
    `${maxWorkspaces} workspaces / ${workspacesPerNode} per node = ${workspaceNodes} nodes x ` +
    `${demand.addressesPerWorkspaceNode} addresses + ${platformNodes} platform nodes x ` +
    `${demand.addressesPerPlatformNode} = ${demand.total} addresses`
  );
}
