import { describe, expect, it } from "vitest";
import { placeInFile } from "../../src/terraform/annotations";
import { EphemeralResource } from "../../src/terraform/ephemeral";
import { renderLayerFiles } from "../../src/terraform/layer-blocks";
import { literal } from "../../src/terraform/literal";
import { synthLayer } from "../support/synth";

describe("an ephemeral resource", () => {
  it("is a block of its own with a readable address", () => {
    let reference = "";
    const { hcl, json } = synthLayer((layer) => {
      const secret = new EphemeralResource(layer, "oidc", "aws_secretsmanager_secret_version", {
        secret_id: "acme/coder/oidc",
      });
      reference = secret.reference;
    });
    expect(reference).toBe("ephemeral.aws_secretsmanager_secret_version.oidc");
    expect(json.ephemeral).toEqual({
      aws_secretsmanager_secret_version: { oidc: { secret_id: "acme/coder/oidc" } },
    });
    expect(hcl).toContain(
      'ephemeral "aws_secretsmanager_secret_version" "oidc" {\n  secret_id = "acme/coder/oidc"\n}\n',
    );
  });

  it("goes to the file that it is placed in", () => {
    let files: string[] = [];
    synthLayer((layer) => {
      const secret = new EphemeralResource(layer, "oidc", "aws_secretsmanager_secret_version", {
        secret_id: "x",
      });
      placeInFile(secret, "secrets.tf");
      layer.prepareStack();
      files = [...renderLayerFiles(layer)].flatMap(([file, blocks]) =>
        blocks.some(({ address }) => address.startsWith("ephemeral.")) ? [file] : [],
      );
    });
    expect(files).toEqual(["secrets.tf"]);
  });

  it("may have the name of a resource, but not of another ephemeral one", () => {
    const make = (layer: Parameters<Parameters<typeof synthLayer>[0]>[0], id: string) =>
      new EphemeralResource(layer, id, "aws_secretsmanager_secret_version", { secret_id: "x" });
    expect(() =>
      synthLayer((layer) => {
        make(layer, "one:oidc");
        make(layer, "other:oidc");
      }),
    ).toThrow("ephemeral.aws_secretsmanager_secret_version.oidc");
  });
});

describe("literal text", () => {
  it("has no expression left in it", () => {
    expect(literal("${HOME} %{if} $x 100%")).toBe("$${HOME} %%{if} $x 100%");
  });
});
