import { describe, expect, it } from "vitest";
import { versions } from "../../src/versions";
import { coderOf, envOf, everySetting } from "./coder-support";
import { Layers } from "./data-support";

const plain = new Layers();
const proxy = plain.made("euw2-coder-proxy");
const outputs = "data.terraform_remote_state.hub_coder.outputs";

describe("workspace proxies", () => {
  it("run in every spoke, and not in the hub", () => {
    expect(plain.namesOf("coder-proxy")).toEqual(["euw2-coder-proxy", "usw2-coder-proxy"]);
  });

  it("S0-11: rule 1: have chart and version of the servers", () => {
    expect(proxy.resource("helm_release", "coder_proxy")).toMatchObject({
      chart: "coder",
      name: "coder-proxy",
      version: "${var.addon_version}",
    });
    expect(plain.layer("euw2-coder-proxy").inputs.get("addon_version")?.props.default).toBe(versions.coder);
    expect(versions.charts.coder.version).toBe(versions.charts.coderProvisioner.version);
  });

  it("have URL and wildcard of their region, and the token by reference", () => {
    expect(coderOf(proxy, "coder_proxy").workspaceProxy).toBe(true);
    expect(envOf(proxy, "coder_proxy")).toEqual({
      CODER_PRIMARY_ACCESS_URL: "${var.coder_primary_access_url}",
      CODER_ACCESS_URL: "${var.coder_access_url}",
      CODER_WILDCARD_ACCESS_URL: "${var.coder_wildcard_access_url}",
      CODER_PROXY_SESSION_TOKEN: { secretKeyRef: { name: "proxy-token", key: "token" } },
      CODER_SECURE_AUTH_COOKIE: "true",
      CODER_PROMETHEUS_ENABLE: "true",
    });
    const { inputs } = plain.layer("euw2-coder-proxy");
    expect(inputs.get("coder_primary_access_url")?.props.default).toBe("https://acme.dev");
    expect(inputs.get("coder_access_url")?.props.default).toBe("https://eu-west-2.acme.dev");
    expect(inputs.get("coder_wildcard_access_url")?.props.default).toBe("*.eu-west-2.acme.dev");
  });

  it("get the token from the hub's Secrets Manager, without it being kept, and again when it changes", () => {
    expect(proxy.json.ephemeral?.aws_secretsmanager_secret_version?.proxy_token).toEqual({
      provider: "aws.hub",
      secret_id: `\${${outputs}.proxy_token_secret_arns["euw2"]}`,
    });
    expect(proxy.resource("kubernetes_secret_v1", "proxy_token")).toMatchObject({
      data_wo: {
        token:
          '${jsondecode(ephemeral.aws_secretsmanager_secret_version.proxy_token.secret_string)["token"]}',
      },
      data_wo_revision: `\${parseint(substr(sha256(${outputs}.proxy_token_versions["euw2"]), 0, 7), 16) + 1}`,
    });
    expect(coderOf(proxy, "coder_proxy").podAnnotations).toMatchObject({
      "coder-on-aws/token-version": `\${${outputs}.proxy_token_versions["euw2"]}`,
    });
  });

  it("rule 2: S0-18: have a namespace, a disruption budget and a network policy of their own", () => {
    expect(proxy.resource("kubernetes_namespace_v1", "coder_proxy").metadata).toMatchObject({
      name: "coder-proxy",
      labels: { "pod-security.kubernetes.io/enforce": "restricted" },
    });
    const labels = { "app.kubernetes.io/name": "coder", "app.kubernetes.io/instance": "coder-proxy" };
    expect(proxy.resource("kubernetes_pod_disruption_budget_v1", "coder_proxy").spec).toEqual({
      max_unavailable: "1",
      selector: { match_labels: labels },
    });
    expect(proxy.names("kubernetes_network_policy_v1")).toEqual(["coder_proxy"]);
  });

  it("S0-10: have a load balancer that selects their own pods", () => {
    expect(proxy.resource("kubernetes_service_v1", "coder_proxy_nlb")).toMatchObject({
      metadata: { name: "coder-proxy-nlb", namespace: "coder-proxy" },
      spec: {
        selector: { "app.kubernetes.io/name": "coder", "app.kubernetes.io/instance": "coder-proxy" },
        port: [{ port: 443, target_port: "http", protocol: "TCP" }],
      },
    });
  });

  it("have no rights in AWS and in Kubernetes", () => {
    expect(proxy.names("aws_iam_role")).toEqual([]);
    expect(coderOf(proxy, "coder_proxy").serviceAccount).toEqual({
      name: "coder-proxy",
      disableCreate: false,
      workspacePerms: false,
    });
  });

  it("take sizes and the place of TLS from the deployment", () => {
    const other = new Layers(everySetting).made("euw2-coder-proxy");
    expect(coderOf(other, "coder_proxy")).toMatchObject({
      replicaCount: 4,
      resources: { requests: { cpu: "1", memory: "2Gi" }, limits: { memory: "2Gi" } },
      tls: { secretNames: ["coder-proxy-tls"] },
    });
    expect(coderOf(proxy, "coder_proxy")).toMatchObject({
      replicaCount: 2,
      resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { memory: "1Gi" } },
      tls: { secretNames: [] },
    });
  });
});
