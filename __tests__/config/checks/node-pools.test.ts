import { describe, expect, it } from "vitest";
import { problemsWithSpoke, resolveSpoke } from "../support";

const limits = { cpu: 64, memoryGiB: 256 };

/** What is said about the settings of one pool of the spoke. */
function problemsWithPool(settings: Record<string, unknown>, name = "coder-workspace"): string[] {
  return problemsWithSpoke({ nodePools: { [name]: { limits, ...settings } } });
}

const path = "regions.euw2.nodePools.coder-workspace";

describe("node pools", () => {
  it("may be left out", () => {
    expect(problemsWithSpoke({})).toEqual([]);
    expect(problemsWithPool({})).toEqual([]);
  });

  it("must have limits", () => {
    expect(problemsWithSpoke({ nodePools: { "coder-workspace": { capacityTypes: ["spot"] } } })).toEqual([
      `${path}.limits: is missing; expected the pool's largest size, or one mistake in a template could start any number of instances, e.g. { cpu: 64, memoryGiB: 256 }; add it`,
    ]);
    expect(problemsWithPool({ limits: { cpu: 64 } })).toEqual([
      `${path}.limits.memoryGiB: is missing; expected a number; add it`,
    ]);
    expect(problemsWithPool({ limits: { cpu: 0, memoryGiB: 256 } })).toEqual([
      `${path}.limits.cpu: 0 was given; expected a whole number from 1 to 1000000; use e.g. 1`,
    ]);
  });

  it("name instance families that exist", () => {
    expect(problemsWithPool({ instanceFamilies: ["m7x"] })).toEqual([
      `${path}.instanceFamilies[0]: "m7x" is not an EC2 instance family that Karpenter knows; expected the part of an instance type before the dot, e.g. m7i; use m7a`,
    ]);
    expect(problemsWithPool({ instanceFamilies: ["m7i.large"] })).toEqual([
      `${path}.instanceFamilies[0]: "m7i.large" is not an EC2 instance family that Karpenter knows; expected the part of an instance type before the dot, e.g. m7i; use m7i`,
    ]);
    expect(problemsWithPool({ instanceSizes: ["huge"] })).toEqual([
      `${path}.instanceSizes[0]: "huge" is not an EC2 instance size; expected the part of an instance type after the dot; use e.g. 2xlarge`,
    ]);
  });

  it("have one architecture, and say the same one", () => {
    expect(problemsWithPool({ instanceFamilies: ["m7g", "m7i"] })).toEqual([
      `${path}.instanceFamilies: m7g is arm64 and m7i is x86_64; the nodes of a pool have one architecture, because container images are built for one; keep m7g or m7i`,
    ]);
    expect(problemsWithPool({ instanceFamilies: ["m7g"], architecture: "x86_64" })).toEqual([
      `${path}.architecture: x86_64 was given, but m7g is arm64; expected the architecture of the instance families; use arm64, or families that are x86_64`,
    ]);
    expect(problemsWithPool({ architecture: "arm64" })).toEqual([
      `${path}.architecture: arm64 was given, but m7i, m7a, m6i, m6a are x86_64; expected the architecture of the instance families; use x86_64, or families that are arm64`,
    ]);
    expect(problemsWithPool({ instanceFamilies: ["m7g"], architecture: "arm64" })).toEqual([]);
  });

  it("have images that fit their machines", () => {
    expect(problemsWithPool({ instanceFamilies: ["a1"] })).toEqual([
      `${path}.instanceFamilies: a1 has the first Graviton processor, and the image family is al2023; al2023's arm64 images need Graviton2 or later; use e.g. m6g`,
    ]);
    expect(problemsWithPool({ amiFamily: "windows2022" })).toEqual([
      `${path}.amiFamily: "windows2022" was given; expected one of: al2023, bottlerocket; use one of: al2023, bottlerocket`,
    ]);
    expect(problemsWithPool({ amiFamily: "bottlerocket", amiVersion: "v20260903" })).toEqual([
      `${path}.amiVersion: v20260903 is no release of bottlerocket; expected e.g. v1.66.0; use a release of the family, or leave it out for the default`,
    ]);
    expect(problemsWithPool({ amiVersion: "latest" })).toEqual([
      `${path}.amiVersion: "latest" is not the release of a node image; expected v and a number; "latest" would replace nodes whenever AWS publishes an image; use e.g. v20260903`,
    ]);
  });

  it("have no taint that no workload tolerates", () => {
    const taint = { key: "dedicated", value: "gpu", effect: "NoSchedule" };
    expect(problemsWithPool({ taints: [taint] })).toEqual([
      `${path}.taints[0]: no workload of the pool tolerates dedicated=gpu:NoSchedule; the pods that run here tolerate dedicated=coder-ws:NoSchedule; they would stay pending; remove it`,
    ]);
    expect(problemsWithPool({ taints: [{ ...taint, value: "coder-ws" }] })).toEqual([]);
    expect(problemsWithPool({ taints: [] })).toEqual([]);
  });

  it("have disks that gp3 allows", () => {
    expect(problemsWithPool({ diskGiB: 20, diskIops: 16000 })).toEqual([
      `${path}.diskIops: 16000 IOPS on 20 GiB; gp3 has at most 500 IOPS for each GiB; use at most 10000, or at least 32 GiB`,
    ]);
    expect(problemsWithPool({ diskThroughput: 1000 })).toEqual([
      `${path}.diskThroughput: 1000 MiB/s with 3000 IOPS; gp3 has at most 0.25 MiB/s for each IOPS; use at most 750, or at least 4000 IOPS`,
    ]);
  });

  it("S0-06: know no consolidation WhenUnderutilized", () => {
    expect(problemsWithPool({ consolidation: "WhenUnderutilized" })).toEqual([
      `${path}.consolidation: "WhenUnderutilized" was given; expected one of: WhenEmpty, WhenEmptyOrUnderutilized; use one of: WhenEmpty, WhenEmptyOrUnderutilized`,
    ]);
  });

  it("have budgets with schedule and duration together", () => {
    expect(problemsWithPool({ budgets: [{ nodes: "0", schedule: "0 0 * * mon" }] })).toEqual([
      `${path}.budgets[0]: it has a schedule and no duration; the schedule says when the budget begins to hold, the duration for how long; set both, or none for a budget that always holds`,
    ]);
    expect(problemsWithPool({ budgets: [{ nodes: "many" }] })).toEqual([
      `${path}.budgets[0].nodes: "many" is not a number of nodes; expected a number or a percentage, as text; use e.g. "10%"`,
    ]);
  });

  it("have known names", () => {
    expect(problemsWithPool({}, "coder-workspaces")).toEqual([
      "regions.euw2.nodePools.coder-workspaces: there is no such setting; expected one of: system-spill, coder-server, coder-provisioner, coder-workspace; use coder-workspace",
    ]);
  });
});

