import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { asToken, referenceText } from "../../../../src/modules/compute/eks-cluster/expressions";
import { rawExpression } from "../../../../src/terraform/hcl";
import { synthLayer } from "../../../support/synth";

function textOf(value: string): string {
  let text = "";
  synthLayer((layer) => {
    text = referenceText(layer, value);
  });
  return text;
}

describe("referenceText", () => {
  it("takes a reference out of its interpolation, written out or as a token", () => {
    expect(textOf("${var.admin_arns}")).toBe("var.admin_arns");
    expect(textOf(rawExpression("var.admin_arns"))).toBe("var.admin_arns");
  });

  it("refuses anything else", () => {
    expect(() => textOf("eu-west-2")).toThrow('"eu-west-2" is no single reference such as "${var.name}"');
    expect(() => textOf("a-${var.b}")).toThrow('"a-${var.b}" is no single reference such as "${var.name}"');
  });
});

describe("asToken", () => {
  it("makes a token of a written-out reference, and leaves other text alone", () => {
    expect(Token.isUnresolved(asToken("${var.cluster_name}"))).toBe(true);
    expect(textOf(asToken("${var.cluster_name}"))).toBe("var.cluster_name");
    expect(asToken("acme")).toBe("acme");
    const token = rawExpression("var.x");
    expect(asToken(token)).toBe(token);
  });
});
