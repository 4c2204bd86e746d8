import { describe, expect, it } from "vitest";
import { hub, problemsWith, problemsWithSpoke, problemsWithVpc, spoke } from "../support";

describe("a VPC that is too small", () => {
  it("is refused with the arithmetic, and with a larger block and a number of workspaces that do fit", () => {
    expect(problemsWithSpoke({ vpc: { cidr: "10.1.0.0/20" }, maxWorkspaces: 3000 })).toEqual([
      "regions.euw2.vpc.cidr: 10.1.0.0/20 is too small: 3000 workspaces / 7 per node = 429 nodes x 33 addresses + 8 platform nodes x 49 = 14549 addresses; the private subnets offer 1996 when one of 3 zones is lost, and pods get VPC addresses; use a larger block, e.g. 10.1.0.0/17, or maxWorkspaces of at most 336",
    ]);
    expect(problemsWithSpoke({ vpc: { cidr: "10.1.0.0/17" }, maxWorkspaces: 3000 })).toEqual([]);
    expect(problemsWithSpoke({ vpc: { cidr: "10.1.0.0/18" }, maxWorkspaces: 3000 })).toHaveLength(1);
    expect(problemsWithSpoke({ vpc: { cidr: "10.1.0.0/20" }, maxWorkspaces: 336 })).toEqual([]);
    expect(problemsWithSpoke({ vpc: { cidr: "10.1.0.0/20" }, maxWorkspaces: 337 })).toHaveLength(1);
  });

  it("is grown in place where its surroundings are free, and moved where they are not", () => {
    const small = { ...spoke, vpc: { cidr: "10.1.0.0/20" }, maxWorkspaces: 6000 };
    const near = { ...spoke, key: "usw2", name: "us-west-2", vpc: { cidr: "10.1.128.0/20" } };
    const far = { ...near, vpc: { cidr: "10.3.0.0/20" } };
    expect(problemsWith({ regions: [hub, small, far] })[0]).toContain(
      "; use a larger block, e.g. 10.1.0.0/16, or ",
    );
    expect(problemsWith({ regions: [hub, small, near] })[0]).toContain(
      "; use a larger block, e.g. 10.2.0.0/16, or ",
    );
  });

  it("is refused for too many nodes of the platform", () => {
    expect(
      problemsWithSpoke({
        vpc: { cidr: "10.1.0.0/20" },
        cluster: { systemNodes: { maxSize: 60 } },
        maxWorkspaces: 1,
      }),
    ).toEqual([
      "regions.euw2.vpc.cidr: 10.1.0.0/20 is too small: 1 workspaces / 7 per node = 1 nodes x 33 addresses + 64 platform nodes x 49 = 3169 addresses; the private subnets offer 1996 when one of 3 zones is lost, and pods get VPC addresses; use a larger block, e.g. 10.1.0.0/19",
    ]);
  });

  it("is refused for too few zones: two keep one block pair when one is lost", () => {
    const availabilityZones = ["eu-west-2a", "eu-west-2b"];
    const vpc = { cidr: "10.1.0.0/18", availabilityZones };
    expect(problemsWithSpoke({ vpc, maxWorkspaces: 1000 })).toEqual([
      "regions.euw2.vpc.cidr: 10.1.0.0/18 is too small: 1000 workspaces / 7 per node = 143 nodes x 33 addresses + 8 platform nodes x 49 = 5111 addresses; the private subnets offer 4070 when one of 2 zones is lost, and pods get VPC addresses; use a larger block, e.g. 10.1.0.0/17, or maxWorkspaces of at most 777",
    ]);
  });

  it("has no larger block to offer beyond /16", () => {
    expect(problemsWithSpoke({ maxWorkspaces: 10_000 })).toEqual([
      "regions.euw2.vpc.cidr: 10.1.0.0/16 is too small: 10000 workspaces / 7 per node = 1429 nodes x 33 addresses + 8 platform nodes x 49 = 47549 addresses; the private subnets offer 32716 when one of 3 zones is lost, and pods get VPC addresses; use maxWorkspaces of at most 6853",
    ]);
    expect(problemsWithSpoke({ maxWorkspaces: 6853 })).toEqual([]);
    expect(problemsWithSpoke({ maxWorkspaces: 6854 })).toHaveLength(1);
  });

  it("is refused when nothing fits at all", () => {
    const cluster = { systemNodes: { maxSize: 450 } };
    const vpc = { cidr: "10.1.0.0/16", availabilityZones: ["eu-west-2a", "eu-west-2b"] };
    expect(problemsWithSpoke({ vpc, cluster, maxWorkspaces: 1 })).toEqual([
      "regions.euw2.vpc.cidr: 10.1.0.0/16 is too small: 1 workspaces / 7 per node = 1 nodes x 33 addresses + 454 platform nodes x 49 = 22279 addresses; the private subnets offer 16358 when one of 2 zones is lost, and pods get VPC addresses; use fewer system nodes, or spread the workspaces over more regions",
    ]);
  });

  it("is not measured while its block or zones are wrong", () => {
    expect(problemsWithVpc({ cidr: "10.1.0.0/24" })).toHaveLength(1);
    expect(problemsWithVpc({ availabilityZones: ["eu-west-2a"] })).toHaveLength(1);
  });
});
