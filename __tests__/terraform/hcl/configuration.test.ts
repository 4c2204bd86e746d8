import { describe, expect, test } from "vitest";
import { HclError, joinBlocks, renderBlocks, type TerraformJson } from "../../../src/terraform/hcl";
import { schemaOf } from "../../../src/terraform/hcl/schema";
import { lines, write } from "./write";

const json: TerraformJson = {
  "//": { metadata: {} },
  terraform: { required_version: ">= 1.11", backend: { s3: { key: "k" } } },
  provider: { aws: [{ region: "us-east-2" }, { alias: "west" }] },
  data: { aws_region: { current: { "//": { metadata: { path: "x" } } } } },
  resource: { aws_vpc: { a: {}, b: {} } },
  variable: { v: {} },
  output: { o: { value: 1 } },
  locals: { l: 1 },
  module: { m: { source: "./m" } },
  moved: [{ from: "aws_vpc.x", to: "aws_vpc.a" }],
};

describe("blocks", () => {
  test("have a kind and an address", () => {
    expect(renderBlocks(json).map(({ kind, address }) => [kind, address])).toEqual([
      ["terraform", "terraform"],
      ["backend", "backend.s3"],
      ["provider", "provider.aws"],
      ["provider", "provider.aws.west"],
      ["data", "data.aws_region.current"],
      ["resource", "aws_vpc.a"],
      ["resource", "aws_vpc.b"],
      ["variable", "var.v"],
      ["output", "output.o"],
      ["locals", "locals"],
      ["module", "module.m"],
      ["moved", "moved.aws_vpc.a"],
    ]);
  });

  test("each end in a brace and a line feed", () => {
    for (const { text } of renderBlocks(json)) {
      expect(text).toMatch(/[^\n]\n$/);
      expect(text.endsWith("}\n")).toBe(true);
    }
  });

  test("come in the order asked for, others after them in the order of the JSON", () => {
    const addresses = renderBlocks(json, { order: ["aws_vpc.b", "output.o", "aws_vpc.a"] }).map(
      ({ address }) => address,
    );
    expect(addresses.slice(0, 5)).toEqual(["aws_vpc.b", "output.o", "aws_vpc.a", "terraform", "backend.s3"]);
  });

  test("carry comments above and on the opening line", async () => {
    const options = {
      comments: new Map([["aws_vpc.a", "# First.\n# Second."]]),
      trailingComments: new Map([["aws_vpc.b", "# an exception"]]),
    };
    const blocks = renderBlocks(
      { resource: { aws_vpc: { a: { cidr_block: "c" }, b: { cidr_block: "c" } } } },
      options,
    );
    expect(joinBlocks(blocks)).toBe(lines`
      # First.
      # Second.
      resource "aws_vpc" "a" {
        cidr_block = "c"
      }

      resource "aws_vpc" "b" { # an exception
        cidr_block = "c"
      }
    `);
  });

  test("that are empty take one line, unless they carry a comment", () => {
    expect(renderBlocks({ resource: { aws_vpc: { a: {} } } })[0]?.text).toBe('resource "aws_vpc" "a" {}\n');
    const trailingComments = new Map([["aws_vpc.a", "# why"]]);
    expect(renderBlocks({ resource: { aws_vpc: { a: {} } } }, { trailingComments })[0]?.text).toBe(
      'resource "aws_vpc" "a" { # why\n}\n',
    );
  });

  test("may come as lists in the JSON", async () => {
    const text = await write({
      resource: [{ aws_vpc: [{ a: [{ cidr_block: "c" }] }, { b: {} }] }],
      variable: [{ v: [{ default: 1 }] }],
    });
    expect(text.match(/^\w+ .*\{/gm)).toEqual([
      'resource "aws_vpc" "a" {',
      'resource "aws_vpc" "b" {',
      'variable "v" {',
    ]);
  });
});

describe("the content of a resource", () => {
  test("has count and provider, names, arguments, tags, blocks, dependencies and lifecycle in this order", async () => {
    const instance = {
      lifecycle: { prevent_destroy: true },
      depends_on: ["aws_vpc.this"],
      root_block_device: { encrypted: true },
      tags: { a: "b" },
      ami: "ami-1",
      provider: "aws.west",
      count: 1,
    };
    const text = await write({ resource: { aws_instance: { i: instance } } });
    expect(text.match(/^ {2}\w+/gm)?.map((word) => word.trim())).toEqual([
      ...["count", "provider", "ami", "tags", "root_block_device", "depends_on", "lifecycle"],
    ]);
  });

  test("leaves out what is null, as Terraform does", async () => {
    const nothing = { ami: null, count: null, timeouts: null, lifecycle: null };
    expect(await write({ resource: { aws_instance: { a: nothing } } })).toBe(
      'resource "aws_instance" "a" {}\n',
    );
  });

  test("writes a list of objects that Terraform takes as blocks as blocks, but an empty one as a list", async () => {
    const ingress = [{ from_port: 1, to_port: 1, protocol: "tcp", description: null }];
    const text = await write({ resource: { aws_security_group: { s: { ingress, egress: [] } } } });
    expect(text).toContain("  egress = []\n");
    expect(text).toContain('  ingress {\n    from_port = 1\n    to_port   = 1\n    protocol  = "tcp"\n  }\n');
  });

  test("writes an expression in the place of such a list as an argument", async () => {
    expect(await write({ resource: { aws_security_group: { s: { ingress: "${var.rules}" } } } })).toContain(
      "  ingress = var.rules\n",
    );
  });
});

describe("places for literal text", () => {
  test("have their template markers escaped", async () => {
    const text = await write({
      variable: { v: { default: { "${k}": ["%{x}"] }, description: "${d}" } },
      output: { o: { value: 1, description: "${d}" } },
      module: { m: { source: "./${m}" } },
      terraform: { required_version: "${v}", backend: { s3: { key: "${k}" } } },
    });
    expect(text.match(/\$\$\{|%%\{/g)).toHaveLength(7);
    expect(text).not.toMatch(/(?<!\$)\$\{/);
  });
});

describe("what cannot be written is an error with place and remedy", () => {
  test("a type without schema", () => {
    const render = () => renderBlocks({ resource: { google_project: { p: {} } } });
    expect(render).toThrow(HclError);
    expect(render).toThrow(
      'resource: google_project.p: the provider schemas in src/terraform/hcl/schemas.json have no resource "google_project"',
    );
    expect(render).toThrow("npx tsx scripts/provider-schemas.ts");
  });

  test("an argument that the schema does not have", () => {
    expect(() => renderBlocks({ resource: { aws_vpc: { v: { region: "us-east-2" } } } })).toThrow(
      "resource: aws_vpc.v: region: the provider's schema has no such argument",
    );
  });

  test("an argument deep in nested blocks", () => {
    const root_block_device = [{ encrypted: true }, { encripted: true }];
    expect(() => renderBlocks({ resource: { aws_instance: { i: { root_block_device } } } })).toThrow(
      "resource: aws_instance.i: root_block_device: [1]: encripted: the provider's schema has no such argument",
    );
  });

  test.each<[string, TerraformJson, string]>([
    ["an unknown top-level block", { resources: {} }, '"resources" is no block type of Terraform'],
    [
      "a block that is no object",
      { resource: { aws_vpc: { v: "x" } } },
      'expected an object of arguments, found "x"',
    ],
    [
      "a reference that is no text",
      { resource: { aws_vpc: { v: { depends_on: [1] } } } },
      "expected a reference, found 1",
    ],
    [
      "a dynamic block for an attribute",
      { resource: { aws_vpc: { v: { dynamic: { tags: {} } } } } },
      "dynamic: tags: a dynamic block needs",
    ],
    [
      "an unknown lifecycle argument",
      { resource: { aws_vpc: { v: { lifecycle: { x: 1 } } } } },
      "aws_vpc.v: lifecycle: x: a lifecycle block",
    ],
    ["an unknown part of a check", { check: { c: { x: 1 } } }, '"x" is no part of a check'],
    ["a type that is no text", { variable: { v: { type: 1 } } }, "expected a type constraint, found 1"],
    ["a number that is none", { locals: { a: Number.NaN } }, "locals: a: NaN is no number of HCL"],
  ])("%s", (_, config, message) => {
    expect(() => renderBlocks(config)).toThrow(message);
  });
});

describe("provider schemas", () => {
  test("tell blocks, attributes and attributes as blocks apart", () => {
    const group = schemaOf("resource", "aws_security_group");
    expect(group.argument("ingress")?.kind).toBe("attribute-as-blocks");
    expect(group.argument("timeouts")?.kind).toBe("block");
    expect(group.argument("name")?.kind).toBe("attribute");
    expect(group.argument("owner_id")).toBeUndefined();
    expect(schemaOf("provider", "helm").argument("kubernetes")?.kind).toBe("attribute");
    expect(schemaOf("provider", "kubernetes").argument("exec")?.kind).toBe("block");
  });

  test("hold the data sources, ephemeral resources and built-in types that the layers use", () => {
    expect(schemaOf("data", "terraform_remote_state").argument("config")?.kind).toBe("attribute");
    expect(schemaOf("resource", "terraform_data").argument("input")?.kind).toBe("attribute");
    expect(schemaOf("ephemeral", "random_password").argument("length")?.kind).toBe("attribute");
    expect(schemaOf("resource", "helm_release").argument("set")?.kind).toBe("attribute");
  });
});
