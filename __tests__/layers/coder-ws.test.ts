import { describe, expect, it } from "vitest";
import { workspaceRules } from "../../src/modules/k8s/bootstrap/coder-workspace-rules";
import { provisionerRules } from "../../src/templates";
import { versions } from "../../src/versions";
import { coderOf, envOf, everySetting, valuesOf } from "./coder-support";
import { Layers } from "./data-support";

const plain = new Layers();
const full = new Layers(everySetting);
const hub = plain.made("hub-coder-ws");
const spoke = plain.made("euw2-coder-ws");

describe("provisioners", () => {
  it("S0-11: have the servers' version", () => {
    expect(hub.resource("helm_release", "coder_provisioner")).toMatchObject({
      chart: "coder-provisioner",
      version: "${var.addon_version}",
    });
    expect(plain.layer("hub-coder-ws").inputs.get("addon_version")?.props.default).toBe(versions.coder);
  });

  it("S1-10: rule 8: sign in with a key in a Secret that exists, and have neither tags nor a pre-shared key", () => {
    expect(valuesOf(hub, "coder_provisioner").provisionerDaemon).toEqual({
      keySecretName: "coder-provisioner-key",
      keySecretKey: "key",
      terminationGracePeriodSeconds: 1800,
    });
    expect(hub.resource("kubernetes_secret_v1", "coder_provisioner_key").metadata).toMatchObject({
      name: "coder-provisioner-key",
    });
    expect(hub.resource("helm_release", "coder_provisioner").depends_on).toContain(
      "kubernetes_secret_v1.coder_provisioner_key",
    );
  });

  it("S1-05: S1-28: set only variables and keys that exist: no probes, no security context of another level", () => {
    expect(envOf(hub, "coder_provisioner")).toEqual({
      CODER_URL: "${data.terraform_remote_state.coder_server.outputs.cluster_url}",
      CODER_PROMETHEUS_ENABLE: "true",
    });
    expect(Object.keys(valuesOf(hub, "coder_provisioner")).toSorted()).toEqual([
      "coder",
      "nameOverride",
      "provisionerDaemon",
    ]);
    expect(Object.keys(coderOf(hub, "coder_provisioner")).toSorted()).toEqual([
      "affinity",
      "env",
      "nodeSelector",
      "podAnnotations",
      "replicaCount",
      "resources",
      "securityContext",
      "serviceAccount",
      "tolerations",
      "topologySpreadConstraints",
    ]);
    expect(coderOf(hub, "coder_provisioner").securityContext).not.toHaveProperty("fsGroup");
  });

  it("rule 2: find Coder by an explicit URL: in their cluster where it runs there", () => {
    expect(envOf(spoke, "coder_provisioner").CODER_URL).toBe("${var.coder_access_url}");
    expect(plain.layer("euw2-coder-ws").inputs.get("coder_access_url")?.props.default).toBe(
      "https://acme.dev",
    );
    expect(envOf(plain.made("usw2-coder-ws"), "coder_provisioner").CODER_URL).toBe(
      "${data.terraform_remote_state.coder_server.outputs.cluster_url}",
    );
  });

  it("are as many as builds that run at the same time, and the README shows the arithmetic", () => {
    expect(coderOf(hub, "coder_provisioner").replicaCount).toBe(18);
    expect(coderOf(spoke, "coder_provisioner").replicaCount).toBe(6);
    const texts = plain.layer("hub-coder-ws").readme.map(({ body }) => body);
    expect(texts.join("\n")).toContain("300 × 0.6 × 0.1 = 18");
  });

  it("are not moved by Karpenter while they build, and get time to end a build", () => {
    expect(coderOf(hub, "coder_provisioner").podAnnotations).toMatchObject({
      "karpenter.sh/do-not-disrupt": "true",
    });
    expect(hub.resource("helm_release", "coder_provisioner").timeout).toBe(3600);
  });

  it("S1-11: run on the nodes that are made for them", () => {
    expect(coderOf(hub, "coder_provisioner")).toMatchObject({
      nodeSelector: { "node.coder.io/used-for": "coder-provisioner" },
      tolerations: [
        { key: "dedicated", operator: "Equal", value: "coder-provisioner", effect: "NoSchedule" },
      ],
    });
  });

  it("of each organisation have a key, a service account and rights of their own", () => {
    const layer = full.made("hub-coder-ws");
    expect(coderOf(layer, "coder_provisioner").serviceAccount).toEqual({
      name: "coder-provisioner",
      disableCreate: false,
      workspacePerms: false,
      annotations: {
        "eks.amazonaws.com/role-arn": "${data.terraform_remote_state.eks.outputs.coder_provisioner_role_arn}",
      },
    });
    expect(coderOf(layer, "coder_provisioner_data_science").serviceAccount).toEqual({
      name: "coder-provisioner-data-science",
      disableCreate: false,
      workspacePerms: false,
    });
    expect(valuesOf(layer, "coder_provisioner_data_science")).toMatchObject({
      nameOverride: "coder-provisioner-data-science",
      provisionerDaemon: { keySecretName: "coder-provisioner-data-science-key" },
    });
    expect(layer.resource("kubernetes_role_binding_v1", "coder_workspaces_data_science")).toMatchObject({
      metadata: { namespace: "${kubernetes_namespace_v1.coder_workspaces_data_science.metadata[0].name}" },
      subject: [
        { kind: "ServiceAccount", name: "coder-provisioner-data-science", namespace: "coder-provisioner" },
      ],
    });
  });

  it("of an organisation without builds in a region are not there, and neither are its namespaces", () => {
    expect(full.made("usw2-coder-ws").names("kubernetes_namespace_v1")).toEqual([
      "coder_provisioner",
      "coder_workspaces",
    ]);
  });

  it("are not there without a licence: the server builds", () => {
    const single = new Layers({
      regions: [
        { key: "hub", name: "us-east-2", role: "hub", vpc: { cidr: "10.0.0.0/16" }, maxWorkspaces: 50 },
      ],
      coder: { license: "none" },
    }).made("hub-coder-ws");
    expect(single.names("helm_release")).toEqual(["coder_logstream"]);
    expect(single.resource("kubernetes_role_binding_v1", "coder_workspaces").subject).toEqual([
      { kind: "ServiceAccount", name: "coder", namespace: "coder" },
    ]);
  });
});

