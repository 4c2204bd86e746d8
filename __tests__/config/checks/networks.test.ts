import { describe, expect, it } from "vitest";
import { hub, problemsWith, problemsWithCluster, problemsWithVpc, spoke } from "../support";

const apart = "peered networks must not overlap";
const services = "addresses of Services must differ from those of every VPC that the cluster reaches";

/** The minimal deployment with spokes in these blocks. */
function problemsWithBlocks(...cidrs: string[]): string[] {
  const names = ["eu-west-2", "us-west-2", "eu-west-1", "eu-north-1"];
  const spokes = cidrs.map((cidr, index) => ({
    ...spoke,
    key: `s${index}`,
    name: names[index],
    vpc: { cidr },
  }));
  return problemsWith({ regions: [...spokes, hub] });
}

describe("VPC blocks", () => {
  it("do not overlap the hub's, wherever the hub is listed; the proposal is free", () => {
    expect(problemsWithBlocks("10.0.0.0/16", "10.1.0.0/16")).toEqual([
      `regions.s0.vpc.cidr: 10.0.0.0/16 overlaps regions.hub.vpc.cidr 10.0.0.0/16; ${apart}; use e.g. 10.2.0.0/16`,
    ]);
  });

  it("do not overlap each other, also in part", () => {
    expect(problemsWithBlocks("10.1.0.0/16", "10.1.64.0/18")).toEqual([
      `regions.s1.vpc.cidr: 10.1.64.0/18 overlaps regions.s0.vpc.cidr 10.1.0.0/16; ${apart}; use e.g. 10.2.0.0/18`,
    ]);
  });

  it("are proposed once: two spokes get different free blocks, each said once per clash", () => {
    expect(problemsWithBlocks("10.0.0.0/16", "10.0.0.0/16")).toEqual([
      `regions.s0.vpc.cidr: 10.0.0.0/16 overlaps regions.hub.vpc.cidr 10.0.0.0/16; ${apart}; use e.g. 10.1.0.0/16`,
      `regions.s1.vpc.cidr: 10.0.0.0/16 overlaps regions.hub.vpc.cidr 10.0.0.0/16; ${apart}; use e.g. 10.2.0.0/16`,
      `regions.s1.vpc.cidr: 10.0.0.0/16 overlaps regions.s0.vpc.cidr 10.0.0.0/16; ${apart}; use e.g. 10.2.0.0/16`,
    ]);
  });

  it("are accepted after the proposals are taken", () => {
    expect(problemsWithBlocks("10.1.0.0/16", "10.2.0.0/16")).toEqual([]);
  });

  it("are /16 to /20", () => {
    expect(problemsWithVpc({ cidr: "10.8.0.0/15" })).toEqual([
      "regions.euw2.vpc.cidr: 10.8.0.0/15 has the prefix length 15; expected /16 to /20; use e.g. 10.8.0.0/16",
    ]);
    expect(problemsWithVpc({ cidr: "10.8.16.0/21" })).toEqual([
      "regions.euw2.vpc.cidr: 10.8.16.0/21 has the prefix length 21; expected /16 to /20; use e.g. 10.8.16.0/20",
    ]);
  });

  it("are not proposed where the hub is, when their size is wrong", () => {
    expect(problemsWithVpc({ cidr: "10.0.16.0/24" })).toEqual([
      "regions.euw2.vpc.cidr: 10.0.16.0/24 has the prefix length 24; expected /16 to /20; use e.g. 10.1.0.0/20",
    ]);
  });

  it("start at the first address of the block", () => {
    expect(problemsWithVpc({ cidr: "10.1.7.0/16" })).toEqual([
      "regions.euw2.vpc.cidr: 10.1.7.0/16 does not start its block; the block of that address is 10.1.0.0/16; use e.g. 10.1.0.0/16",
    ]);
    expect(problemsWithVpc({ cidr: "10.0.7.0/16" })).toEqual([
      "regions.euw2.vpc.cidr: 10.0.7.0/16 does not start its block; the block of that address is 10.0.0.0/16; use e.g. 10.1.0.0/16",
    ]);
  });

  it("are private", () => {
    expect(problemsWithVpc({ cidr: "11.0.0.0/16" })).toEqual([
      "regions.euw2.vpc.cidr: 11.0.0.0/16 is not private; expected a block inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10; use e.g. 10.1.0.0/16",
    ]);
    expect(problemsWithVpc({ cidr: "100.64.0.0/16" })).toEqual([]);
  });
});

describe("service blocks", () => {
  it("do not overlap a VPC of the deployment, the default included; one free block is proposed for all", () => {
    expect(problemsWithVpc({ cidr: "172.20.0.0/16" })).toEqual([
      `regions.hub.cluster.serviceCidr: 172.20.0.0/16 (the default) overlaps regions.euw2.vpc.cidr 172.20.0.0/16; ${services}; use e.g. 172.16.0.0/16`,
      `regions.euw2.cluster.serviceCidr: 172.20.0.0/16 (the default) overlaps regions.euw2.vpc.cidr 172.20.0.0/16; ${services}; use e.g. 172.16.0.0/16`,
    ]);
  });

  it("do not overlap the VPC of another region", () => {
    expect(problemsWithCluster({ serviceCidr: "10.0.128.0/20" })).toEqual([
      `regions.euw2.cluster.serviceCidr: 10.0.128.0/20 overlaps regions.hub.vpc.cidr 10.0.0.0/16; ${services}; use e.g. 172.16.0.0/20`,
    ]);
  });

  it("may be the same in every cluster: Services are not reached from outside", () => {
    expect(problemsWithCluster({ serviceCidr: "172.20.0.0/16" })).toEqual([]);
  });

  it("are /12 to /24, aligned and private, as EKS requires", () => {
    expect(problemsWithCluster({ serviceCidr: "172.21.0.0/25" })).toEqual([
      "regions.euw2.cluster.serviceCidr: 172.21.0.0/25 has the prefix length 25; EKS takes /12 to /24; use e.g. 172.16.0.0/24",
    ]);
    expect(problemsWithCluster({ serviceCidr: "172.21.9.0/16" })).toEqual([
      "regions.euw2.cluster.serviceCidr: 172.21.9.0/16 does not start its block; the block of that address is 172.21.0.0/16; use e.g. 172.16.0.0/16",
    ]);
    expect(problemsWithCluster({ serviceCidr: "100.64.0.0/16" })).toEqual([
      "regions.euw2.cluster.serviceCidr: 100.64.0.0/16 is not private; EKS takes a block inside 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16; use e.g. 172.16.0.0/16",
    ]);
  });
});
