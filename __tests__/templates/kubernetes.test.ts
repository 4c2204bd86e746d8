import { describe, expect, it } from "vitest";
import { computeProfiles, definePairing, kubernetesBase, type Pairing, swdev } from "../../src/templates";
import type { Capabilities } from "../../src/templates/contract/capabilities";
import { documented, resourceOf, templateJson } from "../support/template";

const pod = documented("pod-swdev");
const json = templateJson(pod);

/** A toolchain that can do without network, so that every mode can be tried. */
const undemanding = { ...swdev, requires: {} };

function withCapabilities(capabilities: Partial<Capabilities>): Pairing {
  return definePairing({ ...pod, toolchain: undemanding, base: kubernetesBase(), capabilities });
}

interface PolicySpec {
  readonly policy_types: string[];
  readonly pod_selector: { match_labels: Record<string, string> };
  readonly ingress?: unknown;
  readonly egress: { to?: unknown[]; ports?: { port: string; protocol: string }[] }[];
}

function policy(pairing: Pairing): PolicySpec {
  return resourceOf(templateJson(pairing), "kubernetes_network_policy_v1", "workspace").spec as PolicySpec;
}

describe("the pod", () => {
  const deployment = resourceOf(json, "kubernetes_deployment_v1", "workspace");

  it("is there while the workspace is started", () => {
    expect(deployment.count).toBe("${data.coder_workspace.me.start_count}");
    expect(deployment.wait_for_rollout).toBe(false);
    expect(deployment.spec).toMatchObject({ replicas: "1", strategy: { type: "Recreate" } });
  });

  it("S1-22: is selected by the workspace's id, which no other workspace has, whoever owns it", () => {
    const selector = {
      "app.kubernetes.io/name": "coder-workspace",
      "app.kubernetes.io/instance": "coder-workspace-${data.coder_workspace.me.id}",
      "app.kubernetes.io/part-of": "coder",
      "com.coder.workspace.id": "${data.coder_workspace.me.id}",
    };
    expect(deployment.spec).toMatchObject({ selector: { match_labels: selector } });
    expect(deployment.metadata).toMatchObject({ name: "coder-${data.coder_workspace.me.id}" });
    expect(policy(pod).pod_selector.match_labels).toEqual(selector);
  });

  it("has the resources of the profile, no privileges and no API token", () => {
    const resources = {
      cpu: "${local.compute_profile.cpu}",
      memory: "${local.compute_profile.memory_gib}Gi",
    };
    expect(deployment.spec).toMatchObject({
      template: {
        spec: {
          automount_service_account_token: false,
          service_account_name: "${var.service_account_name}",
          security_context: { run_as_non_root: true, run_as_user: "1000", fs_group: "1000" },
          container: [
            {
              image: "${var.image_id}",
              command: ["sh", "-c", "${coder_agent.main.init_script}"],
              resources: { requests: resources, limits: resources },
              security_context: { allow_privilege_escalation: false, capabilities: { drop: ["ALL"] } },
            },
          ],
        },
      },
    });
  });

  it("runs on the nodes that karpenter makes for workspaces, and is not moved by it", () => {
    expect(deployment.spec).toMatchObject({
      template: {
        metadata: { annotations: { "karpenter.sh/do-not-disrupt": "true" } },
        spec: {
          node_selector: { "node.coder.io/used-for": "coder-workspace" },
          toleration: [{ key: "dedicated", operator: "Equal", value: "coder-ws", effect: "NoSchedule" }],
        },
      },
    });
  });

  it("comes after its NetworkPolicy", () => {
    expect(deployment.depends_on).toEqual(["kubernetes_network_policy_v1.workspace"]);
  });
});

describe("the home volume", () => {
  const claim = resourceOf(json, "kubernetes_persistent_volume_claim_v1", "home");

  it("has no count: it survives the stop", () => {
    expect(claim).not.toHaveProperty("count");
    expect(claim.wait_until_bound).toBe(false);
    expect(claim.metadata).toMatchObject({ name: "coder-${data.coder_workspace.me.id}-home" });
  });

  it("is not replaced when namespace or class are set otherwise", () => {
    expect(claim.lifecycle).toEqual({
      ignore_changes: ["metadata[0].namespace", "spec[0].storage_class_name"],
    });
  });

  it("has a size of its own that can only grow", () => {
    expect(claim.spec).toMatchObject({
      resources: { requests: { storage: "${data.coder_parameter.home_size.value}Gi" } },
    });
    expect(json.data.coder_parameter?.home_size).toMatchObject({
      default: "${local.compute_profile.storage_gib}",
      mutable: true,
      validation: { min: 20, max: 16384, monotonic: "increasing" },
    });
  });

  it("is left out, with its parameter, where persistent-home is off", () => {
    const without = templateJson(withCapabilities({ "persistent-home": false }));
    expect(without.resource).not.toHaveProperty("kubernetes_persistent_volume_claim_v1");
    expect(Object.keys(without.data.coder_parameter ?? {})).toEqual(["compute_profile"]);
    expect(without.text).toContain('"empty_dir":{"size_limit":"${local.compute_profile.storage_gib}Gi"}');
  });
});

