import { describe, expect, it } from "vitest";
import { awsRegion, awsRegionNames, defaultZonesOf } from "../../src/config/aws-regions";

describe("AWS regions", () => {
  it("are those of every public partition", () => {
    const count = (partition: string) =>
      awsRegionNames.filter((name) => awsRegion(name)?.partition === partition).length;
    expect(["aws", "aws-us-gov", "aws-cn", "aws-eusc"].map(count)).toEqual([34, 2, 2, 1]);
    expect(awsRegion("us-gov-west-1")).toMatchObject({
      partition: "aws-us-gov",
      location: "AWS GovCloud (US-West)",
    });
  });

  it("are unique", () => {
    expect(new Set(awsRegionNames).size).toBe(awsRegionNames.length);
  });

  it("have default zones, apart from us-west-1", () => {
    expect(awsRegionNames.filter((name) => defaultZonesOf(name) === undefined)).toEqual(["us-west-1"]);
    expect(defaultZonesOf("us-east-2")).toEqual(["us-east-2a", "us-east-2b", "us-east-2c"]);
  });

  it("are unknown by another name", () => {
    expect(awsRegion("us-east-3")).toBeUndefined();
    expect(defaultZonesOf("us-east-3")).toBeUndefined();
  });
});
