/** No secret value stands in the HCL of any layer, and nothing is written that would put one into a plan or a state. */
import { describe, expect, it } from "vitest";
import { loadDeployment } from "../../src/deployments";
import { synthesize } from "../../src/synth";
import type { Layer } from "../../src/terraform/layer";
import { inspect } from "../support/synth";
import { everySetting } from "./coder-support";
import { threeRegions } from "./data-support";

const layers: [string, Layer][] = [
  ...synthesize(loadDeployment("coderdemo")).layers.map((layer): [string, Layer] => [layer.node.id, layer]),
  ...synthesize(threeRegions(everySetting)).layers.map((layer): [string, Layer] => [
    `${layer.node.id} (all)`,
    layer,
  ]),
];

/** Resources that keep a secret in the state, whatever they are given. */
const keepers = ["random_password", "tls_private_key", "aws_iam_access_key", "kubernetes_token_request_v1"];

/** Data sources that read a secret into the state; as ephemeral resources they do not. */
const readers = [
  "aws_secretsmanager_secret_version",
  "aws_ssm_parameter",
  "aws_eks_cluster_auth",
  "kubernetes_secret",
  "kubernetes_secret_v1",
];

/** Arguments that a state keeps, by the write-only one that it does not. */
const kept: Readonly<Record<string, readonly string[]>> = {
  kubernetes_secret_v1: ["data", "binary_data"],
  aws_secretsmanager_secret_version: ["secret_string", "secret_binary"],
  aws_rds_cluster: ["master_password"],
  aws_elasticache_replication_group: ["auth_token"],
  aws_elasticache_user: ["passwords"],
  helm_release: ["set", "set_sensitive", "repository_password"],
};

/** Expressions that lead to a secret, and where they may stand: in write-only arguments. */
const secretExpression = /ephemeral\.|\.session_token\b|coderd_provisioner_key\.\w+\[.*?\]\.key\b/;

function writeOnlyLeftOut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(writeOnlyLeftOut);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !/_wo$/.test(name))
      .map(([name, inner]) => [name, writeOnlyLeftOut(inner)]),
  );
}

describe.each(layers)("%s", (_, layer) => {
  const { json, hcl } = inspect(layer);

  it("has no resource and no data source that keeps a secret", () => {
    const resources = Object.keys(json.resource ?? {});
    expect(resources.filter((type) => keepers.includes(type))).toEqual([]);
    expect(Object.keys(json.data ?? {}).filter((type) => readers.includes(type))).toEqual([]);
  });

  it("gives secrets to write-only arguments only", () => {
    for (const [type, names] of Object.entries(kept)) {
      for (const [name, settings] of Object.entries(json.resource?.[type] ?? {})) {
        expect([name, Object.keys(settings).filter((key) => names.includes(key))]).toEqual([name, []]);
      }
    }
    const { ephemeral: _left, ...others } = json as Record<string, unknown>;
    expect(JSON.stringify(writeOnlyLeftOut(others))).not.toMatch(secretExpression);
  });

  it("asks the operator for secrets only as sensitive variables without a value", () => {
    for (const [name, { props }] of layer.inputs) {
      if (!/token|password|license/.test(name) || props.type !== "string" || /_(secret|revision)$/.test(name))
        continue;
      expect([name, props.sensitive, props.default ?? null]).toEqual([name, true, null]);
    }
  });

  it("has nothing in its HCL that looks like one", () => {
    expect(hcl).not.toMatch(/AKIA[0-9A-Z]{16}|-----BEGIN|eyJ[\w-]{20,}\.|postgres:\/\/[^@"\s]*:[^@"\s$]+@/);
  });
});

describe("the rules above", () => {
  it("find a secret that is kept", () => {
    expect(JSON.stringify(writeOnlyLeftOut({ a: { data: "${ephemeral.x.y.z}" } }))).toMatch(secretExpression);
    expect(JSON.stringify(writeOnlyLeftOut({ a: { data_wo: "${ephemeral.x.y.z}" } }))).not.toMatch(
      secretExpression,
    );
    expect("coderd_provisioner_key.coder_hub[tostring(var.x[0])].key").toMatch(secretExpression);
  });
});
