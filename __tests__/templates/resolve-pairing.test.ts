import { describe, expect, it } from "vitest";
import {
  acceptLarger,
  computeProfiles,
  datasci,
  defaultLifecycle,
  ec2AmazonLinuxBase,
  ec2GpuBase,
  ec2LinuxBase,
  ec2WindowsBase,
  kubernetesBase,
  type Pairing,
  PairingError,
  swdev,
  windev,
} from "../../src/templates";
import { resolvePairing } from "../../src/templates/resolve-pairing";

function pairing(parts: Partial<Pairing>): Pairing {
  return {
    name: "try",
    displayName: "Try",
    description: "A try",
    icon: "/icon/code.svg",
    tags: [],
    toolchain: swdev,
    base: kubernetesBase(),
    profiles: [computeProfiles["sw-dev-small"]],
    defaultProfile: "sw-dev-small",
    access: { use: [], admin: [] },
    lifecycle: defaultLifecycle,
    provisionerTags: {},
    ...parts,
  };
}

function problemsOf(parts: Partial<Pairing>): readonly string[] {
  try {
    resolvePairing(pairing(parts));
  } catch (error) {
    if (error instanceof PairingError) return error.problems;
    throw error;
  }
  return [];
}

describe("a pairing that holds together", () => {
  it("has a value for every capability: contract, then toolchain, then pairing", () => {
    const { capabilities } = resolvePairing(
      pairing({ capabilities: { "gui-vnc": true, "network-egress": "unrestricted" } }),
    );
    expect(capabilities).toMatchObject({
      "gui-vnc": true,
      "network-egress": "unrestricted",
      "persistent-home": true,
    });
    const windows = resolvePairing(pairing({ toolchain: windev, base: ec2WindowsBase() }));
    expect(windows.capabilities["gui-rdp"]).toBe(true);
  });
});

