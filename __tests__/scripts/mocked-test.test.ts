import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { LayerFolder } from "../../scripts/lib/layers";
import { sampleOutputs, testFile } from "../../scripts/lib/mocked/test-file";
import { readTestOutput } from "../../scripts/lib/mocked/test-output";

const layer: LayerFolder = {
  name: "usw2-vpc-peering",
  path: "demo/us-west-2/vpc-peering",
  region: "us-west-2",
  stateKey: "demo/us-west-2/vpc-peering/terraform.tfstate",
  reads: new Map([["hub_vpc", "hub-vpc"]]),
  outputs: new Map([
    ["role_arn", "string"],
    ["subnet_ids", "list"],
    ["tables", "map"],
  ]),
  after: ["hub-vpc"],
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "layer-"));
  writeFileSync(
    join(folder, "versions.tf"),
    'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n    }\n  }\n}\n',
  );
  writeFileSync(
    join(folder, "main.tf"),
    'provider "aws" {\n  region = "us-west-2"\n}\n\nprovider "aws" {\n  alias  = "hub"\n}\n\nresource "aws_iam_role" "r" {\n}\n',
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("test file", () => {
  const made = () => JSON.parse(testFile(layer, folder, () => ({ vpc_id: "vpc-1", script: "a ${b}" })));

  test("mocks every configuration of a provider", () => {
    expect(made().mock_provider.aws.map(({ alias }: { alias?: string }) => alias)).toEqual([
      undefined,
      "hub",
    ]);
  });

  test("gives a role that the layer makes an ARN that the provider accepts", () => {
    const [mocks] = made().mock_provider.aws;
    expect(mocks.mock_resource).toEqual({
      aws_iam_role: { defaults: { arn: "arn:aws:iam::123456789012:role/mocked" } },
    });
  });

  test("puts the producer's outputs in place of its state, as literals", () => {
    expect(made().override_data).toEqual([
      {
        target: "data.terraform_remote_state.hub_vpc",
        values: { outputs: { vpc_id: "vpc-1", script: "a $${b}" } },
      },
    ]);
  });

  test("plans, then applies", () => {
    expect(Object.keys(made().run)).toEqual(["plan", "apply"]);
  });
});

test("a layer that was not applied has sample outputs of the declared kinds", () => {
  expect(sampleOutputs(layer)).toEqual({
    role_arn: "arn:aws:iam::123456789012:role/sample",
    subnet_ids: ["sample-subnet_ids-1", "sample-subnet_ids-2", "sample-subnet_ids-3"],
    tables: {},
  });
});

test("runs, outputs and errors are read from what terraform test says", () => {
  const stdout = [
    '{"type":"test_run","test_run":{"run":"plan","status":"pass"}}',
    '{"type":"test_state","test_state":{"outputs":{"vpc_id":{"value":"vpc-1"}}}}',
    '{"type":"test_run","test_run":{"run":"apply","status":"error"}}',
    '{"type":"diagnostic","diagnostic":{"severity":"error","summary":"Invalid index","detail":"No elements.","range":{"filename":"main.tf","start":{"line":3}}}}',
    "not JSON",
  ].join("\n");
  const result = readTestOutput(stdout);
  expect([...result.runs]).toEqual([
    ["plan", "pass"],
    ["apply", "error"],
  ]);
  expect(result.outputs).toEqual({ vpc_id: "vpc-1" });
  expect(result.errors).toEqual(["Invalid index (main.tf:3)\nNo elements."]);
});
