import type { RegionInput } from "../config/deployment";

/** London: a spoke with a workspace proxy. */
export const euWest2: RegionInput = {
  key: "euw2",
  name: "eu-west-2",
  role: "spoke",
  vpc: { cidr: "10.2.0.0/16" },
  // 203.0.113.0/24 is a documentation range: replace it with the addresses of your operators.
  cluster: { apiAccess: ["203.0.113.0/24"] },
  maxWorkspaces: 100,
};