describe("namespaces of workspaces", () => {
  it("S0-18: have Pod Security labels, a quota and network policies", () => {
    expect(hub.resource("kubernetes_namespace_v1", "coder_workspaces").metadata).toMatchObject({
      name: "coder-workspaces",
      labels: { "pod-security.kubernetes.io/enforce": "baseline" },
    });
    expect(hub.resource("kubernetes_resource_quota_v1", "coder_workspaces").spec).toEqual({
      hard: {
        pods: "600",
        persistentvolumeclaims: "600",
        "services.loadbalancers": "0",
        "services.nodeports": "0",
      },
    });
    const policy = hub.resource("kubernetes_network_policy_v1", "coder_workspaces");
    expect(policy.spec).toMatchObject({ policy_types: ["Ingress", "Egress"] });
    expect((policy.spec as { ingress?: unknown }).ingress).toBeUndefined();
    expect(JSON.stringify(policy.spec)).toContain(
      JSON.stringify({
        cidr: "0.0.0.0/0",
        except: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"],
      }),
    );
  });

  it("let provisioners do what templates need, and nothing to roles or service accounts", () => {
    for (const { apiGroups, resources, verbs } of provisionerRules) {
      for (const resource of resources) {
        const rule = workspaceRules.find(
          (each) => each.apiGroups.includes(apiGroups[0]) && each.resources.includes(resource),
        );
        expect(rule?.verbs).toEqual(expect.arrayContaining([...verbs]));
      }
    }
    const all = workspaceRules.flatMap(({ resources }) => resources);
    expect(all.filter((resource) => /role|serviceaccount|namespace/.test(resource))).toEqual([]);
  });

  it("S0-08: give workspaces an identity in AWS and none in Kubernetes", () => {
    expect(hub.resource("kubernetes_service_account_v1", "coder_workspaces")).toMatchObject({
      automount_service_account_token: false,
      metadata: {
        name: "coder-workspace",
        annotations: {
          "eks.amazonaws.com/role-arn": "${data.terraform_remote_state.eks.outputs.coder_workspace_role_arn}",
        },
      },
    });
  });
});

describe("the log stream", () => {
  it("reads the namespaces of workspaces only", () => {
    expect(valuesOf(full.made("hub-coder-ws"), "coder_logstream")).toMatchObject({
      namespaces: ["coder-workspaces", "coder-workspaces-data-science"],
    });
    expect(hub.resource("helm_release", "coder_logstream").version).toBe("0.0.15");
  });
});
