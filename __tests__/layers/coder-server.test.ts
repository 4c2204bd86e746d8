import { describe, expect, it } from "vitest";
import { versions } from "../../src/versions";
import { documentOf } from "../support/documents";
import { coderOf, envOf, everySetting, valuesOf } from "./coder-support";
import { Layers } from "./data-support";

const plain = new Layers();
const full = new Layers(everySetting);
const hub = plain.made("hub-coder-server");
const spoke = plain.made("usw2-coder-server");
const rds = "data.terraform_remote_state.rds.outputs";

describe("the environment of Coder servers", () => {
  it("has exactly the documented defaults", () => {
    expect(envOf(hub, "coder")).toEqual({
      CODER_ACCESS_URL: "${var.coder_access_url}",
      CODER_WILDCARD_ACCESS_URL: "${var.coder_wildcard_access_url}",
      CODER_PG_AUTH: "awsiamrds",
      CODER_PG_CONNECTION_URL: `postgres://coder@\${${rds}.host}:\${${rds}.port}/coder?sslmode=require`,
      AWS_REGION: "us-east-2",
      CODER_PROVISIONER_DAEMONS: "0",
      CODER_SECURE_AUTH_COOKIE: "true",
      CODER_DERP_SERVER_ENABLE: "true",
      CODER_PROMETHEUS_ENABLE: "true",
      CODER_PROMETHEUS_COLLECT_AGENT_STATS: "true",
      CODER_PROMETHEUS_COLLECT_DB_METRICS: "true",
      CODER_PROMETHEUS_AGGREGATE_AGENT_STATS_BY: "template_name,username",
      CODER_MAX_ADMIN_TOKEN_LIFETIME: "2160h",
      CODER_AI_GATEWAY_ENABLED: "false",
      CODER_DISABLE_PASSWORD_AUTH: "false",
      CODER_OAUTH2_GITHUB_DEFAULT_PROVIDER_ENABLE: "false",
      CODER_EXTERNAL_AUTH_GITHUB_DEFAULT_PROVIDER_ENABLE: "false",
    });
  });

  it("S1-01: S1-02: has the connection to the database, once, with what the rds layer publishes", () => {
    expect(envOf(hub, "coder").CODER_PG_CONNECTION_URL).toContain(`${rds}.host`);
    expect(hub.resource("helm_release", "coder").set).toBeUndefined();
  });

  it("S1-07: never redirects to the access URL by itself", () => {
    for (const layer of [hub, spoke, full.made("hub-coder-server")]) {
      expect(Object.keys(envOf(layer, "coder"))).not.toContain("CODER_REDIRECT_TO_ACCESS_URL");
    }
  });

  it("S1-24: lets owners' tokens live as long as the deployment says", () => {
    expect(envOf(full.made("hub-coder-server"), "coder").CODER_MAX_ADMIN_TOKEN_LIFETIME).toBe("720h");
  });

  it("S1-26: S1-29: has Git providers with indices from 0 and Coder's types, complete or not at all", () => {
    const env = envOf(full.made("hub-coder-server"), "coder");
    const providers = Object.fromEntries(
      Object.entries(env).filter(([name]) => name.startsWith("CODER_EXTERNAL")),
    );
    const secret = (name: string, key: string) => ({ secretKeyRef: { name: `external-auth-${name}`, key } });
    const client = (index: number, id: string) => ({
      [`CODER_EXTERNAL_AUTH_${index}_CLIENT_ID`]: secret(id, "client_id"),
      [`CODER_EXTERNAL_AUTH_${index}_CLIENT_SECRET`]: secret(id, "client_secret"),
    });
    expect(providers).toEqual({
      CODER_EXTERNAL_AUTH_GITHUB_DEFAULT_PROVIDER_ENABLE: "false",
      CODER_EXTERNAL_AUTH_0_ID: "primary-github",
      CODER_EXTERNAL_AUTH_0_TYPE: "github",
      ...client(0, "primary-github"),
      CODER_EXTERNAL_AUTH_1_ID: "own-github",
      CODER_EXTERNAL_AUTH_1_TYPE: "github",
      ...client(1, "own-github"),
      CODER_EXTERNAL_AUTH_1_AUTH_URL: "https://github.acme.dev/login/oauth/authorize",
      CODER_EXTERNAL_AUTH_1_TOKEN_URL: "https://github.acme.dev/login/oauth/access_token",
      CODER_EXTERNAL_AUTH_1_VALIDATE_URL: "https://github.acme.dev/api/v3/user",
      CODER_EXTERNAL_AUTH_1_REGEX: "^(https?://)?github\\.acme\\.dev(/.*)?$",
      CODER_EXTERNAL_AUTH_1_DISPLAY_NAME: "GitHub of Acme",
      CODER_EXTERNAL_AUTH_2_ID: "own-gitlab",
      CODER_EXTERNAL_AUTH_2_TYPE: "gitlab",
      ...client(2, "own-gitlab"),
      CODER_EXTERNAL_AUTH_2_AUTH_URL: "https://gitlab.acme.dev/oauth/authorize",
      CODER_EXTERNAL_AUTH_2_TOKEN_URL: "https://gitlab.acme.dev/oauth/token",
      CODER_EXTERNAL_AUTH_2_VALIDATE_URL: "https://gitlab.acme.dev/oauth/token/info",
      CODER_EXTERNAL_AUTH_2_REGEX: "^(https?://)?gitlab\\.acme\\.dev(/.*)?$",
      CODER_EXTERNAL_AUTH_2_SCOPES: "api read_user",
      CODER_EXTERNAL_AUTH_3_ID: "cloud",
      CODER_EXTERNAL_AUTH_3_TYPE: "bitbucket-cloud",
      ...client(3, "cloud"),
      CODER_EXTERNAL_AUTH_4_ID: "server",
      CODER_EXTERNAL_AUTH_4_TYPE: "bitbucket-server",
      ...client(4, "server"),
      CODER_EXTERNAL_AUTH_4_AUTH_URL: "https://bitbucket.acme.dev/rest/oauth2/latest/authorize",
    });
    expect(Object.keys(envOf(hub, "coder")).filter((name) => /EXTERNAL_AUTH_\d/.test(name))).toEqual([]);
  });

  it("S1-06: has sign-in by OpenID Connect and GitHub, with roles by a claim", () => {
    const env = envOf(full.made("hub-coder-server"), "coder");
    expect(env).toMatchObject({
      CODER_DISABLE_PASSWORD_AUTH: "true",
      CODER_OIDC_ISSUER_URL: "https://id.acme.dev",
      CODER_OIDC_CLIENT_ID: { secretKeyRef: { name: "oidc", key: "client_id" } },
      CODER_OIDC_CLIENT_SECRET: { secretKeyRef: { name: "oidc", key: "client_secret" } },
      CODER_OIDC_SCOPES: "openid,profile,email",
      CODER_OIDC_EMAIL_DOMAIN: "acme.dev",
      CODER_OIDC_SIGN_IN_TEXT: "Acme",
      CODER_OIDC_ICON_URL: "/icon/okta.svg",
      CODER_OIDC_USER_ROLE_FIELD: "groups",
      CODER_OIDC_USER_ROLE_MAPPING: '{"admins":["user-admin"]}',
      CODER_OAUTH2_GITHUB_CLIENT_ID: { secretKeyRef: { name: "github", key: "client_id" } },
      CODER_OAUTH2_GITHUB_ALLOWED_ORGS: "acme,acme-labs",
    });
    expect(Object.keys(env)).not.toContain("CODER_OIDC_GROUP_MAPPING");
    expect(Object.keys(env)).not.toContain("CODER_OAUTH2_GITHUB_ALLOW_EVERYONE");
  });

  it("lets in everybody with a GitHub account only where that is said", () => {
    const everybody = new Layers({ coder: { signIn: { github: { organizations: [] } } } });
    expect(envOf(everybody.made("hub-coder-server"), "coder")).toMatchObject({
      CODER_OAUTH2_GITHUB_ALLOW_EVERYONE: "true",
    });
  });

  it("has what the deployment adds, secrets by reference", () => {
    expect(envOf(full.made("hub-coder-server"), "coder")).toMatchObject({
      CODER_BROWSER_ONLY: "true",
      CODER_SCIM_AUTH_HEADER: { secretKeyRef: { name: "coder-scim-auth-header", key: "value" } },
      CODER_AI_GATEWAY_ENABLED: "true",
    });
  });

  it("has a connection URL from a secret where the deployment asks for one, and no IAM sign-in then", () => {
    const env = envOf(full.made("hub-coder-server"), "coder");
    expect(env.CODER_PG_CONNECTION_URL).toEqual({ secretKeyRef: { name: "database-url", key: "url" } });
    expect(env.CODER_PG_AUTH).toBeUndefined();
  });

  it("rule 7: has built-in provisioners only without a licence", () => {
    const single = new Layers({
      regions: [
        { key: "hub", name: "us-east-2", role: "hub", vpc: { cidr: "10.0.0.0/16" }, maxWorkspaces: 50 },
      ],
      coder: { license: "none" },
    });
    expect(envOf(single.made("hub-coder-server"), "coder").CODER_PROVISIONER_DAEMONS).toBe("3");
  });

  it("in a spoke uses the hub's database, with tokens for the hub's region", () => {
    const env = envOf(spoke, "coder");
    expect(env.CODER_PG_CONNECTION_URL).toContain("data.terraform_remote_state.hub_rds.outputs.host");
    expect(env.AWS_REGION).toBe("us-east-2");
  });
});

