import { describe, expect, it } from "vitest";
import {
  type Base,
  type ComputeProfile,
  computeProfiles,
  ec2GpuBase,
  ec2LinuxBase,
  ec2WindowsBase,
  kubernetesBase,
} from "../../src/templates";
import { generalTypes, gpuInstanceTypes } from "../../src/templates/bases/ec2/instance-types";
import { resolveProfile } from "../../src/templates/contract/compute-profile";

function machine(base: Base, profile: ComputeProfile) {
  const resolved = resolveProfile(profile);
  if (Array.isArray(resolved)) throw new Error(resolved.join());
  return base.machine(resolved);
}

describe("profiles map to instance types exactly", () => {
  it.each([
    ["sw-dev-small", "c6i.large"],
    ["sw-dev-medium", "c6i.xlarge"],
    ["sw-dev-large", "c6i.2xlarge"],
    ["platform-devsecops", "c6i.xlarge"],
    ["datasci-standard", "m6i.2xlarge"],
  ] as const)("%s is %s", (name, type) => {
    for (const base of [ec2LinuxBase(), ec2WindowsBase()]) {
      expect(machine(base, computeProfiles[name])).toEqual({
        kind: "exact",
        attributes: { instance_type: type },
        description: type,
      });
    }
  });

  it("datasci-large is g4dn.4xlarge on base-ec2-gpu", () => {
    expect(machine(ec2GpuBase(), computeProfiles["datasci-large"])).toMatchObject({
      kind: "exact",
      description: "g4dn.4xlarge",
    });
  });

  it("pods have exactly what the profile says, and no GPU", () => {
    expect(machine(kubernetesBase(), computeProfiles["sw-dev-medium"]).kind).toBe("exact");
    expect(machine(kubernetesBase(), computeProfiles["datasci-large"]).kind).toBe("refused");
  });
});

describe("S1-20: nothing is silently smaller or of another kind", () => {
  const shapes = [1, 2, 3, 4, 8, 16, 32, 64].flatMap((cpu) =>
    ([1, 2, 4, 7, 16, 64, 256] as const).map((memory) => ({ cpu, memory: `${memory}Gi` as const })),
  );
  const gpus = [
    undefined,
    { type: "nvidia-t4", count: 1 },
    { type: "nvidia-t4", count: 3 },
    { type: "nvidia-a10g", count: 8 },
    { type: "nvidia-a100", count: 4 },
  ] as const;

  it("whatever is asked for, the machine has all of it, or is refused", () => {
    const types = new Map([...generalTypes, ...gpuInstanceTypes].map((type) => [type.name, type]));
    for (const shape of shapes) {
      for (const gpu of gpus) {
        const profile: ComputeProfile = {
          name: "p",
          description: "",
          storage: "20Gi",
          ...shape,
          ...(gpu ? { gpu } : {}),
        };
        const found = machine(gpu ? ec2GpuBase() : ec2LinuxBase(), profile);
        if (found.kind === "refused") continue;
        const type = types.get(found.description);
        expect(type?.cpu).toBeGreaterThanOrEqual(shape.cpu);
        expect(type?.memoryGib).toBeGreaterThanOrEqual(Number.parseInt(shape.memory, 10));
        expect(type?.gpu?.type).toBe(gpu?.type);
        expect(type?.gpu?.count ?? 0).toBeGreaterThanOrEqual(gpu?.count ?? 0);
        const isExact =
          type?.cpu === shape.cpu &&
          `${type.memoryGib}Gi` === shape.memory &&
          (type.gpu?.count ?? 0) === (gpu?.count ?? 0);
        expect(found.kind).toBe(isExact ? "exact" : "larger");
      }
    }
  });

  it("takes the smallest that has everything", () => {
    expect(
      machine(ec2LinuxBase(), { name: "p", description: "", cpu: 3, memory: "10Gi", storage: "20Gi" }),
    ).toEqual({
      kind: "larger",
      attributes: { instance_type: "m6i.xlarge" },
      description: "m6i.xlarge",
      excess: "4 vCPU instead of 3, 16 GiB instead of 10",
    });
  });

  it("refuses what no instance has, with the way out", () => {
    expect(
      machine(ec2LinuxBase(), { name: "p", description: "", cpu: 64, memory: "4Ti", storage: "20Gi" }),
    ).toEqual({
      kind: "refused",
      reason: "no EC2 instance type of the base has all of 64 vCPU, 4096 GiB, 20 GiB home",
      remedy: "change the profile's CPU, memory or GPUs",
    });
  });

  it("sends profiles without GPU to another base", () => {
    expect(machine(ec2GpuBase(), computeProfiles["sw-dev-small"])).toMatchObject({
      kind: "refused",
      remedy: "use base-ec2-linux, or give the profile a GPU",
    });
  });
});
