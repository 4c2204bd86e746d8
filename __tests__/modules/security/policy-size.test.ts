import { describe, expect, it } from "vitest";
import { policyDocument } from "../../../src/modules/security/policy-document";
import { type ExpressionLengths, longestPolicySize } from "../../../src/modules/security/policy-size";
import { rawExpression } from "../../../src/terraform/hcl";
import { synthLayer } from "../../support/synth";

const empty = JSON.stringify(policyDocument({ Effect: "Allow", Action: "", Resource: "" })).length;

function sizeWith(resource: string, lengths?: ExpressionLengths): number {
  let size = 0;
  synthLayer((layer) => {
    const document = policyDocument({ Effect: "Allow", Action: "", Resource: resource });
    size = longestPolicySize(layer, document, lengths);
  });
  return size - empty;
}

describe("longestPolicySize", () => {
  it("counts the document without white space", () => {
    expect(sizeWith("*")).toBe(1);
  });

  it.each([
    ["data.aws_partition.current.partition", "aws-us-gov".length],
    ["data.aws_partition.current.dns_suffix", "amazonaws.com.cn".length],
    ["data.aws_caller_identity.current.account_id", 12],
    ["var.cluster_region", "us-isof-south-1".length],
    ["var.cluster_name", 33],
    ["aws_iam_role.node.arn", "arn:aws-us-gov:iam::123456789012:role/".length + 64],
    ["aws_sqs_queue.q.arn", "arn:aws-us-gov:events:us-isof-south-1:123456789012:".length + 80],
    [
      "aws_kms_key.k.arn",
      "arn:aws-us-gov:events:us-isof-south-1:123456789012:key/01234567-0123-0123-0123-0123456789ab".length,
    ],
  ])("fills in the longest value of %s", (expression, length) => {
    expect(sizeWith(rawExpression(expression))).toBe(length);
  });

  it("fills in expressions in keys of conditions", () => {
    let size = 0;
    synthLayer((layer) => {
      size = longestPolicySize(
        layer,
        policyDocument({
          Effect: "Allow",
          Action: "",
          Resource: "",
          Condition: { StringEquals: { [`aws:ResourceTag/${rawExpression("var.cluster_name")}`]: "owned" } },
        }),
      );
    });
    expect(size - empty).toBe(`,"Condition":{"StringEquals":{"aws:ResourceTag/":"owned"}}`.length + 33);
  });

  it("takes lengths of other expressions, and refuses one whose length nobody knows", () => {
    expect(sizeWith(rawExpression("var.models"), [[/^var\.models$/, 200]])).toBe(200);
    expect(() => sizeWith(rawExpression("var.models"))).toThrow(
      'the longest value of "${var.models}" is not known; give it in expressionLengths',
    );
  });
});
