import { describe, expect, it } from "vitest";
import { versions } from "../../src/versions";
import { documentOf } from "../support/documents";
import { Layers } from "./data-support";

const plain = new Layers();
const litellm = plain.made("hub-litellm");
type Pod = { spec: { template: { spec: { container: Record<string, unknown>[] } } } };
const [container = {}] = (litellm.resource("kubernetes_deployment_v1", "litellm") as unknown as Pod).spec
  .template.spec.container;

describe("LiteLLM", () => {
  it("runs in the hub, after database, cache and the servers that make its database user", () => {
    expect(plain.namesOf("litellm")).toEqual(["hub-litellm"]);
    expect(plain.before("hub-litellm")).toEqual(
      expect.arrayContaining(["hub-eks", "hub-rds", "hub-redis", "hub-acm", "hub-coder-server"]),
    );
  });

  it("is left out where the deployment chooses Coder's own gateway, or none", () => {
    for (const modelGateway of ["coder", "none"] as const) {
      const layers = new Layers({ coder: { modelGateway } });
      expect(layers.namesOf("litellm")).toEqual([]);
      expect(layers.made("hub-coder-ws").names("kubernetes_cron_job_v1")).toEqual([]);
    }
  });

  it("S0-12: makes a namespace of its own, and is pinned", () => {
    expect(litellm.resource("kubernetes_namespace_v1", "litellm").metadata).toMatchObject({
      name: "litellm",
    });
    expect(container.image).toBe(versions.images.litellm);
    expect(String(container.image)).toMatch(/:v\d+\.\d+\.\d+$/);
    expect(container.args).toEqual(["--config", "/etc/litellm/config.yaml", "--port", "4000"]);
  });

  it("S0-18: has probes, a disruption budget, a network policy and no privileges", () => {
    expect(container).toMatchObject({
      startup_probe: { http_get: { path: "/health/liveliness" } },
      liveness_probe: { http_get: { path: "/health/liveliness" } },
      readiness_probe: { http_get: { path: "/health/readiness" } },
      security_context: { run_as_non_root: true, allow_privilege_escalation: false },
    });
    expect(litellm.names("kubernetes_pod_disruption_budget_v1")).toEqual(["litellm"]);
    expect(litellm.names("kubernetes_network_policy_v1")).toEqual(["litellm"]);
  });

  it("signs in to database and cache with IAM, and has its keys from Secrets Manager", () => {
    const env = Object.fromEntries(
      (container.env as { name: string; value?: string }[]).map(({ name, value }) => [name, value]),
    );
    expect(env).toMatchObject({
      IAM_TOKEN_DB_AUTH: "True",
      DATABASE_USER: "litellm",
      REDIS_SSL: "True",
      REDIS_AWS_IAM_AUTH: "True",
      REDIS_AWS_IAM_CACHE_NAME: "${data.terraform_remote_state.redis.outputs.replication_group_id}",
      LITELLM_MASTER_KEY: undefined,
      LITELLM_SALT_KEY: undefined,
    });
    expect(Object.keys(env).filter((name) => /PASSWORD|DATABASE_URL/.test(name))).toEqual([]);
  });

  it("S0-08: has a role that one service account may assume", () => {
    const trust = JSON.stringify(documentOf(litellm.resource("aws_iam_role", "litellm").assume_role_policy));
    expect(trust).toContain("system:serviceaccount:litellm:litellm");
    expect(trust).not.toContain("*");
  });

  it("is reached through an ALB with the region's certificate, on a name that it covers", () => {
    expect(litellm.resource("kubernetes_ingress_v1", "litellm").metadata).toMatchObject({
      annotations: {
        "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]',
        "alb.ingress.kubernetes.io/certificate-arn":
          "${data.terraform_remote_state.acm.outputs.certificate_arn}",
      },
    });
    expect(plain.layer("hub-litellm").inputs.get("host_name")?.props.default).toBe("litellm.acme.dev");
  });
});

describe("the image copy", () => {
  const mirror = new Layers({
    coder: { imageMirror: { source: "ghcr.io/coder/coder-preview:main", repository: "coder-preview" } },
  });
  const job = mirror.made("hub-coder-ws").resource("kubernetes_cron_job_v1", "fetch_and_store");

  it("S0-12: has a namespace of its own, and no privileged container", () => {
    expect(
      mirror.made("hub-coder-ws").resource("kubernetes_namespace_v1", "fetch_and_store").metadata,
    ).toMatchObject({
      name: "fetch-and-store",
      labels: { "pod-security.kubernetes.io/enforce": "restricted" },
    });
    expect(JSON.stringify(job)).not.toContain('"privileged"');
    expect(JSON.stringify(job)).toContain('"run_as_non_root":true');
  });

  it("runs once a week in the hub only", () => {
    expect((job.spec as { schedule: string }).schedule).toBe("0 3 * * 0");
    expect(mirror.made("euw2-coder-ws").names("kubernetes_cron_job_v1")).toEqual(["litellm_key"]);
  });
});
