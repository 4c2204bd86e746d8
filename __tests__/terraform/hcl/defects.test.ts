/**
 * The ways in which CDKTF's own HCL output is broken or silently means something else, one group per kind of input.
 * The JSON that it writes is right; our HCL has to say the same. Issue numbers are those of hashicorp/terraform-cdk.
 */
import { App, Fn, TerraformOutput, TerraformStack, TerraformVariable } from "cdktf";
import { describe, expect, test } from "vitest";
import { joinBlocks, renderBlocks, type TerraformJson } from "../../../src/terraform/hcl";
import { expectSameConfiguration } from "./roundtrip";
import { lines, write } from "./write";

const output = (value: TerraformJson[string]): TerraformJson => ({ output: { o: { value } } });

describe("strings", () => {
  test("defect 1: quotes beside a reference are escaped (#3911)", async () => {
    expect(await write(output('{"R":"${aws_vpc.this.arn}"}'))).toBe(lines`
      output "o" {
        value = "{\"R\":\"${"${aws_vpc.this.arn}"}\"}"
      }
    `);
  });

  test("defect 2: an escaped quote inside JSON keeps its backslash", async () => {
    expect(await write(output(JSON.stringify({ a: 'say "hi"' })))).toContain(
      String.raw`value = "{\"a\":\"say \\\"hi\\\"\"}"`,
    );
  });

  test("defect 3: backslashes stay backslashes", async () => {
    expect(await write(output(String.raw`^\d+$ c:\new`))).toContain(String.raw`value = "^\\d+$ c:\\new"`);
  });

  test("defect 4: text with line breaks gains no line feed", async () => {
    expect(await write(output("one\ntwo"))).toContain(String.raw`value = "one\ntwo"`);
    expect(await write(output("one\ntwo\n"))).toBe(lines`
      output "o" {
        value = <<-EOT
          one
          two
        EOT
      }
    `);
  });

  test("defect 4: a line that looks like the end of the heredoc does not end it", async () => {
    expect(await write(output("a\nEOT\n  EOT2\n"))).toBe(lines`
      output "o" {
        value = <<-EOT3
          a
          EOT
            EOT2
        EOT3
      }
    `);
  });

  test("defect 5: line breaks in provisioners and in values without a schema", async () => {
    const text = await write({
      resource: { terraform_data: { x: { provisioner: [{ "local-exec": { command: "a\nb\n" } }] } } },
      locals: { script: "a\nb" },
    });
    expect(text).toContain("command = <<-EOT\n      a\n      b\n    EOT\n");
    expect(text).toContain(String.raw`script = "a\nb"`);
  });
});

describe("values", () => {
  test("defect 6: lists inside a manifest stay lists", async () => {
    const requirements = [{ key: "kubernetes.io/arch", operator: "In", values: ["arm64"] }];
    const manifest = { apiVersion: "karpenter.sh/v1", spec: { template: { spec: { requirements } } } };
    expect(await write({ resource: { kubernetes_manifest: { pool: { manifest } } } })).toBe(lines`
      resource "kubernetes_manifest" "pool" {
        manifest = {
          apiVersion = "karpenter.sh/v1"
          spec = {
            template = {
              spec = {
                requirements = [
                  {
                    key      = "kubernetes.io/arch"
                    operator = "In"
                    values   = ["arm64"]
                  },
                ]
              }
            }
          }
        }
      }
    `);
  });

  test("defect 7: null nested in locals, outputs and module arguments is written", async () => {
    const text = await write({
      locals: { a: { b: null } },
      output: { o: { value: [1, null, true] } },
      module: { m: { source: "./m", x: null } },
    });
    expect(text).toContain("b = null");
    expect(text).toContain("value = [1, null, true]");
    expect(text).toContain("x = null");
  });

  test("defect 8: strings that look like numbers stay strings", async () => {
    const text = await write({
      locals: { a: "42", b: "007", c: "1.0", d: "true", e: "null", f: 42 },
      output: { o: { value: "42" } },
      module: { m: { source: "./m", x: "42" } },
    });
    expect(text).toContain('a = "42"\n  b = "007"\n  c = "1.0"\n  d = "true"\n  e = "null"\n  f = 42\n');
    expect(text).toContain('value = "42"');
    expect(text).toContain('x = "42"');
  });

  test('defect 9: strings that begin with [ { or " are quoted', async () => {
    const text = await write({ locals: { a: "[1]", b: "{}", c: '"quoted"' } });
    expect(text).toContain(String.raw`  a = "[1]"
  b = "{}"
  c = "\"quoted\""
`);
  });

  test.each([
    ["false", false, "false"],
    ["0", 0, "0"],
    ["the empty string", "", '""'],
  ])("defect 10: a variable's default of %s is written (#3673)", async (_, value, hcl) => {
    expect(await write({ variable: { v: { default: value } } })).toContain(`default = ${hcl}\n`);
  });

  test("defect 10: nullable and sensitive false are written (#3621)", async () => {
    expect(await write({ variable: { v: { type: "bool", nullable: false, sensitive: false } } })).toBe(lines`
      variable "v" {
        type      = bool
        sensitive = false
        nullable  = false
      }
    `);
  });

  test("defect 11: falsy locals are written (#3673)", async () => {
    expect(await write({ locals: { a: false, b: 0, c: "", d: null } })).toBe(lines`
      locals {
        a = false
        b = 0
        c = ""
        d = null
      }
    `);
  });

  test("defect 12: quotes and template markers in a description are escaped", async () => {
    expect(await write({ variable: { v: { description: 'say "hi" to ${USER} and %{x}' } } })).toContain(
      String.raw`description = "say \"hi\" to $${"${USER}"} and %%{x}"`,
    );
  });
});

