import { App, Fn, TerraformLocal, TerraformOutput, TerraformStack, Token } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  type JsonValue,
  joinBlocks,
  jsonDocument,
  rawExpression,
  renderBlocks,
  yamlDocument,
} from "../../../src/terraform/hcl";
import { expectSameConfiguration } from "./roundtrip";

/** What an output with the given value looks like in HCL. */
async function hclOf(make: (stack: TerraformStack) => unknown): Promise<string> {
  const stack = new TerraformStack(new App(), "stack");
  new TerraformOutput(stack, "o", { value: make(stack) });
  const { output } = stack.toTerraform();
  const text = joinBlocks(renderBlocks({ output }));
  await expectSameConfiguration({ output }, text);
  return text.replace(/^output "o" \{\n {2}value = /, "").replace(/\n\}\n$/, "");
}

const arn = rawExpression("aws_s3_bucket.this.arn");

describe("a document", () => {
  test("holds tokens as values, in strings, keys, numbers, lists and maps", async () => {
    const document = (): JsonValue => ({
      whole: arn,
      part: `${arn}/*`,
      [`${arn}-key`]: 1,
      [arn]: 2,
      number: Token.asNumber(arn),
      "number in text": `port ${Token.asNumber(arn)}`,
      list: Token.asList(arn),
      map: Token.asStringMap(arn),
    });
    const text = await hclOf(() => jsonDocument(document()));
    expect(text.replace(/ +=/g, " =")).toBe(
      [
        "jsonencode({",
        "    whole = aws_s3_bucket.this.arn",
        '    part = "${aws_s3_bucket.this.arn}/*"',
        '    "${aws_s3_bucket.this.arn}-key" = 1',
        "    (aws_s3_bucket.this.arn) = 2",
        "    number = aws_s3_bucket.this.arn",
        '    "number in text" = "port ${aws_s3_bucket.this.arn}"',
        "    list = aws_s3_bucket.this.arn",
        "    map = aws_s3_bucket.this.arn",
        "  })",
      ].join("\n"),
    );
  });

  test("keeps everything else literally", async () => {
    const text = await hclOf(() =>
      jsonDocument({
        policy: "${aws:username}",
        quote: 'say "hi"',
        back: "\\d\n",
        nothing: null,
        list: [1, null, true],
      }),
    );
    expect(text).toBe(
      [
        "jsonencode({",
        '    policy  = "$${aws:username}"',
        String.raw`    quote   = "say \"hi\""`,
        "    back    = <<-EOT",
        "      \\d",
        "    EOT",
        "    nothing = null",
        "    list    = [1, null, true]",
        "  })",
      ].join("\n"),
    );
  });

  test("keeps a dollar sign beside a token apart from it", async () => {
    expect(await hclOf(() => jsonDocument([`$${arn}`]))).toBe(
      'jsonencode(["${"$"}${aws_s3_bucket.this.arn}"])',
    );
  });

  test("may hold other documents and be an argument of functions", async () => {
    expect(await hclOf(() => yamlDocument({ inner: jsonDocument({ a: arn }) }))).toBe(
      "yamlencode({\n    inner = jsonencode({\n      a = aws_s3_bucket.this.arn\n    })\n  })",
    );
    expect(await hclOf(() => Fn.base64encode(jsonDocument({ a: `x${arn}` })))).toBe(
      'base64encode(jsonencode({\n    a = "x${aws_s3_bucket.this.arn}"\n  }))',
    );
  });

  test("may stand inside a longer string", async () => {
    expect(await hclOf(() => `policy: ${jsonDocument({ a: 1 })}`)).toBe('"policy: ${jsonencode({ a = 1 })}"');
  });

  test("resolves tokens of constructs", async () => {
    const text = await hclOf((stack) => jsonDocument({ a: new TerraformLocal(stack, "l", "x").asString }));
    expect(text).toBe("jsonencode({\n    a = local.l\n  })");
  });

  test.each([
    "var.x",
    "local.a.b",
    "data.aws_region.current.name",
    "aws_vpc.this.id",
    "module.m.x",
    "each.key",
  ])("refuses ${%s} typed into a string", (reference) => {
    const stack = new TerraformStack(new App(), "stack");
    new TerraformOutput(stack, "o", { value: jsonDocument({ a: `x-\${${reference}}` }) });
    expect(() => stack.toTerraform()).toThrow(`use rawExpression("${reference}")`);
  });
});

describe("a raw expression", () => {
  test("stands bare as a value and as an interpolation in a string", async () => {
    expect(await hclOf(() => rawExpression("var.a ? 1:2"))).toBe("var.a ? 1 : 2");
    expect(await hclOf(() => `x-${rawExpression("var.a")}`)).toBe('"x-${var.a}"');
  });

  test("is checked when it is made", () => {
    expect(() => rawExpression("f(")).toThrow('"(" is not closed');
  });
});
