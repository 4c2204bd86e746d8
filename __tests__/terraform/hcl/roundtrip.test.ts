import { describe, expect, test } from "vitest";
import { joinBlocks, renderBlocks, type TerraformJson } from "../../../src/terraform/hcl";
import { differencesOf, expectSameConfiguration } from "./roundtrip";

const json: TerraformJson = {
  terraform: { required_version: ">= 1.11", backend: { s3: { key: "a", use_lockfile: true } } },
  variable: { v: { type: "list(string)", default: ["a"], description: "text" } },
  locals: { number: 1, text: "1", nothing: null, key: { "a-b": 1 } },
  resource: {
    aws_security_group: {
      sg: {
        name: "sg",
        vpc_id: "${aws_vpc.this.id}",
        description: "a ${var.v[0]} b",
        ingress: [{ from_port: 1, to_port: 2, protocol: "tcp" }],
        lifecycle: { ignore_changes: ["tags"] },
      },
    },
    aws_iam_policy: { p: { policy: '${jsonencode({"a" = [1, "x"], b = f(-1 + 2)})}' } },
    helm_release: { r: { name: "r", chart: "c", postrender: { binary_path: "b" } } },
  },
  output: { o: { value: "a\nb\n" } },
};
const hcl = joinBlocks(renderBlocks(json));

describe("the round trip", () => {
  test("finds no difference in what the writer makes", async () => {
    await expect(expectSameConfiguration(json, hcl)).resolves.toBeUndefined();
  });

  test("accepts other ways to write the same thing", async () => {
    const same = hcl
      .replace("<<-EOT\n    a\n    b\n  EOT", '"a\\nb\\n"')
      .replace("aws_vpc.this.id", '"${ aws_vpc.this.id }"')
      .replace("number  =", "number=")
      .replace("b = f(-1 + 2)", '"b"=f(-1+2)');
    expect(same).not.toBe(hcl);
    await expect(differencesOf(json, same)).resolves.toEqual([]);
  });

  test.each([
    ["a changed string", 'name        = "sg"', 'name        = "sh"', "name: JSON has"],
    ["a changed number", "to_port   = 2", "to_port   = 3", "to_port: JSON has 2, HCL has 3"],
    [
      "a string that became a number",
      'text    = "1"',
      "text    = 1",
      'locals[0].text: JSON has "1", HCL has 1',
    ],
    [
      "a number that became a string",
      "number  = 1",
      'number  = "1"',
      'locals[0].number: JSON has 1, HCL has "1"',
    ],
    ["a missing argument", "use_lockfile = true", "", "use_lockfile: missing in the HCL"],
    ["a missing null", "nothing = null", "", "locals[0].nothing: missing in the HCL"],
    ["an additional argument", "to_port   = 2", "to_port   = 2\n    self = true", "self: not in the JSON"],
    ["an additional block", 'output "o" {', 'output "p" {\n}\noutput "o" {', "output.p: not in the JSON"],
    ["a missing resource", /resource "aws_iam_policy"[\s\S]*?\n\}/, "", "aws_iam_policy: missing"],
    ["a changed key", "a-b = 1", "a_b = 1", "a-b: missing in the HCL"],
    ["another reference", "aws_vpc.this.id", "aws_vpc.that.id", "vpc_id: JSON has"],
    ["a reference that became text", "aws_vpc.this.id", '"aws_vpc.this.id"', "vpc_id: JSON has"],
    ["a changed part of a template", "a ${var.v[0]} b", "a ${var.v[0]}  b", "description: JSON has"],
    ["a changed index", "var.v[0]", "var.v[1]", "description: JSON has"],
    ["a changed list", "[tags]", "[tags, name]", "ignore_changes: JSON has"],
    ["a changed word in an expression", '"x"', '"y"', "policy: JSON has"],
    ["a changed type in an expression", '[1, "x"]', '["1", "x"]', "policy: JSON has"],
    ["a changed operator", "-1 + 2", "-1 - 2", "policy: JSON has"],
    ["a changed key in an expression", "b = f", "c = f", "policy: JSON has"],
    ["a lost line feed", "<<-EOT\n    a\n    b\n  EOT", '"a\\nb"', "output.o[0].value: JSON has"],
    ["a block where an attribute belongs", "postrender = {", "postrender {", "postrender: JSON has"],
    ["an attribute where a block belongs", "ingress {", "ingress = {", "ingress: JSON has"],
    ["a changed type constraint", "list(string)", "set(string)", "type: JSON has"],
    ["a changed default", 'default     = ["a"]', "default     = []", "default: JSON has"],
  ])("finds %s", async (_, from, to, difference) => {
    const changed = hcl.replace(from, () => to);
    expect(changed).not.toBe(hcl);
    await expect(expectSameConfiguration(json, changed)).rejects.toThrow(difference);
  });
});
