/** What a pairing may change of what toolchain and base decided, and what it may not. */

/** The changes that the default policy allows. */
export interface Overrides {
  /**
   * Environment variables of the agent.
   * @default none
   */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Kubernetes labels, or tags of the AWS resources.
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Kubernetes annotations; EC2 bases have none.
   * @default none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** What is allowed, and which names are reserved. */
export interface OverridePolicy {
  readonly allowed: readonly (keyof Overrides)[];
  readonly blockedEnvironmentPrefixes: readonly string[];
  readonly blockedLabelPrefixes: readonly string[];
}

/**
 * The documented policy. Network, identity, privileges and mounts belong to the base: {@link Overrides} has no words
 * for them. Compute is changed by offering another profile.
 */
export const defaultOverridePolicy: OverridePolicy = {
  allowed: ["environment", "labels", "annotations"],
  blockedEnvironmentPrefixes: ["AWS_", "CODER_AGENT_"],
  blockedLabelPrefixes: ["kubernetes.io/", "eks.amazonaws.com/"],
};

/** What the policy has against the overrides: one sentence for each. */
export function overrideViolations(overrides: Overrides, policy: OverridePolicy): string[] {
  const denied = Object.keys(overrides)
    .filter((kind) => !policy.allowed.some((allowed) => allowed === kind))
    .map(
      (kind) =>
        `overrides.${kind}: the override policy does not allow it (it allows ${policy.allowed.join(", ")}); the base decides it: use another base, or one of your own`,
    );
  const environment = Object.keys(overrides.environment ?? {}).flatMap((name) =>
    reserved(`overrides.environment.${name}`, name, policy.blockedEnvironmentPrefixes, isPrefixOf),
  );
  const labels = (["labels", "annotations"] as const).flatMap((kind) =>
    Object.keys(overrides[kind] ?? {}).flatMap((name) =>
      reserved(`overrides.${kind}.${name}`, name, policy.blockedLabelPrefixes, isDomainOf),
    ),
  );
  return [...denied, ...environment, ...labels];
}

function reserved(
  path: string,
  name: string,
  prefixes: readonly string[],
  matches: (prefix: string, name: string) => boolean,
): string[] {
  const prefix = prefixes.find((candidate) => matches(candidate, name));
  return prefix === undefined
    ? []
    : [`${path}: names that begin with ${prefix} are reserved; choose another name`];
}

function isPrefixOf(prefix: string, name: string): boolean {
  return name.startsWith(prefix);
}

/** `kubernetes.io/` covers its subdomains too, e.g. `app.kubernetes.io/`, by which the bases select their pods. */
function isDomainOf(prefix: string, name: string): boolean {
  return name.startsWith(prefix) || name.includes(`.${prefix}`);
}
