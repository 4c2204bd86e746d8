import { describe, expect, it } from "vitest";
import { expressionText, referenceText } from "../../src/terraform/expression-text";
import { rawExpression } from "../../src/terraform/hcl";
import { synthLayer } from "../support/synth";

function textOf(read: typeof expressionText, value: string): string {
  let text = "";
  synthLayer((layer) => {
    text = read(layer, value);
  });
  return text;
}

describe("expressionText", () => {
  it("gives a reference bare, and text with references as a template", () => {
    expect(textOf(expressionText, rawExpression("var.domain"))).toBe("var.domain");
    expect(textOf(expressionText, `eu-west-2.${rawExpression("var.domain")}`)).toBe(
      '"eu-west-2.${var.domain}"',
    );
    expect(textOf(expressionText, "coder.example.com")).toBe('"coder.example.com"');
  });
});

describe("referenceText", () => {
  it("takes a reference out of its interpolation, written out or as a token", () => {
    expect(textOf(referenceText, "${var.admin_arns}")).toBe("var.admin_arns");
    expect(textOf(referenceText, rawExpression("var.admin_arns"))).toBe("var.admin_arns");
  });

  it("refuses anything else", () => {
    expect(() => textOf(referenceText, "eu-west-2")).toThrow(
      '"eu-west-2" is no single reference such as "${var.name}"',
    );
    expect(() => textOf(referenceText, "a-${var.b}")).toThrow(
      '"a-${var.b}" is no single reference such as "${var.name}"',
    );
  });
});
