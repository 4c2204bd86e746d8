/** Longest suffix of a name that is derived from a cluster's: `<cluster>-<suffix>`. Modules keep their suffixes within it. */
export const longestClusterSuffix = 30;

/**
 * Longest name of an IAM role, the tightest limit among the names derived from a cluster's (SQS queue 80, managed
 * policy 128, security group 255). https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const longestRoleName = 64;

/** Longest cluster name that leaves room for every derived name. */
export const longestClusterName = longestRoleName - "-".length - longestClusterSuffix;

/** EKS's rule: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export function isClusterName(name: string): boolean {
  return /^[0-9A-Za-z][0-9A-Za-z_-]{0,99}$/.test(name);
}

/** Name of a cluster when the region gives none. */
export function defaultClusterName(deployment: string, key: string, role: "hub" | "spoke"): string {
  return role === "hub" ? deployment : `${deployment}-${key}`;
}
