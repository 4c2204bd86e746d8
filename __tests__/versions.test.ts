import { describe, expect, it } from "vitest";
import { kubernetesSupport, versions } from "../src/versions";

describe("support of a Kubernetes version", () => {
  it.each([
    ["2026-07-28T23:59:59Z", "standard"],
    ["2026-07-29T00:00:00Z", "extended"],
    ["2027-07-28T23:59:59Z", "extended"],
    ["2027-07-29T00:00:00Z", "ended"],
  ])("of 1.33 on %s is %s", (day, state) => {
    expect(kubernetesSupport("1.33", new Date(day))).toBe(state);
  });

  it("is unknown for a version that is not in the table", () => {
    expect(kubernetesSupport("1.20", new Date("2026-01-01"))).toBeUndefined();
  });

  it("is known for the default version", () => {
    expect(versions.kubernetes.support[versions.kubernetes.default]).toBeDefined();
  });

  it("of a version is standard before it is extended", () => {
    for (const { standardUntil, extendedUntil } of Object.values(versions.kubernetes.support)) {
      expect(standardUntil < extendedUntil).toBe(true);
    }
  });
});

describe("pinned versions", () => {
  it("admit both majors of the AWS provider, and Terraform with native S3 locking", () => {
    expect(versions.providers.aws).toEqual({ source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" });
    expect(versions.terraform).toBe(">= 1.11.0");
  });
});