describe("a wrong pairing is refused at synthesis, naming toolchain, base, capability and the way out", () => {
  it("operating systems", () => {
    expect(problemsOf({ toolchain: swdev, base: ec2WindowsBase() })).toContain(
      "swdev-toolchain is for linux, base-ec2-windows runs windows; use a base that runs linux",
    );
  });

  it("a required capability that the base lacks", () => {
    expect(problemsOf({ toolchain: windev, base: ec2LinuxBase() })).toContain(
      "windev-toolchain requires gui-rdp (true), base-ec2-linux does not offer it; use a base that offers it, or a toolchain without that need",
    );
  });

  it("S1-17: no network for a toolchain that needs one", () => {
    expect(problemsOf({ capabilities: { "network-egress": "none" } })).toEqual([
      "network-egress is set to none; swdev-toolchain on base-k8s needs it to be https-only or unrestricted; leave it out of the pairing's capabilities or set it so",
    ]);
  });

  it("S1-17: a capability that the contract does not know", () => {
    const toolchain = { ...swdev, requires: { ...swdev.requires, "outbound-https": [true] } };
    expect(problemsOf({ toolchain })).toContain(
      "swdev-toolchain: requires.outbound-https: no capability of the contract; expected persistent-home, network-egress, identity-mode, gpu-support, artifact-cache, secrets-injection, gui-vnc, gui-rdp",
    );
  });

  it("a value that the contract does not know", () => {
    const capabilities = JSON.parse('{"network-egress":"https"}');
    expect(problemsOf({ capabilities })).toContain(
      "capabilities.network-egress: https; expected none, https-only, unrestricted",
    );
  });

  it("S1-19: gui-vnc and gui-rdp together", () => {
    const toolchain = { ...swdev, optional: ["gui-vnc", "gui-rdp"] as const };
    const base = {
      ...kubernetesBase(),
      supports: { ...kubernetesBase().supports, "gui-rdp": [true] as const },
    };
    expect(problemsOf({ toolchain, base, capabilities: { "gui-vnc": true, "gui-rdp": true } })).toEqual([
      "gui-vnc and gui-rdp exclude each other (swdev-toolchain on base-k8s); set one of them to false",
    ]);
  });

  it("S1-19: a GPU without network, and a GPU with network is fine", () => {
    const toolchain = {
      ...datasci,
      requires: { ...datasci.requires, "network-egress": ["none", "https-only"] as const },
    };
    const parts = {
      toolchain,
      base: ec2GpuBase(),
      profiles: [computeProfiles["datasci-large"]],
      defaultProfile: "datasci-large",
    };
    expect(problemsOf({ ...parts, capabilities: { "gpu-support": true, "network-egress": "none" } })).toEqual(
      [
        "gpu-support does not go with network-egress none (datasci-toolchain on base-ec2-gpu): drivers, CUDA libraries and models are downloaded; choose another value for network-egress, or set gpu-support to false",
      ],
    );
    expect(problemsOf({ ...parts, capabilities: { "gpu-support": true } })).toEqual([]);
  });

  it("S1-19: an optional capability that the base lacks", () => {
    expect(problemsOf({ base: ec2AmazonLinuxBase(), capabilities: { "gui-vnc": true } })).toEqual([
      "gui-vnc is to be true for swdev-toolchain, base-ec2-linux does not offer it; set it to false, or use another base",
    ]);
    expect(
      problemsOf({ base: ec2LinuxBase(), capabilities: { "identity-mode": "workload-identity" } }),
    ).toEqual([
      "identity-mode is set to workload-identity; swdev-toolchain on base-ec2-linux needs it to be iam or oidc; leave it out of the pairing's capabilities or set it so",
    ]);
    expect(
      problemsOf({
        toolchain: windev,
        base: ec2WindowsBase(),
        capabilities: { "secrets-injection": "vault" },
      }),
    ).toEqual([
      "secrets-injection is to be vault for windev-toolchain, base-ec2-windows offers variables, secrets-manager only; set it to what the base offers, or use another base",
    ]);
  });

  it("a capability of which the toolchain can make no use", () => {
    expect(problemsOf({ capabilities: { "gpu-support": true } })).toEqual([
      "gpu-support is asked for on base-k8s, swdev-toolchain can make no use of it; leave it out, or add it to the toolchain's optional capabilities",
    ]);
  });

  it("S1-20: a GPU profile on a base without GPU", () => {
    expect(
      problemsOf({
        toolchain: datasci,
        base: ec2LinuxBase(),
        profiles: [computeProfiles["datasci-large"]],
        defaultProfile: "datasci-large",
      }),
    ).toEqual([
      "profile datasci-large has 1 × nvidia-t4, gpu-support is off (datasci-toolchain on base-ec2-linux); use a base that offers gpu-support, or offer withoutGpu(…) of the profile",
    ]);
  });

  it("S1-20: four A100 are not silently something else: refused, or accepted with the excess said", () => {
    const parts = {
      toolchain: datasci,
      base: ec2GpuBase(),
      capabilities: { "gpu-support": true },
      defaultProfile: "datasci-xlarge",
    } as const;
    expect(problemsOf({ ...parts, profiles: [computeProfiles["datasci-xlarge"]] })).toEqual([
      "profile datasci-xlarge (32 vCPU, 64 GiB, 4 × nvidia-a100, 2048 GiB home) has no exact machine on base-ec2-gpu; the smallest with all of it is p4d.24xlarge (8 GPUs instead of 4, 96 vCPU instead of 32, 1152 GiB instead of 64); offer acceptLarger(…) to take it, or change the profile",
    ]);
    const accepted = resolvePairing(
      pairing({ ...parts, profiles: [acceptLarger(computeProfiles["datasci-xlarge"])] }),
    );
    expect(accepted.profiles[0]?.machine).toMatchObject({
      kind: "larger",
      attributes: { instance_type: "p4d.24xlarge" },
    });
  });

  it("a GPU that the image's driver does not support", () => {
    const profile = {
      ...computeProfiles["datasci-large"],
      name: "v100",
      cpu: 8,
      memory: "61Gi",
      gpu: { type: "nvidia-v100", count: 1 },
    } as const;
    const parts = {
      toolchain: datasci,
      capabilities: { "gpu-support": true },
      profiles: [profile],
      defaultProfile: "v100",
    } as const;
    expect(problemsOf({ ...parts, base: ec2GpuBase() })).toEqual([
      "profile v100 (8 vCPU, 61 GiB, 1 × nvidia-v100, 1024 GiB home) cannot be had on base-ec2-gpu: the open NVIDIA driver of its image does not support V100; give ec2GpuBase({ image: … }) an image with the proprietary driver, or choose another GPU",
    ]);
    const own = ec2GpuBase({ image: { owners: ["123456789012"], name: "v100-*" } });
    expect(resolvePairing(pairing({ ...parts, base: own })).profiles[0]?.machine.description).toBe(
      "p3.2xlarge",
    );
  });

  it("names, versions, descriptions, profiles: everything at once", () => {
    expect(
      problemsOf({
        name: "No Spaces",
        description: "x".repeat(128),
        toolchain: { ...swdev, version: "1" },
        profiles: [computeProfiles["sw-dev-small"], computeProfiles["sw-dev-small"]],
        defaultProfile: "sw-dev-huge",
        overrides: { environment: { AWS_REGION: "x" } },
      }),
    ).toEqual([
      "name: No Spaces; expected at most 32 of a-z, 0-9 and single dashes",
      "description: 128 characters; Coder takes at most 127; shorten it",
      "swdev-toolchain: version 1; expected a semantic version such as 1.0.0",
      "overrides.environment.AWS_REGION: names that begin with AWS_ are reserved; choose another name",
      "profile sw-dev-small is offered twice; offer it once",
      "defaultProfile: sw-dev-huge; expected one of sw-dev-small, sw-dev-small",
    ]);
  });

  it("names the template in the message", () => {
    expect(() => resolvePairing(pairing({ toolchain: windev }))).toThrow(
      /^template try cannot be composed:\n- /,
    );
  });
});