describe("the NetworkPolicy", () => {
  const dns = {
    ports: [
      { protocol: "UDP", port: "53" },
      { protocol: "TCP", port: "53" },
    ],
  };
  const coder = { ports: [{ protocol: "TCP", port: "8080" }] };

  it.each(["none", "https-only", "unrestricted"] as const)(
    "S1-22: network-egress %s never cuts off DNS or the way from the agent to Coder, and lets nothing in",
    (mode) => {
      const spec = policy(withCapabilities({ "network-egress": mode }));
      expect(spec.policy_types).toEqual(["Ingress", "Egress"]);
      expect(spec).not.toHaveProperty("ingress");
      expect(spec.egress[0]).toMatchObject(dns);
      expect(spec.egress[1]).toMatchObject(coder);
      const accessPort = "${data.coder_workspace.me.access_port}";
      const outside = spec.egress[2];
      expect(outside?.ports?.some(({ port }) => port === accessPort) ?? outside?.ports === undefined).toBe(
        true,
      );
    },
  );

  it("none: needs to know where Coder is, and opens nothing else", () => {
    const closed = withCapabilities({ "network-egress": "none" });
    expect(policy(closed).egress.slice(2)).toEqual([
      {
        to: [{ ip_block: { cidr: "${var.coder_cidr}" } }],
        ports: [{ protocol: "TCP", port: "${data.coder_workspace.me.access_port}" }],
      },
    ]);
    expect(templateJson(closed).variable.coder_cidr).not.toHaveProperty("default");
  });

  it("https-only: TCP 443 and Coder's port, but not the metadata service", () => {
    const [, , https, ...more] = policy(pod).egress;
    expect(https).toEqual({
      to: [
        { ip_block: { cidr: "0.0.0.0/0", except: ["169.254.169.254/32"] } },
        { ip_block: { cidr: "::/0", except: ["fd00:ec2::254/128"] } },
      ],
      ports: [
        { protocol: "TCP", port: "443" },
        { protocol: "TCP", port: "${data.coder_workspace.me.access_port}" },
      ],
    });
    expect(more).toEqual([]);
    expect(json.variable).not.toHaveProperty("coder_cidr");
  });

  it("unrestricted: all ports", () => {
    expect(policy(withCapabilities({ "network-egress": "unrestricted" })).egress[2]).not.toHaveProperty(
      "ports",
    );
  });

  it("workload-identity: the Pod Identity agent can be reached", () => {
    const spec = policy(withCapabilities({ "identity-mode": "workload-identity" }));
    expect(spec.egress[2]).toEqual({
      to: [{ ip_block: { cidr: "169.254.170.23/32" } }, { ip_block: { cidr: "fd00:ec2::23/128" } }],
      ports: [{ protocol: "TCP", port: "80" }],
    });
  });
});

describe("other capabilities", () => {
  it("artifact-cache: a volume of its own, and the toolchain's caches on it", () => {
    const cached = templateJson(withCapabilities({ "artifact-cache": true }));
    expect(resourceOf(cached, "kubernetes_persistent_volume_claim_v1", "cache")).not.toHaveProperty("count");
    expect(cached.locals.runtime_env).toMatchObject({
      GOMODCACHE: "/cache/go-mod",
      npm_config_cache: "/cache/npm",
    });
    expect(json.locals.runtime_env).not.toHaveProperty("GOMODCACHE");
  });

  it("oidc: the owner's token, renewed by Coder", () => {
    const oidc = templateJson(withCapabilities({ "identity-mode": "oidc" }));
    expect(resourceOf(oidc, "coder_env", "oidc_access_token")).toMatchObject({
      name: "OIDC_ACCESS_TOKEN",
      value: "${data.coder_workspace_owner.me.oidc_access_token}",
    });
    expect(json.resource).not.toHaveProperty("coder_env");
  });

  it("secrets-manager and vault: read at start, into memory", () => {
    const secret = templateJson(withCapabilities({ "secrets-injection": "secrets-manager" }));
    expect(secret.text).toContain("load_secrets_manager '${var.secret_id}'");
    const vault = templateJson(withCapabilities({ "secrets-injection": "vault" }));
    expect(vault.text).toContain("login_vault '${var.vault_address}' '${var.vault_role}'");
  });

  it("gui-vnc: a desktop for the owner only", () => {
    const desktop = templateJson(withCapabilities({ "gui-vnc": true }));
    expect(resourceOf(desktop, "coder_app", "desktop")).toMatchObject({
      share: "owner",
      url: "http://localhost:6800",
    });
    expect(json.resource.coder_app).not.toHaveProperty("desktop");
  });

  it("overrides: environment, labels and annotations, with `${` meant literally", () => {
    const overridden = templateJson(
      definePairing({
        ...pod,
        toolchain: swdev,
        base: kubernetesBase(),
        profiles: [computeProfiles["sw-dev-medium"]],
        overrides: {
          environment: { PROMPT: "${x}" },
          labels: { team: "a" },
          annotations: { "example.com/b": "c" },
        },
      }),
    );
    expect(overridden.locals.runtime_env).toMatchObject({ PROMPT: "$${x}" });
    const { metadata, spec } = resourceOf(overridden, "kubernetes_deployment_v1", "workspace");
    expect(metadata).toMatchObject({ labels: { team: "a" }, annotations: { "example.com/b": "c" } });
    expect(JSON.stringify((spec as { selector: unknown }).selector)).not.toContain("team");
  });
});