describe("the release of Coder servers", () => {
  it("S0-11: S1-29: has one version for chart and image", () => {
    const release = hub.resource("helm_release", "coder");
    expect(release.version).toBe("${var.addon_version}");
    expect(plain.layer("hub-coder-server").inputs.get("addon_version")?.props.default).toBe(versions.coder);
    expect(coderOf(hub, "coder")).not.toHaveProperty("image");
  });

  it("S1-03: sets only keys that the chart reads, all below coder", () => {
    expect(Object.keys(valuesOf(hub, "coder"))).toEqual(["coder"]);
    expect(Object.keys(coderOf(hub, "coder")).toSorted()).toEqual([
      "affinity",
      "env",
      "nodeSelector",
      "podAnnotations",
      "replicaCount",
      "resources",
      "securityContext",
      "service",
      "serviceAccount",
      "tls",
      "tolerations",
      "topologySpreadConstraints",
      "workspaceProxy",
    ]);
  });

  it("S1-03: makes no load balancer by the chart's own Service", () => {
    expect(coderOf(hub, "coder").service).toEqual({ type: "ClusterIP" });
  });

  it("S0-10: spreads by labels that its own pods have, over nodes without fail", () => {
    const labels = { "app.kubernetes.io/name": "coder", "app.kubernetes.io/instance": "coder" };
    expect(hub.resource("helm_release", "coder").name).toBe("coder");
    expect(coderOf(hub, "coder").topologySpreadConstraints).toEqual([
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "DoNotSchedule",
        labelSelector: { matchLabels: labels },
      },
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: labels },
      },
    ]);
    expect(hub.resource("kubernetes_pod_disruption_budget_v1", "coder").spec).toEqual({
      max_unavailable: "1",
      selector: { match_labels: labels },
    });
  });

  it("S1-11: runs on the nodes that are made for it", () => {
    expect(coderOf(hub, "coder")).toMatchObject({
      nodeSelector: { "node.coder.io/used-for": "coder-server" },
      tolerations: [{ key: "dedicated", operator: "Equal", value: "coder-server", effect: "NoSchedule" }],
    });
  });

  it("takes sizes from the deployment", () => {
    expect(coderOf(hub, "coder")).toMatchObject({
      replicaCount: 2,
      resources: { requests: { cpu: "2", memory: "4Gi" }, limits: { memory: "4Gi" } },
    });
    expect(coderOf(full.made("hub-coder-server"), "coder")).toMatchObject({
      replicaCount: 3,
      resources: { requests: { cpu: "4", memory: "12Gi" }, limits: { memory: "12Gi" } },
    });
  });

  it("is not taken back after a failed upgrade, because the database may be migrated", () => {
    expect(hub.resource("helm_release", "coder")).toMatchObject({ atomic: false, timeout: 1800 });
  });

  it("waits for database and user", () => {
    expect(hub.resource("helm_release", "coder").depends_on).toContain("kubernetes_job_v1.database_setup");
    expect(spoke.names("kubernetes_job_v1")).toEqual([]);
  });

  it("gives the servers no rights over workspaces", () => {
    expect(coderOf(hub, "coder").serviceAccount).toEqual({
      name: "coder",
      disableCreate: false,
      workspacePerms: false,
      annotations: { "eks.amazonaws.com/role-arn": "${aws_iam_role.coder_server.arn}" },
    });
  });
});

