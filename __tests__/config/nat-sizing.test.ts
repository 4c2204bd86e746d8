import { describe, expect, it } from "vitest";
import { capacityWithoutOneZone, planSubnets } from "../../src/config/cidr-plan";
import { natBandwidth, natInstanceType, natMbits } from "../../src/config/nat-sizing";

describe("traffic of one NAT instance", () => {
  it("is that of all workspaces when there is one for the region", () => {
    expect(natMbits({ maxWorkspaces: 300, zones: 3, perZone: false })).toBe(300);
  });

  it("is split over the zones that are left when one is lost", () => {
    expect(natMbits({ maxWorkspaces: 300, zones: 3, perZone: true })).toBe(150);
    expect(natMbits({ maxWorkspaces: 301, zones: 3, perZone: true })).toBe(151);
    expect(natMbits({ maxWorkspaces: 300, zones: 2, perZone: true })).toBe(300);
  });
});

describe("instance type", () => {
  it.each([
    [32, "t4g.nano"],
    [33, "c6gn.medium"],
    [1600, "c6gn.medium"],
    [1601, "c7gn.medium"],
    [3125, "c7gn.medium"],
    [3126, "c7gn.large"],
    [5000, "c7gn.large"],
    [5001, "c7gn.8xlarge"],
  ])("for %d Mbit/s is %s", (maxWorkspaces, instanceType) => {
    expect(natInstanceType({ maxWorkspaces, zones: 3, perZone: false })).toBe(instanceType);
  });

  it("is large enough for every region that the address plan accepts", () => {
    const largest = { cidr: "10.0.0.0/16", workspacesPerNode: 100, systemNodes: 2, interfaceEndpoints: 0 };
    const zones = ["a", "b", "c", "d"].map((letter) => `us-west-2${letter}`);
    const plan = planSubnets({ ...largest, zones, maxWorkspaces: 100_000 });
    const { addressesPerWorkspaceNode } = plan.demand;
    const mostWorkspaces = Math.floor(capacityWithoutOneZone(plan) / addressesPerWorkspaceNode) * 100;
    expect(natMbits({ maxWorkspaces: mostWorkspaces, zones: 4, perZone: false })).toBeLessThanOrEqual(
      Math.max(...natBandwidth.map(({ mbits }) => mbits)),
    );
  });

  it("comes from a table in ascending order", () => {
    const mbits = natBandwidth.map((row) => row.mbits);
    expect(mbits).toEqual(mbits.toSorted((one, other) => one - other));
  });
});
