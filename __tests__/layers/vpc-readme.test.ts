import { describe, expect, it } from "vitest";
import type { NatInput } from "../../src/config/deployment";
import { addressPlan } from "../../src/layers/address-plan";
import { natSection } from "../../src/layers/nat-section";
import { deploymentWith } from "./network-support";

describe("addressPlan", () => {
  const { body } = addressPlan(deploymentWith().hub);

  it("lists every subnet with its size and purpose", () => {
    expect(body).toContain("| public | us-east-2a | 10.0.0.0/23 | 507 | load balancers, NAT |");
    expect(body).toContain("| private | us-east-2b | 10.0.64.0/19 | 8187 | nodes and pods |");
    expect(body).toContain("| database | us-east-2c | 10.0.10.0/24 | 251 | databases and caches |");
  });

  it("shows the arithmetic of the demand", () => {
    expect(body).toContain("300 workspaces / 7 per node = 43 nodes x 33 addresses");
    expect(body).toContain("With one zone lost, the private subnets still offer 16342.");
  });

  it("shows what is free", () => {
    expect(body).toContain(
      "Free: `10.0.6.0/23`, `10.0.11.0/24`, `10.0.12.0/22`, `10.0.19.0/24`, `10.0.20.0/22`, `10.0.24.0/21`, `10.0.128.0/17`, 720 addresses in smaller gaps.",
    );
  });
});

describe("natSection", () => {
  const section = (nat?: NatInput) => natSection(deploymentWith({ nat }).hub.vpc.nat).body;

  it("names the instances and how to roll them to a newer AMI", () => {
    expect(section()).toContain("One [fck-nat](https://fck-nat.dev) instance (`c6gn.medium`) per zone.");
    expect(section()).toContain("terraform apply -replace=terraform_data.nat_ami\n");
  });

  it("says that a pinned AMI stays", () => {
    const body = section({ kind: "fck-nat", amiId: "ami-0123456789abcdef0" });
    expect(body).toContain("The AMI is pinned by `nat_ami_id`.");
    expect(body).not.toContain("-replace");
  });

  it("tells one gateway from one per zone", () => {
    expect(section({ kind: "nat-gateway" })).toBe(
      "One NAT gateway per zone, with fixed addresses (output `nat_public_ips`).",
    );
    expect(section({ kind: "nat-gateway", perZone: false })).toContain("One NAT gateway for all zones");
  });

  it("says what remains without NAT", () => {
    expect(section({ kind: "none" })).toContain("private subnets reach S3 and the interface endpoints");
  });
});