describe("the load balancer of Coder servers", () => {
  const service = hub.resource("kubernetes_service_v1", "coder_nlb");
  const prefix = "service.beta.kubernetes.io/aws-load-balancer-";
  const annotation = (of: typeof service, name: string) =>
    (of.metadata as { annotations: Record<string, string> }).annotations[prefix + name];

  it("S0-09: is a Service of its own that sends 443 to the HTTP port; nothing is patched", () => {
    expect(service.spec).toMatchObject({
      type: "LoadBalancer",
      allocate_load_balancer_node_ports: false,
      port: [{ name: "https", port: 443, target_port: "http", protocol: "TCP" }],
    });
    expect(hub.names("null_resource")).toEqual([]);
  });

  it("S1-08: rule 17: listens on TCP 443 only", () => {
    expect((service.spec as { port: unknown[] }).port).toHaveLength(1);
    expect(hub.hcl).not.toMatch(/UDP|3478/);
  });

  it("ends TLS with the region's certificate, checks /healthz and reaches pods of all zones", () => {
    expect(annotation(service, "ssl-cert")).toBe(
      "${data.terraform_remote_state.acm.outputs.certificate_arn}",
    );
    expect(annotation(service, "ssl-ports")).toBe("443");
    expect(annotation(service, "ssl-negotiation-policy")).toBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
    expect(annotation(service, "backend-protocol")).toBe("tcp");
    expect(annotation(service, "scheme")).toBe("internet-facing");
    expect(annotation(service, "nlb-target-type")).toBe("ip");
    expect(annotation(service, "attributes")).toBe("load_balancing.cross_zone.enabled=true");
    expect(annotation(service, "healthcheck-protocol")).toBe("http");
    expect(annotation(service, "healthcheck-port")).toBe("8080");
    expect(annotation(service, "healthcheck-path")).toBe("/healthz");
  });

  it("passes TLS on where it ends in the pod, with a certificate of cert-manager", () => {
    const layer = full.made("hub-coder-server");
    const passing = layer.resource("kubernetes_service_v1", "coder_nlb");
    expect((passing.spec as { port: unknown[] }).port).toMatchObject([{ port: 443, target_port: "https" }]);
    expect(annotation(passing, "ssl-cert")).toBeUndefined();
    expect(annotation(passing, "scheme")).toBe("internal");
    expect(coderOf(layer, "coder").tls).toEqual({ secretNames: ["coder-tls"] });
    expect(valuesOf(layer, "certificate")).toMatchObject({
      secretName: "coder-tls",
      dnsNames: ["acme.dev", "*.acme.dev"],
    });
    expect([...full.layer("hub-coder-server").assets.keys()]).toContain(
      "charts/coder-certificate/templates/certificate.yaml",
    );
  });
});

