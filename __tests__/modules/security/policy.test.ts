import { describe, expect, it } from "vitest";
import { ManagedPolicy } from "../../../src/modules/security/policy";
import { policyDocument } from "../../../src/modules/security/policy-document";
import type { Layer } from "../../../src/terraform/layer";
import { documentOf } from "../../support/documents";
import { synthLayer } from "../../support/synth";

/** A policy of exactly so many characters. */
function policyOf(characters: number) {
  const empty = JSON.stringify(policyDocument({ Effect: "Allow", Action: "", Resource: "*" })).length;
  const document = policyDocument({
    Effect: "Allow",
    Action: "x".repeat(characters - empty),
    Resource: "*",
  });
  return (layer: Layer) =>
    new ManagedPolicy(layer, "read", { name: "acme-read", description: "Read", document });
}

describe("ManagedPolicy", () => {
  it("makes a policy with the document as readable JSON", () => {
    const document = policyDocument({ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "*" });
    const policy = synthLayer(
      (layer) => new ManagedPolicy(layer, "read", { name: "acme-read", description: "Read", document }),
    ).resource("aws_iam_policy", "read");
    expect(policy).toMatchObject({ name: "acme-read", description: "Read" });
    expect(documentOf(policy.policy)).toEqual({
      Version: "2012-10-17",
      Statement: [{ Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
    });
  });

  it("takes a document of 6,144 characters", () => {
    expect(synthLayer(policyOf(6144)).names("aws_iam_policy")).toEqual(["read"]);
  });

  it("refuses a document of more than 6,144 characters and says what to do", () => {
    expect(() => synthLayer(policyOf(6145))).toThrow(
      "hub-test/read: the policy can have 6145 characters; IAM allows 6144; split its statements over several policies",
    );
  });
});
