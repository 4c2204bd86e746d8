import { describe, expect, it } from "vitest";
import { capabilitiesWith, capabilitySpecs } from "../../src/templates/contract/capabilities";
import { computeProfiles, resolveProfile, withoutGpu } from "../../src/templates/contract/compute-profile";
import { contractInputs, contractOutputs } from "../../src/templates/contract/inputs-outputs";
import { defaultOverridePolicy, overrideViolations } from "../../src/templates/contract/override-policy";
import { gib } from "../../src/templates/contract/quantity";

describe("contract", () => {
  it("has the eight documented capabilities with their defaults", () => {
    expect(capabilitiesWith()).toEqual({
      "persistent-home": true,
      "network-egress": "https-only",
      "identity-mode": "iam",
      "gpu-support": false,
      "artifact-cache": false,
      "secrets-injection": "variables",
      "gui-vnc": false,
      "gui-rdp": false,
    });
  });

  it("S1-17: outbound-https is no capability beside network-egress", () => {
    expect(Object.keys(capabilitySpecs)).not.toContain("outbound-https");
    expect(capabilitySpecs["network-egress"].values).toEqual(["none", "https-only", "unrestricted"]);
  });

  it("has the documented inputs and outputs", () => {
    expect(Object.keys(contractInputs)).toEqual([
      "workspace_name",
      "owner",
      "compute_profile",
      "image_id",
      "capabilities",
    ]);
    expect(Object.keys(contractOutputs)).toEqual([
      "agent_endpoint",
      "runtime_env",
      "volume_mounts",
      "metadata",
    ]);
  });
});

describe("quantities", () => {
  it.each([
    ["4Gi", 4],
    ["500Gi", 500],
    ["512Mi", 0.5],
    ["1Ti", 1024],
    ["2Ti", 2048],
  ])("S1-23: %s is %d GiB", (quantity, expected) => {
    expect(gib(quantity)).toBe(expected);
  });

  it.each(["4", "4G", "4GiB", "", "-1Gi", "1.5Gi"])("refuses %j", (quantity) => {
    expect(gib(quantity)).toBeUndefined();
  });
});

describe("compute profiles", () => {
  it.each([
    ["sw-dev-small", 2, 4, 20, undefined],
    ["sw-dev-medium", 4, 8, 50, undefined],
    ["sw-dev-large", 8, 16, 100, undefined],
    ["platform-devsecops", 4, 8, 100, undefined],
    ["datasci-standard", 8, 32, 500, undefined],
    ["datasci-large", 16, 64, 1024, { type: "nvidia-t4", count: 1 }],
    ["datasci-xlarge", 32, 64, 2048, { type: "nvidia-a100", count: 4 }],
  ] as const)("S1-18: %s resolves, with or without GPU", (name, cpu, memoryGib, storageGib, gpu) => {
    expect(resolveProfile(computeProfiles[name])).toMatchObject({ cpu, memoryGib, storageGib });
    expect(resolveProfile(computeProfiles[name])).toHaveProperty("name", name);
    expect("gpu" in computeProfiles[name] ? computeProfiles[name].gpu : undefined).toEqual(gpu);
  });

  it("can be offered without their GPUs, under another name", () => {
    expect(withoutGpu(computeProfiles["datasci-large"])).toEqual({
      name: "datasci-large-cpu",
      description: "As datasci-large, without GPU",
      cpu: 16,
      memory: "64Gi",
      storage: "1Ti",
    });
  });

  it("reports everything that is wrong with one", () => {
    expect(
      resolveProfile({
        name: "Big",
        description: "",
        cpu: 65,
        memory: "8Gi",
        storage: "512Mi",
        gpu: { type: "nvidia-t4", count: 9 },
      }),
    ).toEqual([
      'name: "Big"; expected lower case letters, digits, dashes',
      "cpu: 65; expected a whole number from 1 to 64",
      'storage: "512Mi"; expected whole GiB, e.g. 50Gi or 1Ti',
      "gpu.count: 9; expected a whole number from 1 to 8",
    ]);
  });
});

describe("override policy", () => {
  it("allows environment, labels and annotations", () => {
    const overrides = {
      environment: { TEAM: "a" },
      labels: { team: "a" },
      annotations: { "example.com/a": "b" },
    };
    expect(overrideViolations(overrides, defaultOverridePolicy)).toEqual([]);
  });

  it("denies network, identity, privileges and mounts", () => {
    const overrides = JSON.parse('{"privileged":true,"network":"host"}');
    expect(overrideViolations(overrides, defaultOverridePolicy)).toEqual([
      "overrides.privileged: the override policy does not allow it (it allows environment, labels, annotations); the base decides it: use another base, or one of your own",
      "overrides.network: the override policy does not allow it (it allows environment, labels, annotations); the base decides it: use another base, or one of your own",
    ]);
  });

  it("keeps reserved names free", () => {
    const overrides = {
      environment: { AWS_PROFILE: "x", CODER_AGENT_TOKEN: "x", MY_AWS_: "fine" },
      labels: { "kubernetes.io/arch": "x", "app.kubernetes.io/name": "x", "eks.amazonaws.com/x": "x" },
    };
    expect(overrideViolations(overrides, defaultOverridePolicy)).toEqual([
      "overrides.environment.AWS_PROFILE: names that begin with AWS_ are reserved; choose another name",
      "overrides.environment.CODER_AGENT_TOKEN: names that begin with CODER_AGENT_ are reserved; choose another name",
      "overrides.labels.kubernetes.io/arch: names that begin with kubernetes.io/ are reserved; choose another name",
      "overrides.labels.app.kubernetes.io/name: names that begin with kubernetes.io/ are reserved; choose another name",
      "overrides.labels.eks.amazonaws.com/x: names that begin with eks.amazonaws.com/ are reserved; choose another name",
    ]);
  });

  it("can be made stricter", () => {
    const policy = { ...defaultOverridePolicy, allowed: ["labels"] as const };
    expect(overrideViolations({ environment: { A: "b" } }, policy)).toHaveLength(1);
  });
});
