/** Sizes of workspaces, and what a size has to satisfy. */
import { gib, type Quantity } from "./quantity";

/** The GPUs that a profile can ask for. */
export const gpuTypes = ["nvidia-t4", "nvidia-a10g", "nvidia-v100", "nvidia-a100"] as const;

/** A GPU model. */
export type GpuType = (typeof gpuTypes)[number];

/** What a workspace of one size has. */
export interface ComputeProfile {
  /** Name, shown to users, e.g. `sw-dev-small`. */
  readonly name: string;
  /** What it is good for. */
  readonly description: string;
  /** vCPUs, 1 to 64. */
  readonly cpu: number;
  readonly memory: Quantity;
  /** Size of the home volume. */
  readonly storage: Quantity;
  /**
   * GPUs, 1 to 8 of one model.
   * @default none
   */
  readonly gpu?: { readonly type: GpuType; readonly count: number };
}

/** The documented profiles. */
export const computeProfiles = {
  "sw-dev-small": {
    name: "sw-dev-small",
    description: "Light development: editing, small builds",
    cpu: 2,
    memory: "4Gi",
    storage: "20Gi",
  },
  "sw-dev-medium": {
    name: "sw-dev-medium",
    description: "Standard development",
    cpu: 4,
    memory: "8Gi",
    storage: "50Gi",
  },
  "sw-dev-large": {
    name: "sw-dev-large",
    description: "Heavy development: large builds, several services",
    cpu: 8,
    memory: "16Gi",
    storage: "100Gi",
  },
  "platform-devsecops": {
    name: "platform-devsecops",
    description: "Platform engineering and DevSecOps",
    cpu: 4,
    memory: "8Gi",
    storage: "100Gi",
  },
  "datasci-standard": {
    name: "datasci-standard",
    description: "Data analysis without GPU",
    cpu: 8,
    memory: "32Gi",
    storage: "500Gi",
  },
  "datasci-large": {
    name: "datasci-large",
    description: "Training on one T4",
    cpu: 16,
    memory: "64Gi",
    storage: "1Ti",
    gpu: { type: "nvidia-t4", count: 1 },
  },
  "datasci-xlarge": {
    name: "datasci-xlarge",
    description: "Training on several A100",
    cpu: 32,
    memory: "64Gi",
    storage: "2Ti",
    gpu: { type: "nvidia-a100", count: 4 },
  },
} as const satisfies Record<string, ComputeProfile>;

/** The profile without its GPUs, under a name of its own. */
export function withoutGpu(profile: ComputeProfile): ComputeProfile {
  const { gpu: _, ...rest } = profile;
  return { ...rest, name: `${profile.name}-cpu`, description: `As ${profile.name}, without GPU` };
}

/** A profile with its quantities in GiB. */
export interface ResolvedProfile extends ComputeProfile {
  readonly memoryGib: number;
  readonly storageGib: number;
}

/** The profile in GiB, or what is wrong with it: one sentence for each problem. */
export function resolveProfile(profile: ComputeProfile): ResolvedProfile | string[] {
  const memoryGib = gib(profile.memory);
  const storageGib = gib(profile.storage);
  const { gpu } = profile;
  const problems = [
    check(
      /^[a-z][a-z0-9-]{0,62}$/.test(profile.name),
      "name",
      profile.name,
      "lower case letters, digits, dashes",
    ),
    check(isBetween(profile.cpu, 1, 64), "cpu", profile.cpu, "a whole number from 1 to 64"),
    check(memoryGib !== undefined, "memory", profile.memory, "a quantity such as 8Gi"),
    check(Number.isInteger(storageGib), "storage", profile.storage, "whole GiB, e.g. 50Gi or 1Ti"),
    check(!gpu || isBetween(gpu.count, 1, 8), "gpu.count", gpu?.count, "a whole number from 1 to 8"),
    check(!gpu || gpuTypes.includes(gpu.type), "gpu.type", gpu?.type, gpuTypes.join(", ")),
  ].filter((problem) => problem !== undefined);
  if (memoryGib === undefined || storageGib === undefined || problems.length > 0) return problems;
  return { ...profile, memoryGib, storageGib };
}

function isBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}

function check(fine: boolean, field: string, found: unknown, expected: string): string | undefined {
  return fine ? undefined : `${field}: ${JSON.stringify(found)}; expected ${expected}`;
}

/** The profile in words, e.g. `16 vCPU, 64 GiB, 1 × nvidia-t4, 1024 GiB home`. */
export function describeProfile(profile: ResolvedProfile): string {
  const gpu = profile.gpu ? `, ${profile.gpu.count} × ${profile.gpu.type}` : "";
  return `${profile.cpu} vCPU, ${profile.memoryGib} GiB${gpu}, ${profile.storageGib} GiB home`;
}
