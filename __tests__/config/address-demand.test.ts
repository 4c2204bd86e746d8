import { describe, expect, it } from "vitest";
import { addressDemand, addressesPerNode, describeDemand } from "../../src/config/address-demand";

const inputs = { maxWorkspaces: 3000, workspacesPerNode: 7, systemNodes: 4, interfaceEndpoints: 3 };

describe("addresses per node", () => {
  it.each([
    [1, 33],
    [16, 33],
    [17, 49],
    [32, 49],
    [33, 65],
    [110, 129],
  ])("for %d pods are %d: its own, whole prefixes of 16 and one warm prefix", (pods, addresses) => {
    expect(addressesPerNode(pods)).toBe(addresses);
  });
});

describe("demand", () => {
  it("adds workspace nodes and platform nodes", () => {
    expect(addressDemand(inputs)).toEqual({
      maxWorkspaces: 3000,
      workspacesPerNode: 7,
      workspaceNodes: 429,
      addressesPerWorkspaceNode: 33,
      platformNodes: 8,
      addressesPerPlatformNode: 49,
      total: 429 * 33 + 8 * 49,
      perZone: 19,
    });
  });

  it("needs a second prefix for more than twelve workspaces on a node", () => {
    expect(addressDemand({ ...inputs, workspacesPerNode: 12 }).addressesPerWorkspaceNode).toBe(33);
    expect(addressDemand({ ...inputs, workspacesPerNode: 13 }).addressesPerWorkspaceNode).toBe(49);
  });

  it("is written as one line", () => {
    expect(describeDemand(addressDemand(inputs))).toBe(
      "3000 workspaces / 7 per node = 429 nodes x 33 addresses + 8 platform nodes x 49 = 14549 addresses",
    );
  });
});
