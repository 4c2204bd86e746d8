/**
 * The EC2 instance types that profiles map to: x86-64, Nitro where the family has it.
 * https://aws.amazon.com/ec2/instance-types/ ; https://docs.aws.amazon.com/ec2/latest/instancetypes/
 */
import type { Machine } from "../../base";
import { describeProfile, type GpuType, type ResolvedProfile } from "../../contract/compute-profile";

/** One instance type. */
export interface InstanceType {
  readonly name: string;
  readonly cpu: number;
  readonly memoryGib: number;
  readonly gpu?: { readonly type: GpuType; readonly count: number };
}

const sizes: readonly (readonly [string, number])[] = [
  ["large", 2],
  ["xlarge", 4],
  ["2xlarge", 8],
  ["4xlarge", 16],
  ["8xlarge", 32],
  ["12xlarge", 48],
  ["16xlarge", 64],
];

function family(name: string, gibPerCpu: number): InstanceType[] {
  return sizes.map(([size, cpu]) => ({ name: `${name}.${size}`, cpu, memoryGib: cpu * gibPerCpu }));
}

/** Compute-, general- and memory-optimised types, cheapest first: 2, 4 and 8 GiB per vCPU. */
export const generalTypes: readonly InstanceType[] = [
  ...family("c6i", 2),
  ...family("m6i", 4),
  ...family("r6i", 8),
];

function gpu(name: string, cpu: number, memoryGib: number, type: GpuType, count: number): InstanceType {
  return { name, cpu, memoryGib, gpu: { type, count } };
}

/** Types with NVIDIA GPUs, smallest first in each family. */
export const gpuInstanceTypes: readonly InstanceType[] = [
  gpu("g4dn.xlarge", 4, 16, "nvidia-t4", 1),
  gpu("g4dn.2xlarge", 8, 32, "nvidia-t4", 1),
  gpu("g4dn.4xlarge", 16, 64, "nvidia-t4", 1),
  gpu("g4dn.8xlarge", 32, 128, "nvidia-t4", 1),
  gpu("g4dn.16xlarge", 64, 256, "nvidia-t4", 1),
  gpu("g4dn.12xlarge", 48, 192, "nvidia-t4", 4),
  gpu("g5.xlarge", 4, 16, "nvidia-a10g", 1),
  gpu("g5.2xlarge", 8, 32, "nvidia-a10g", 1),
  gpu("g5.4xlarge", 16, 64, "nvidia-a10g", 1),
  gpu("g5.8xlarge", 32, 128, "nvidia-a10g", 1),
  gpu("g5.16xlarge", 64, 256, "nvidia-a10g", 1),
  gpu("g5.12xlarge", 48, 192, "nvidia-a10g", 4),
  gpu("g5.24xlarge", 96, 384, "nvidia-a10g", 4),
  gpu("g5.48xlarge", 192, 768, "nvidia-a10g", 8),
  gpu("p3.2xlarge", 8, 61, "nvidia-v100", 1),
  gpu("p3.8xlarge", 32, 244, "nvidia-v100", 4),
  gpu("p3.16xlarge", 64, 488, "nvidia-v100", 8),
  gpu("p4d.24xlarge", 96, 1152, "nvidia-a100", 8),
];

/** The instance type for a profile: exactly what it says, else the smallest with all of it, else none. */
export function instanceFor(profile: ResolvedProfile, types: readonly InstanceType[]): Machine {
  const suitable = types.filter((type) => type.gpu?.type === profile.gpu?.type && hasAllOf(type, profile));
  const exact = suitable.find((type) => isExactly(type, profile));
  if (exact) return { kind: "exact", attributes: { instance_type: exact.name }, description: exact.name };
  const [smallest] = suitable.toSorted((a, b) => weight(a) - weight(b));
  if (!smallest) {
    return {
      kind: "refused",
      reason: `no EC2 instance type of the base has all of ${describeProfile(profile)}`,
      remedy: "change the profile's CPU, memory or GPUs",
    };
  }
  return {
    kind: "larger",
    attributes: { instance_type: smallest.name },
    description: smallest.name,
    excess: excessOf(smallest, profile),
  };
}

function hasAllOf(type: InstanceType, profile: ResolvedProfile): boolean {
  return (
    type.cpu >= profile.cpu &&
    type.memoryGib >= profile.memoryGib &&
    (type.gpu?.count ?? 0) >= (profile.gpu?.count ?? 0)
  );
}

function isExactly(type: InstanceType, profile: ResolvedProfile): boolean {
  return (
    type.cpu === profile.cpu &&
    type.memoryGib === profile.memoryGib &&
    (type.gpu?.count ?? 0) === (profile.gpu?.count ?? 0)
  );
}

/** GPUs cost most, then CPU, then memory. */
function weight(type: InstanceType): number {
  return (type.gpu?.count ?? 0) * 1e6 + type.cpu * 1e3 + type.memoryGib;
}

function excessOf(type: InstanceType, profile: ResolvedProfile): string {
  const differences: readonly (readonly [string, number, number])[] = [
    ["GPUs", type.gpu?.count ?? 0, profile.gpu?.count ?? 0],
    ["vCPU", type.cpu, profile.cpu],
    ["GiB", type.memoryGib, profile.memoryGib],
  ];
  return differences
    .filter(([, has, asks]) => has !== asks)
    .map(([unit, has, asks]) => `${has} ${unit} instead of ${asks}`)
    .join(", ");
}
