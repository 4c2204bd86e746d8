import { describe, expect, it } from "vitest";
import { everySetting } from "./coder-support";
import { Layers, outputsOf } from "./data-support";

const plain = new Layers();
const coder = plain.made("hub-coder");
const full = new Layers(everySetting).made("hub-coder");

describe("the coder layer", () => {
  it("S1-09: is a layer of its own, after the servers and before everything that needs a token or a key", () => {
    expect(plain.namesOf("coder")).toEqual(["hub-coder"]);
    expect(plain.before("hub-coder")).toContain("hub-coder-server");
    expect(plain.before("hub-coder-server")).not.toContain("hub-coder");
    for (const name of ["hub-coder-ws", "euw2-coder-ws", "euw2-coder-proxy"]) {
      expect(plain.before(name)).toContain("hub-coder");
    }
  });

  it("rule 16: takes URL and token from variables, and knows no cluster", () => {
    expect(coder.json.provider).toMatchObject({
      coderd: [
        {
          url: "${coalesce(var.coder_url, data.terraform_remote_state.coder_server.outputs.access_url)}",
          token: "${var.coder_session_token}",
        },
      ],
    });
    expect(Object.keys(coder.json.provider ?? {}).toSorted()).toEqual(["aws", "coderd"]);
    expect(Object.keys(coder.json.resource ?? {}).filter((type) => !type.startsWith("coderd_"))).toEqual([
      "aws_secretsmanager_secret",
      "aws_secretsmanager_secret_version",
    ]);
    expect(plain.layer("hub-coder").inputs.get("coder_session_token")?.props).toMatchObject({
      sensitive: true,
      default: null,
    });
  });

  it("registers a proxy for each spoke and writes its token where no plan and no state keeps it", () => {
    expect(coder.names("coderd_workspace_proxy")).toEqual(["euw2", "usw2"]);
    expect(coder.resource("coderd_workspace_proxy", "euw2")).toMatchObject({
      name: "euw2",
      display_name: "eu-west-2",
    });
    expect(coder.resource("aws_secretsmanager_secret_version", "euw2_proxy_token")).toEqual({
      secret_id: "${aws_secretsmanager_secret.euw2_proxy_token.id}",
      secret_string_wo: "${jsonencode({ token = coderd_workspace_proxy.euw2.session_token })}",
      secret_string_wo_version: 1,
      lifecycle: { replace_triggered_by: ["coderd_workspace_proxy.euw2.id"] },
    });
  });

  it("S1-10: makes a key for each pool; rule 7: those of the hub take builds without tags", () => {
    expect(coder.names("coderd_provisioner_key")).toEqual(["coder_hub", "coder_euw2", "coder_usw2"]);
    expect(coder.resource("coderd_provisioner_key", "coder_hub").tags).toBeUndefined();
    expect(coder.resource("coderd_provisioner_key", "coder_usw2").tags).toEqual({ region: "us-west-2" });
  });

  it("has a generation of keys for each number, so that old and new ones work at the same time", () => {
    expect(coder.resource("coderd_provisioner_key", "coder_hub")).toMatchObject({
      name: "hub-${each.key}",
      for_each: "${toset([for generation in var.provisioner_key_generations : tostring(generation)])}",
    });
    const current = "var.provisioner_key_generations[length(var.provisioner_key_generations) - 1]";
    expect(coder.resource("aws_secretsmanager_secret_version", "coder_hub_provisioner_key")).toMatchObject({
      secret_string_wo: `\${jsonencode({ key = coderd_provisioner_key.coder_hub[tostring(${current})].key })}`,
      secret_string_wo_version: `\${${current}}`,
    });
    expect(plain.layer("hub-coder").inputs.get("provisioner_key_generations")?.props.default).toEqual([1]);
  });

  it("rule 12: makes templates with one active version, whose name follows from what is in it", () => {
    expect(coder.names("coderd_template")).toEqual([
      "pod_swdev",
      "ec2_windev_gui",
      "ec2_datasci",
      "ec2_datasci_gpu",
    ]);
    const template = coder.resource("coderd_template", "pod_swdev");
    const [version, ...others] = template.versions as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(version).toMatchObject({
      active: true,
      directory: "${path.module}/../../templates/pod-swdev",
      tf_vars: [
        { name: "namespace", value: "coder-workspaces" },
        { name: "service_account_name", value: "coder-workspace" },
        { name: "coder_namespace", value: "coder" },
      ],
    });
    expect(version?.name).toMatch(/^1\.0\.0-[0-9a-f]{12}-\$\{substr\(sha256\(join\(/);
  });

  it("gives templates to groups that exist, and says what is missing otherwise", () => {
    expect(coder.resource("coderd_template", "pod_swdev").acl).toEqual({
      users: [],
      groups: [
        { id: "${coderd_group.coder_developers.id}", role: "use" },
        { id: "${coderd_group.coder_coder_platform_admins.id}", role: "use" },
        { id: "${coderd_group.coder_coder_template_owners.id}", role: "admin" },
      ],
    });
    expect(
      () => new Layers({ coder: { organizations: [{ name: "coder", groups: [{ name: "developers" }] }] } }),
    ).toThrow(
      "template pod-swdev: the organisation coder has no group coder-platform-admins; add it to coder.organizations, or take it out of the template's access",
    );
  });

  it("looks the default organisation up and makes the others, with groups, roles and members by claims", () => {
    expect(full.data("coderd_organization", "coder")).toEqual({ is_default: true });
    expect(full.resource("coderd_organization", "data_science")).toMatchObject({
      name: "data-science",
      display_name: "Data science",
      role_sync: { field: "groups", mapping: { leads: ["organization-admin"] } },
    });
    expect(full.resource("coderd_group", "data_science_scientists")).toMatchObject({
      quota_allowance: 40,
      organization_id: "${coderd_organization.data_science.id}",
    });
    expect(full.resource("coderd_organization_group_sync", "coder")).toMatchObject({
      field: "groups",
      auto_create_missing: false,
      mapping: { dev: ["${coderd_group.coder_developers.id}"] },
    });
    expect(full.resource("coderd_organization_sync_settings", "this")).toMatchObject({
      field: "organizations",
      assign_default: true,
      mapping: { science: ["${coderd_organization.data_science.id}"] },
    });
  });

  it("takes the licence or leaves it, and what needs it waits for it", () => {
    expect(coder.resource("coderd_license", "this")).toMatchObject({
      count: "${nonsensitive(var.coder_license == null) ? 0 : 1}",
      lifecycle: { create_before_destroy: true },
    });
    for (const type of [
      "coderd_workspace_proxy",
      "coderd_provisioner_key",
      "coderd_group",
      "coderd_template",
    ]) {
      for (const name of coder.names(type)) {
        expect(coder.resource(type, name).depends_on).toContain("coderd_license.this");
      }
    }
  });

  it("publishes where secrets are, and never what they are", () => {
    expect(Object.keys(outputsOf(coder))).toEqual([
      "proxy_token_secret_arns",
      "proxy_token_versions",
      "provisioner_key_secret_arns",
      "provisioner_key_versions",
      "organization_ids",
    ]);
    expect(JSON.stringify(outputsOf(coder))).not.toMatch(/session_token|\.key\b|secret_string/);
  });
});