describe("what stands round Coder servers", () => {
  it("S0-18: rule 2: is a namespace of their own with Pod Security labels and a network policy", () => {
    expect(hub.resource("kubernetes_namespace_v1", "coder").metadata).toEqual({
      name: "coder",
      labels: {
        "app.kubernetes.io/part-of": "coder",
        "pod-security.kubernetes.io/enforce": "restricted",
        "pod-security.kubernetes.io/warn": "restricted",
      },
    });
    expect(hub.resource("kubernetes_network_policy_v1", "coder").spec).toMatchObject({
      policy_types: ["Ingress"],
      ingress: [
        { ports: [{ port: "8080" }, { port: "8443" }] },
        { from: [{ namespace_selector: {} }], ports: [{ port: "2112" }] },
      ],
    });
  });

  it("S0-08: is a role that trusts one service account and signs in to one database as one user", () => {
    const trust = documentOf(hub.resource("aws_iam_role", "coder_server").assume_role_policy);
    expect(JSON.stringify(trust)).toContain("system:serviceaccount:coder:coder");
    expect(JSON.stringify(trust)).not.toContain("*");
    expect(documentOf(hub.resource("aws_iam_policy", "coder_server").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "SignInToDatabase",
          Effect: "Allow",
          Action: "rds-db:connect",
          Resource: `\${${rds}.connect_arns["coder"]}`,
        },
      ],
    });
  });

  it("comes after the hub's servers in a spoke, which make the database", () => {
    const before = plain.layer("usw2-coder-server").predecessors.map(({ node }) => node.id);
    expect(before).toContain("hub-coder-server");
    expect(before).toContain("usw2-karpenter");
  });
});

describe("operator inputs", () => {
  it("S1-04: refuse a wildcard with a scheme", () => {
    const { props } = plain.layer("hub-coder-server").inputs.get("coder_wildcard_access_url") ?? {};
    expect(props?.default).toBe("*.acme.dev");
    expect(props?.validation?.condition).toBe(
      'can(regex("^\\\\*[a-z0-9-]*(\\\\.[a-z0-9-]+){2,}$", var.coder_wildcard_access_url))',
    );
  });
});
