import { versions } from "../versions";
import type { SystemNodesInput } from "./deployment";

/** The defaults that deployment.ts documents with `@default`. */
export const defaults = {
  encryption: "kms",
  natPerZone: true,
  flowLogRetentionDays: 90,
  kubernetesVersion: versions.kubernetes.default,
  serviceCidr: "172.20.0.0/16",
  workspacesPerNode: 7,
  systemNodes: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4, diskGiB: 50 },
} as const satisfies Record<string, unknown> & { systemNodes: Required<SystemNodesInput> };
