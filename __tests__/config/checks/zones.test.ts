import { describe, expect, it } from "vitest";
import { problemsWithSpoke, problemsWithVpc, resolveSpoke, spoke } from "../support";

const problemsWithZones = (...availabilityZones: string[]) => problemsWithVpc({ availabilityZones });
const examples = "use e.g. eu-west-2a, eu-west-2b, eu-west-2c";

describe("Availability Zones", () => {
  it("are of the region", () => {
    expect(problemsWithZones("eu-west-2a", "us-east-2b")).toEqual([
      `regions.euw2.vpc.availabilityZones[1]: us-east-2b is a zone of us-east-2; expected a zone of eu-west-2; ${examples}`,
    ]);
  });

  it.each(["eu-west-2", "eu-west-2A", "eu-west-2z", "a", "eu-west-2-lon-1a", "eu-west-2ab"])(
    "are well-formed: %s is not",
    (zone) => {
      expect(problemsWithZones("eu-west-2a", zone)).toEqual([
        `regions.euw2.vpc.availabilityZones[1]: "${zone}" is not an Availability Zone; expected a zone of eu-west-2; ${examples}`,
      ]);
    },
  );

  it("are at least two", () => {
    const why = "EKS needs two zones, and so does a deployment that must outlive one";
    const fix = "add another zone of eu-west-2, or leave the setting out for the default";
    expect(problemsWithZones("eu-west-2a")).toEqual([
      `regions.euw2.vpc.availabilityZones: only eu-west-2a is listed; ${why}; ${fix}`,
    ]);
    expect(problemsWithZones()).toEqual([
      `regions.euw2.vpc.availabilityZones: no zone is listed; ${why}; ${fix}`,
    ]);
  });

  it("are at most four, the places of the address plan", () => {
    expect(problemsWithZones(..."abcde".split("").map((letter) => `eu-west-2${letter}`))).toEqual([
      "regions.euw2.vpc.availabilityZones: 5 zones are listed; the address plan has places for 4; keep the first 4: eu-west-2a, eu-west-2b, eu-west-2c, eu-west-2d",
    ]);
  });

  it("appear once", () => {
    expect(problemsWithZones("eu-west-2a", "eu-west-2b", "eu-west-2a")).toEqual([
      "regions.euw2.vpc.availabilityZones: eu-west-2a is listed twice; each zone may appear once; remove one of them",
    ]);
  });

  it("have to be named where accounts differ", () => {
    expect(problemsWithSpoke({ name: "us-west-1" })).toEqual([
      "regions.euw2.vpc.availabilityZones: is missing; the zones of us-west-1 differ from account to account, so that there is no default; list two of those that aws ec2 describe-availability-zones --region us-west-1 shows",
    ]);
    const vpc = { ...spoke.vpc, availabilityZones: ["us-west-1a", "us-west-1c"] };
    expect(problemsWithSpoke({ name: "us-west-1", vpc })).toEqual([]);
  });

  it("default to those that new accounts have", () => {
    expect(resolveSpoke({ name: "ca-central-1" }).vpc.zones).toEqual([
      "ca-central-1a",
      "ca-central-1b",
      "ca-central-1d",
    ]);
    expect(resolveSpoke({ name: "ap-northeast-1" }).vpc.zones).toEqual([
      "ap-northeast-1a",
      "ap-northeast-1c",
      "ap-northeast-1d",
    ]);
  });
});