describe("the pools of a region", () => {
  it("are three by default, limited by the number of workspaces", () => {
    expect(
      resolveSpoke().nodePools.map(({ name, cpuLimit, memoryLimitGiB }) => [name, cpuLimit, memoryLimitGiB]),
    ).toEqual([
      ["coder-server", 32, 128],
      ["coder-provisioner", 16, 64],
      // 100 workspaces, 7 on a node: 15 nodes, and a quarter more; 8 vCPU and 32 GiB each.
      ["coder-workspace", 152, 608],
    ]);
  });

  it("grow with the number of workspaces", () => {
    const [, provisioner, workspace] = resolveSpoke({
      maxWorkspaces: 1000,
      vpc: { cidr: "10.1.0.0/16" },
    }).nodePools;
    expect([provisioner?.cpuLimit, workspace?.cpuLimit]).toEqual([128, 1432]);
  });

  it("have a pool for add-ons that do not fit on the system nodes where one is named", () => {
    const [spill] = resolveSpoke({ nodePools: { "system-spill": { limits } } }).nodePools;
    expect(spill).toMatchObject({
      name: "system-spill",
      architecture: "arm64",
      taints: [{ key: "CriticalAddonsOnly", value: "true", effect: "NoSchedule" }],
      cpuLimit: 64,
    });
  });

  it("have every default, and take every setting", () => {
    expect(resolveSpoke().nodePools[0]).toEqual({
      name: "coder-server",
      instanceFamilies: ["m7g", "m6g"],
      instanceSizes: ["xlarge", "2xlarge"],
      architecture: "arm64",
      capacityTypes: ["on-demand"],
      amiFamily: "al2023",
      amiVersion: "v20260903",
      diskGiB: 50,
      diskIops: 3000,
      diskThroughput: 125,
      taints: [{ key: "dedicated", value: "coder-server", effect: "NoSchedule" }],
      cpuLimit: 32,
      memoryLimitGiB: 128,
      consolidation: "WhenEmptyOrUnderutilized",
      consolidateAfter: "10m",
      expireAfter: "720h",
      budgets: [{ nodes: "1" }],
    });
    const given = {
      instanceFamilies: ["c7i"],
      instanceSizes: ["4xlarge"],
      architecture: "x86_64",
      capacityTypes: ["spot", "on-demand"],
      amiFamily: "bottlerocket",
      amiVersion: "v1.60.0",
      diskGiB: 500,
      diskIops: 6000,
      diskThroughput: 500,
      taints: [],
      consolidation: "WhenEmpty",
      consolidateAfter: "1h",
      expireAfter: "Never",
      budgets: [{ nodes: "2" }],
    } as const;
    expect(resolveSpoke({ nodePools: { "coder-server": { limits, ...given } } }).nodePools[0]).toEqual({
      name: "coder-server",
      ...given,
      cpuLimit: 64,
      memoryLimitGiB: 256,
    });
  });
});
