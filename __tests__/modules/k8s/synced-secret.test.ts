import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { describe, expect, it } from "vitest";
import { SyncedSecret } from "../../../src/modules/k8s/synced-secret";
import type { Layer } from "../../../src/terraform/layer";
import { synthLayer } from "../../support/synth";

const props = {
  name: "oidc",
  namespace: "coder",
  secretId: "acme/coder/oidc",
  keys: ["client_id", "client_secret"],
};

/** A layer with the providers that a secret needs. */
function layerWith(build: (layer: Layer) => void) {
  return synthLayer((layer) => {
    new KubernetesProvider(layer, "kubernetes", {});
    build(layer);
  });
}

describe("SyncedSecret", () => {
  it("copies the keys of a JSON secret into write-only data, under the same names", () => {
    const layer = layerWith((scope) => {
      new SyncedSecret(scope, "oidc", { ...props, revision: 3 });
    });
    const read = "jsondecode(ephemeral.aws_secretsmanager_secret_version.oidc.secret_string)";
    expect(layer.resource("kubernetes_secret_v1", "oidc")).toEqual({
      metadata: { name: "oidc", namespace: "coder" },
      data_wo: { client_id: `\${${read}["client_id"]}`, client_secret: `\${${read}["client_secret"]}` },
      data_wo_revision: 3,
    });
    expect(layer.json.ephemeral).toEqual({
      aws_secretsmanager_secret_version: { oidc: { secret_id: "acme/coder/oidc" } },
    });
  });

  it("reads the secret of another region with that region's provider", () => {
    const layer = layerWith((scope) => {
      const provider = new AwsProvider(scope, "aws_of_the_hub", { region: "us-east-2", alias: "hub" });
      new SyncedSecret(scope, "oidc", { ...props, revision: 1, provider });
    });
    expect(layer.json.ephemeral?.aws_secretsmanager_secret_version?.oidc).toMatchObject({
      provider: "aws.hub",
    });
  });

  it("refers to keys that it has, and to no others", () => {
    layerWith((scope) => {
      const secret = new SyncedSecret(scope, "oidc", { ...props, revision: 1 });
      expect(secret.ref("client_id")).toEqual({ secretKeyRef: { name: "oidc", key: "client_id" } });
      expect(() => secret.ref("password")).toThrow("the Secret oidc has no key password");
    });
  });
});
