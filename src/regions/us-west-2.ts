import type { RegionInput } from "../config/deployment";

/** Oregon: a spoke with a Coder server of its own, on the hub's database. */
export const usWest2: RegionInput = {
  key: "usw2",
  name: "us-west-2",
  role: "spoke",
  coderServer: true,
  vpc: { cidr: "10.1.0.0/16" },
  // 203.0.113.0/24 is a documentation range: replace it with the addresses of your operators.
  cluster: { apiAccess: ["203.0.113.0/24"] },
  nodePools: {
    "coder-workspace": {
      // Home folders outlive a node that is taken back; who wants no interruptions works in another region.
      capacityTypes: ["spot", "on-demand"],
      limits: { cpu: 296, memoryGiB: 1184 },
    },
  },
  maxWorkspaces: 200,
};
