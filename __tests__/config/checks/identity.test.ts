import { describe, expect, it } from "vitest";
import {
  hub,
  minimal,
  problemsOf,
  problemsWith,
  problemsWithCluster,
  problemsWithSpoke,
  spoke,
} from "../support";

const oneHub = "exactly one must own the state, the database and the primary Coder server";

describe("the hub", () => {
  it("is required: no regions at all", () => {
    expect(problemsWith({ regions: [] })).toEqual([
      `regions: no region has the role hub; ${oneHub}; add a region with role: "hub"`,
    ]);
  });

  it("is required: spokes only", () => {
    const other = { ...spoke, key: "usw2", name: "us-west-2", vpc: { cidr: "10.2.0.0/16" } };
    expect(problemsWith({ regions: [spoke, other] })).toEqual([
      `regions: no region has the role hub; ${oneHub}; set role: "hub" on one of: regions.euw2, regions.usw2`,
    ]);
  });

  it("is one", () => {
    expect(problemsWithSpoke({ role: "hub", cluster: { name: "other" } })).toEqual([
      `regions: 2 regions have the role hub (regions.hub, regions.euw2); ${oneHub}; set role: "spoke" on all but one`,
    ]);
  });

  it("is not looked for while a role is malformed", () => {
    expect(problemsWith({ regions: [{ ...spoke, role: "hbu" }] })).toEqual([
      'regions.euw2.role: "hbu" was given; expected one of: hub, spoke; use hub',
    ]);
  });

  it("has a Coder server", () => {
    expect(problemsWith({ regions: [{ ...hub, coderServer: false }] })).toEqual([
      "regions.hub.coderServer: the hub has no Coder server; the hub runs the primary one; remove the setting",
    ]);
  });
});

describe("keys", () => {
  it("are unique; regions with the same key are named by their place, and the proposal is free", () => {
    const regions = [
      hub,
      { ...spoke, key: "hub" },
      { ...spoke, key: "euw2", name: "us-west-2", vpc: { cidr: "10.2.0.0/16" } },
    ];
    expect(problemsWith({ regions })).toEqual([
      "regions[1].key: hub is also the key of regions[0]; keys name stacks and folders and must differ; use e.g. euw2n2",
    ]);
  });

  it.each([
    ["us-west-2", "usw2"],
    ["ap-southeast-2", "apse2"],
    ["ca-central-1", "cac1"],
    ["eu-central-2", "euc2"],
  ])("are proposed after the region: %s is %s", (name, key) => {
    expect(problemsWith({ regions: [hub, { ...spoke, key: "hub", name }] })).toEqual([
      `regions[1].key: hub is also the key of regions[0]; keys name stacks and folders and must differ; use e.g. ${key}`,
    ]);
  });
});

describe("regions", () => {
  it("appear once", () => {
    expect(problemsWithSpoke({ name: "us-east-2" })).toEqual([
      "regions.euw2.name: us-east-2 is also the region of regions.hub; a deployment has one network and one cluster in a region; choose another region, or remove one of the two",
    ]);
  });

  it("are all of one partition", () => {
    expect(problemsWithSpoke({ name: "us-gov-west-1" })).toEqual([
      "regions.euw2.name: us-gov-west-1 is in the partition aws-us-gov, regions.hub in aws; accounts and VPC peering do not reach from one partition into another; make it a deployment of its own",
    ]);
  });

  it("can be a deployment in AWS GovCloud or China", () => {
    const gov = [
      { ...hub, name: "us-gov-east-1" },
      { ...spoke, name: "us-gov-west-1" },
    ];
    expect(problemsOf({ ...minimal, regions: gov })).toEqual([]);
    expect(problemsOf({ ...minimal, regions: [{ ...hub, name: "cn-north-1" }] })).toEqual([]);
  });
});

describe("administrators", () => {
  it("are of the region's partition", () => {
    expect(problemsWithCluster({ adminArns: ["arn:aws-cn:iam::123456789012:role/admin"] })).toEqual([
      "regions.euw2.cluster.adminArns: arn:aws-cn:iam::123456789012:role/admin is of the partition aws-cn; eu-west-2 is in the partition aws; name a principal of that partition",
    ]);
  });
});

describe("cluster names", () => {
  it("are unique in the deployment", () => {
    expect(problemsWithCluster({ name: "acme" })).toEqual([
      "regions.euw2.cluster.name: acme is also the cluster of regions.hub; IAM roles are named after the cluster and belong to the whole account; use e.g. acme-euw2",
    ]);
  });

  it("leave room for derived names, also when they are computed", () => {
    const name = "coder-platform-of-acme-worldwide";
    expect(problemsWith({ name })).toEqual([
      "regions.euw2.cluster.name: coder-platform-of-acme-worldwide-euw2 (the default) has 37 characters; IAM role names derived from it may have 64, which leaves 33; use e.g. coder-platform-of-acme-worldwide",
    ]);
  });
});
