import type { RegionInput } from "../config/deployment";

/** Ohio: the hub. */
export const usEast2: RegionInput = {
  key: "hub",
  name: "us-east-2",
  role: "hub",
  vpc: { cidr: "10.0.0.0/16" },
  // 203.0.113.0/24 is a documentation range: replace it with the addresses of your operators.
  cluster: { apiAccess: ["203.0.113.0/24"] },
  maxWorkspaces: 300,
};