describe("blocks", () => {
  test("defect 13: further settings of the terraform block", async () => {
    expect(await write({ terraform: { required_version: ">= 1.11", experiments: [] } })).toBe(lines`
      terraform {
        required_version = ">= 1.11"
        experiments      = []
      }
    `);
  });

  test("defect 14: check, removed, import and moved at the top level", async () => {
    const text = await write({
      check: {
        health: {
          data: { aws_vpc: { this: { id: "vpc-1" } } },
          assert: [{ condition: "${data.aws_vpc.this.enable_dns_support}", error_message: "DNS is off." }],
        },
      },
      removed: [{ from: "aws_vpc.old", lifecycle: { destroy: false } }],
      import: [{ to: "aws_vpc.this", id: "vpc-1", provider: "aws.west" }],
      moved: [{ from: "aws_vpc.a", to: "aws_vpc.b" }],
    });
    expect(text).toBe(lines`
      check "health" {
        data "aws_vpc" "this" {
          id = "vpc-1"
        }

        assert {
          condition     = data.aws_vpc.this.enable_dns_support
          error_message = "DNS is off."
        }
      }

      removed {
        from = aws_vpc.old

        lifecycle {
          destroy = false
        }
      }

      import {
        provider = aws.west
        to       = aws_vpc.this
        id       = "vpc-1"
      }

      moved {
        from = aws_vpc.a
        to   = aws_vpc.b
      }
    `);
  });

  test("defect 15: preconditions and postconditions are blocks", async () => {
    const condition = { condition: "${var.a != null}", error_message: "Set a." };
    const lifecycle = { precondition: [condition], postcondition: [condition, condition] };
    const text = await write({ resource: { terraform_data: { x: { lifecycle } } } });
    expect(text.match(/^ {4}precondition \{$/gm)).toHaveLength(1);
    expect(text.match(/^ {4}postcondition \{$/gm)).toHaveLength(2);
  });

  test("defect 16: replace_triggered_by holds bare references", async () => {
    const lifecycle = { replace_triggered_by: ["${aws_vpc.a.id}", "aws_vpc.b"] };
    expect(await write({ resource: { terraform_data: { x: { lifecycle } } } })).toContain(
      "replace_triggered_by = [aws_vpc.a.id, aws_vpc.b]",
    );
  });

  test("defect 17: depends_on of a module is a list of references", async () => {
    const depends_on = ["aws_vpc.this", "module.other"];
    expect(await write({ module: { m: { source: "./m", depends_on } } })).toContain(
      "depends_on = [aws_vpc.this, module.other]",
    );
  });

  test("defect 18: nested attributes of plugin-framework providers are attributes", async () => {
    const text = await write({
      provider: {
        helm: [{ kubernetes: { host: "https://example.com", exec: { api_version: "v1", command: "aws" } } }],
      },
      resource: { helm_release: { r: { name: "r", chart: "c", set: [{ name: "a", value: "b" }] } } },
    });
    expect(text).toContain(
      'provider "helm" {\n  kubernetes = {\n    host = "https://example.com"\n    exec = {',
    );
    expect(text).toContain('  set = [\n    {\n      name  = "a"\n      value = "b"\n    },\n  ]\n');
  });

  test("defect 19: overrides below an attribute that props have set are written", async () => {
    const text = await write({
      resource: {
        aws_eks_cluster: {
          c: {
            name: "c",
            role_arn: "${aws_iam_role.c.arn}",
            vpc_config: { subnet_ids: ["${aws_subnet.a.id}"], endpoint_public_access: false },
            tags: { Name: "c", extra: "yes" },
          },
        },
      },
      provider: {
        kubernetes: [{ exec: [{ api_version: "v1", command: "aws", env: { AWS_PROFILE: "p" } }] }],
      },
    });
    expect(text).toContain("endpoint_public_access = false");
    expect(text).toContain('extra = "yes"');
    expect(text).toContain('    env = {\n      AWS_PROFILE = "p"\n    }\n');
  });

  test("defect 20: statements of a web ACL are blocks, however deep (#3630)", async () => {
    const rule = {
      name: "r",
      priority: 1,
      action: { block: {} },
      statement: {
        not_statement: { statement: [{ geo_match_statement: { country_codes: ["NZ"] } }] },
      },
      visibility_config: {
        cloudwatch_metrics_enabled: false,
        metric_name: "m",
        sampled_requests_enabled: false,
      },
    };
    const text = await write({ resource: { aws_wafv2_web_acl: { w: { scope: "REGIONAL", rule: [rule] } } } });
    expect(text).toContain(
      [
        "    statement {",
        "      not_statement {",
        "        statement {",
        "          geo_match_statement {",
        '            country_codes = ["NZ"]',
      ].join("\n"),
    );
    expect(text).toContain("    action {\n      block {}\n    }\n");
  });

  test("defect 21: workspaces of the remote backend and of cloud are blocks (#3698)", async () => {
    expect(await write({ terraform: { backend: { remote: { workspaces: { name: "w" } } } } })).toBe(lines`
      terraform {
        backend "remote" {
          workspaces {
            name = "w"
          }
        }
      }
    `);
    expect(
      await write({ terraform: { cloud: { organization: "o", workspaces: { tags: ["a"] } } } }),
    ).toContain('    workspaces {\n      tags = ["a"]\n    }\n');
  });

  test("defect 22: preconditions of outputs are written", async () => {
    const precondition = [{ condition: "${var.a}", error_message: "Set a." }];
    expect(await write({ output: { o: { value: 1, precondition } } })).toBe(lines`
      output "o" {
        value = 1

        precondition {
          condition     = var.a
          error_message = "Set a."
        }
      }
    `);
  });

  test("defect 23: keywords and references are bare words", async () => {
    const text = await write({
      resource: {
        terraform_data: {
          x: {
            provider: "aws.west",
            depends_on: ["aws_vpc.this"],
            lifecycle: { ignore_changes: ["tags", 'tags["a"]'], create_before_destroy: true },
            provisioner: [{ "local-exec": { command: "true", when: "destroy", on_failure: "continue" } }],
          },
          y: { lifecycle: { ignore_changes: "all" } },
        },
      },
      module: { m: { source: "./m", providers: { aws: "aws", "aws.peer": "aws.west" } } },
    });
    expect(text).toContain("provider = aws.west");
    expect(text).toContain("depends_on = [aws_vpc.this]");
    expect(text).toContain('ignore_changes        = [tags, tags["a"]]');
    expect(text).toContain("ignore_changes = all");
    expect(text).toContain("when       = destroy\n    on_failure = continue");
    expect(text).toContain("  providers = {\n    aws      = aws\n    aws.peer = aws.west\n  }\n");
  });

  test("defect 24: references are bare and one blank line separates blocks", async () => {
    expect(
      await write({ output: { a: { value: "${aws_vpc.this.id}" }, b: { value: "${var.x ? 1 : 2}" } } }),
    ).toBe(lines`
      output "a" {
        value = aws_vpc.this.id
      }

      output "b" {
        value = var.x ? 1 : 2
      }
    `);
  });
});

describe("what CDKTF makes", () => {
  test("variables, functions and overrides of a stack come out as they are in its JSON", async () => {
    const stack = new TerraformStack(new App(), "stack");
    new TerraformVariable(stack, "empty", { type: "string", default: "" });
    new TerraformVariable(stack, "off", { type: "bool", default: false, nullable: false });
    new TerraformOutput(stack, "policy", { value: Fn.jsonencode({ a: [1, { b: true }], "c-d": "e" }) });
    stack.addOverride("terraform.required_version", ">= 1.11");
    stack.addOverride("check.c.assert", [{ condition: "${var.off}", error_message: "Off." }]);
    const json: TerraformJson = stack.toTerraform();
    const text = joinBlocks(renderBlocks(json));
    await expectSameConfiguration(json, text);
    expect(text).toContain('required_version = ">= 1.11"');
    expect(text).toContain('default = ""');
    expect(text).toContain("default  = false\n  nullable = false");
    expect(text).toContain(
      'value = jsonencode({\n    a = [\n      1,\n      {\n        b = true\n      },\n    ]\n    c-d = "e"\n  })',
    );
    expect(text).toContain('check "c" {\n  assert {\n    condition     = var.off');
  });
});
