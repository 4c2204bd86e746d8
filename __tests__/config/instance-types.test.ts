import { describe, expect, it } from "vitest";
import { architectureOf } from "../../src/config/instance-types";
import { natBandwidth } from "../../src/config/nat-sizing";

describe("architecture of an instance type", () => {
  it.each([
    "m7g.large",
    "t4g.nano",
    "c7gn.medium",
    "r8gd.4xlarge",
    "x2gd.metal",
    "im4gn.large",
    "is4gen.medium",
    "g5g.xlarge",
    "hpc7g.4xlarge",
    "a1.large",
    "i8ge.large",
  ])("%s is arm64", (instanceType) => {
    expect(architectureOf(instanceType)).toBe("arm64");
  });

  it.each([
    "m6i.large",
    "t3.micro",
    "m7a.large",
    "g5.xlarge",
    "g6e.xlarge",
    "c7i-flex.large",
    "p5.48xlarge",
    "u-6tb1.metal",
    "m7i.metal-24xl",
    "r6in.8xlarge",
    "gr6.4xlarge",
    "i3en.large",
  ])("%s is x86_64", (instanceType) => {
    expect(architectureOf(instanceType)).toBe("x86_64");
  });

  it.each(["", "large", "m7g", "m7g.", ".large", "m.large", "M7G.large", "m7g large"])(
    "%j is no instance type",
    (text) => {
      expect(architectureOf(text)).toBeUndefined();
    },
  );

  it("is arm64 for every NAT instance type of the table, as its AMI is", () => {
    expect(natBandwidth.map((row) => architectureOf(row.instanceType))).toEqual(
      natBandwidth.map(() => "arm64"),
    );
  });
});
