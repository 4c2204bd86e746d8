import { longestClusterName } from "../config/cluster-name";
import type { Region } from "../config/types";
import type { Layer } from "../terraform/layer";
import type { OutputContract } from "../terraform/outputs";

/** The operator input `cluster_name`: prefix of every name in a region, and part of its discovery tags. */
export function clusterName<O extends OutputContract>(layer: Layer<O>, region: Region): string {
  const { stringValue } = layer.variable("cluster_name", {
    type: "string",
    description: "Name of the region's EKS cluster, and prefix of the names of what belongs to it.",
    default: region.clusterName,
    validation: {
      condition: `can(regex("^[0-9A-Za-z][0-9A-Za-z_-]{0,${longestClusterName - 1}}$", var.cluster_name))`,
      errorMessage: `A cluster name has up to ${longestClusterName} letters, digits, hyphens and underscores, and starts with a letter or digit.`,
    },
  });
  return stringValue;
}
