import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWithin, overlaps } from "../../src/config/cidr";
import {
  capacityWithoutOneZone,
  maxZones,
  type PlanInputs,
  planSubnets,
  type Subnet,
  type SubnetPlan,
  tiers,
} from "../../src/config/cidr-plan";

const zones = ["us-east-2a", "us-east-2b", "us-east-2c", "us-east-2d"];

const base: PlanInputs = {
  cidr: "10.0.0.0/16",
  zones: zones.slice(0, 3),
  maxWorkspaces: 300,
  workspacesPerNode: 7,
  systemNodes: 4,
  interfaceEndpoints: 0,
};

const cidrs = (plan: SubnetPlan) =>
  Object.fromEntries(tiers.map((tier) => [tier, plan.tiers[tier].map(({ cidr }) => cidr)]));

const allSubnets = (plan: SubnetPlan): Subnet[] => tiers.flatMap((tier) => plan.tiers[tier]);

describe("the plan of a /16 with three zones", () => {
  it("is the documented one", () => {
    expect(cidrs(planSubnets(base))).toEqual({
      public: ["10.0.0.0/23", "10.0.2.0/23", "10.0.4.0/23"],
      database: ["10.0.8.0/24", "10.0.9.0/24", "10.0.10.0/24"],
      intra: ["10.0.16.0/28", "10.0.17.0/28", "10.0.18.0/28"],
      private: ["10.0.32.0/19", "10.0.64.0/19", "10.0.96.0/19"],
    });
  });

  it("gives every zone a second private block when the workspaces need it", () => {
    expect(planSubnets({ ...base, maxWorkspaces: 3000 }).tiers.private).toEqual([
      { id: "us_east_2a", zone: "us-east-2a", cidr: "10.0.32.0/19", usable: 8187 },
      { id: "us_east_2b", zone: "us-east-2b", cidr: "10.0.64.0/19", usable: 8187 },
      { id: "us_east_2c", zone: "us-east-2c", cidr: "10.0.96.0/19", usable: 8187 },
      { id: "us_east_2a_2", zone: "us-east-2a", cidr: "10.0.160.0/19", usable: 8187 },
      { id: "us_east_2b_2", zone: "us-east-2b", cidr: "10.0.192.0/19", usable: 8187 },
      { id: "us_east_2c_2", zone: "us-east-2c", cidr: "10.0.224.0/19", usable: 8187 },
    ]);
  });

  it("puts a fourth zone beside the others", () => {
    const { tiers: planned } = planSubnets({ ...base, zones });
    expect(tiers.map((tier) => planned[tier][3]?.cidr)).toEqual([
      "10.0.6.0/23",
      "10.0.128.0/19",
      "10.0.19.0/28",
      "10.0.11.0/24",
    ]);
  });
});

describe("the plan of a /20, the smallest VPC", () => {
  it("still has a /27 for load balancers and a /28 for the control plane in four zones", () => {
    expect(cidrs(planSubnets({ ...base, cidr: "10.9.16.0/20", zones, maxWorkspaces: 20 }))).toEqual({
      public: ["10.9.16.0/27", "10.9.16.32/27", "10.9.16.64/27", "10.9.16.96/27"],
      database: ["10.9.16.128/28", "10.9.16.144/28", "10.9.16.160/28", "10.9.16.176/28"],
      intra: ["10.9.17.0/28", "10.9.17.16/28", "10.9.17.32/28", "10.9.17.48/28"],
      private: ["10.9.18.0/23", "10.9.20.0/23", "10.9.22.0/23", "10.9.24.0/23"],
    });
  });
});

describe("capacity without one zone", () => {
  it("leaves out the largest zone, AWS's five addresses and what every zone needs", () => {
    expect(capacityWithoutOneZone(planSubnets(base))).toBe(2 * (8187 - 16));
    expect(capacityWithoutOneZone(planSubnets({ ...base, interfaceEndpoints: 4 }))).toBe(2 * (8187 - 20));
    expect(capacityWithoutOneZone(planSubnets({ ...base, zones, maxWorkspaces: 5000 }))).toBe(
      2 * (2 * 8187 - 16) + (8187 - 16),
    );
  });
});

const anyInputs: fc.Arbitrary<PlanInputs> = fc
  .record({
    block: fc.nat(255),
    prefix: fc.integer({ min: 16, max: 20 }),
    zoneCount: fc.integer({ min: 2, max: maxZones }),
    maxWorkspaces: fc.integer({ min: 1, max: 10_000 }),
    workspacesPerNode: fc.integer({ min: 1, max: 100 }),
    systemNodes: fc.integer({ min: 2, max: 20 }),
    interfaceEndpoints: fc.nat(20),
  })
  .map(({ block, prefix, zoneCount, ...rest }) => ({
    ...rest,
    cidr: `10.${block}.0.0/${prefix}`,
    zones: zones.slice(0, zoneCount),
  }));

describe("any plan", () => {
  it("lies inside the VPC and never overlaps itself", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const subnets = allSubnets(planSubnets(inputs));
        for (const [index, subnet] of subnets.entries()) {
          expect(isWithin(subnet.cidr, inputs.cidr)).toBe(true);
          for (const other of subnets.slice(index + 1)) expect(overlaps(subnet.cidr, other.cidr)).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("names the subnets of a tier apart", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const plan = planSubnets(inputs);
        for (const tier of tiers) {
          const ids = plan.tiers[tier].map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });

  it("is contained, unchanged, in the plan of a region that has grown", () => {
    const growth = fc.record({
      zones: fc.nat(2),
      maxWorkspaces: fc.nat(10_000),
      systemNodes: fc.nat(20),
      interfaceEndpoints: fc.nat(20),
    });
    fc.assert(
      fc.property(anyInputs, growth, (inputs, more) => {
        const before = planSubnets(inputs);
        const after = planSubnets({
          ...inputs,
          zones: zones.slice(0, inputs.zones.length + more.zones),
          maxWorkspaces: inputs.maxWorkspaces + more.maxWorkspaces,
          systemNodes: inputs.systemNodes + more.systemNodes,
          interfaceEndpoints: inputs.interfaceEndpoints + more.interfaceEndpoints,
        });
        for (const tier of tiers)
          expect(after.tiers[tier]).toEqual(expect.arrayContaining([...before.tiers[tier]]));
      }),
      { numRuns: 500 },
    );
  });
});

describe("a third zone", () => {
  it("takes no second block away although it makes them needless", () => {
    const two = planSubnets({ ...base, zones: zones.slice(0, 2), maxWorkspaces: 1700 });
    const three = planSubnets({ ...base, maxWorkspaces: 1700 });
    expect(two.tiers.private.map(({ id }) => id)).toContain("us_east_2a_2");
    expect(three.tiers.private).toEqual(expect.arrayContaining([...two.tiers.private]));
  });
});
