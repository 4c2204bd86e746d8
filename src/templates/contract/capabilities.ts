/**
 * The capabilities that a toolchain asks for and a base offers. Declared once: types, validation, emitted HCL and the
 * tables in docs/templates.md follow from this value.
 */

interface CapabilitySpec {
  /** Everything that the capability can be set to. */
  readonly values: readonly (boolean | string)[];
  /** What it is when neither toolchain nor pairing says anything. */
  readonly default: boolean | string;
  readonly description: string;
}

/** The eight capabilities of contract version 1.0. */
export const capabilitySpecs = {
  "persistent-home": {
    values: [false, true],
    default: true,
    description: "The home directory survives stop, start and a change of the compute profile.",
  },
  "network-egress": {
    values: ["none", "https-only", "unrestricted"],
    default: "https-only",
    description:
      "What the workspace may reach: `none` is Coder and DNS only, `https-only` adds TCP 443, `unrestricted` is everything. The way from the agent to Coder is open in all three.",
  },
  "identity-mode": {
    values: ["oidc", "iam", "workload-identity"],
    default: "iam",
    description:
      "As whom the workspace acts: `iam` is an IAM role (IRSA on Kubernetes, an instance profile on EC2), `workload-identity` an EKS Pod Identity association of the service account, `oidc` the owner's OIDC access token in `OIDC_ACCESS_TOKEN`.",
  },
  "gpu-support": {
    values: [false, true],
    default: false,
    description: "NVIDIA GPUs with their driver.",
  },
  "artifact-cache": {
    values: [false, true],
    default: false,
    description: "A second volume for package and build caches, apart from the home directory.",
  },
  "secrets-injection": {
    values: ["variables", "vault", "secrets-manager"],
    default: "variables",
    description:
      "Where secrets come from: `variables` are environment variables of the template, `secrets-manager` one AWS Secrets Manager secret read at start, `vault` a HashiCorp Vault login by AWS IAM at start.",
  },
  "gui-vnc": {
    values: [false, true],
    default: false,
    description: "A Linux desktop in the browser (KasmVNC).",
  },
  "gui-rdp": {
    values: [false, true],
    default: false,
    description: "A Windows desktop in the browser (Amazon DCV or web RDP).",
  },
} as const satisfies Record<string, CapabilitySpec>;

/** Name of a capability, e.g. `gui-vnc`. */
export type CapabilityName = keyof typeof capabilitySpecs;

/** What one capability can be set to. */
export type CapabilityValue<N extends CapabilityName = CapabilityName> =
  (typeof capabilitySpecs)[N]["values"][number];

/** A value for every capability. */
export type Capabilities = { readonly [N in CapabilityName]: CapabilityValue<N> };

/** For some capabilities, the values that somebody accepts or offers. */
export type CapabilityValues = { readonly [N in CapabilityName]?: readonly CapabilityValue<N>[] };

/** The names in the order of the contract. */
export const capabilityNames = Object.keys(capabilitySpecs) as CapabilityName[];

/** The defaults of the contract, with the given values on top; later ones win. */
export function capabilitiesWith(...overrides: readonly Partial<Capabilities>[]): Capabilities {
  const defaults = Object.fromEntries(capabilityNames.map((name) => [name, capabilitySpecs[name].default]));
  return Object.assign(defaults, ...overrides) as Capabilities;
}

/** Whether a value asks for something, so that it matters whether the base offers it. */
export function isAskedFor(value: CapabilityValue): boolean {
  return value !== false;
}

/** Two capabilities that cannot be had together. */
export const exclusions: readonly { readonly capabilities: readonly [CapabilityName, CapabilityName] }[] = [
  { capabilities: ["gui-vnc", "gui-rdp"] },
];

/** A capability that, when it is on, forbids a value of another one. */
export interface Implication {
  readonly when: CapabilityName;
  readonly forbids: CapabilityName;
  readonly value: CapabilityValue;
  readonly why: string;
}

/** The implications of contract version 1.0. */
export const implications: readonly Implication[] = [
  {
    when: "gpu-support",
    forbids: "network-egress",
    value: "none",
    why: "drivers, CUDA libraries and models are downloaded",
  },
];
