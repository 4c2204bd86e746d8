/** Name of the organisation that Coder makes at its first start. */
export const defaultOrganization = "coder";

/** Groups of the default organisation: the documented ones, which the templates grant rights to. */
export const defaultGroups = [
  { name: "coder-platform-admins", displayName: "Platform administrators", quotaAllowance: 0 },
  { name: "coder-template-owners", displayName: "Template owners", quotaAllowance: 0 },
  { name: "coder-security-audit", displayName: "Security audit", quotaAllowance: 0 },
  { name: "developers", displayName: "Developers", quotaAllowance: 100 },
] as const;

/** The defaults that input.ts documents with `@default`. */
export const coderDefaults = {
  license: "premium",
  server: { replicas: 2, cpu: "2", memory: "4Gi", scheme: "internet-facing", tls: "load-balancer" },
  proxy: { replicas: 2, cpu: "500m", memory: "1Gi" },
  oidcScopes: ["openid", "profile", "email"],
  adminTokenDays: 90,
  modelGateway: "litellm",
  assignDefaultOrganization: true,
} as const;

/**
 * Builds that a region's workspaces cause at the same time, by the ratios of Coder's validated architectures: 60 % of the
 * workspaces run, and a tenth of those is being built. A provisioner does one build at a time.
 * https://coder.com/docs/admin/infrastructure/validated-architectures
 */
export function expectedConcurrentBuilds(maxWorkspaces: number): number {
  return Math.max(1, Math.ceil(maxWorkspaces * 0.6 * 0.1));
}
