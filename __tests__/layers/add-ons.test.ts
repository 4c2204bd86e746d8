import { describe, expect, it } from "vitest";
import type { DeploymentInput } from "../../src/config/deployment";
import { loadDeployment } from "../../src/deployments";
import { serviceAccounts } from "../../src/modules/k8s/service-accounts";
import { synthesize } from "../../src/synth";
import type { Layer } from "../../src/terraform/layer";
import { layerFiles } from "../../src/terraform/layer-files";
import { minimal } from "../config/support";
import { documentOf } from "../support/documents";
import { inspect, type SynthesizedLayer } from "../support/synth";

const addOns = ["lb-controller", "ebs-controller", "metrics-server", "karpenter", "cert-manager"];
const regions = ["hub", "usw2", "euw2"];
const { layers } = synthesize(loadDeployment("coderdemo"));
const made = new Map<string, SynthesizedLayer>();

function layer(name: string, among: readonly Layer[] = layers): Layer {
  const found = among.find(({ node }) => node.id === name);
  if (found === undefined) throw new Error(`no layer ${name}`);
  return found;
}

/** A layer of coderdemo, synthesised once. */
function synthesized(name: string): SynthesizedLayer {
  const known = made.get(name) ?? inspect(layer(name));
  made.set(name, known);
  return known;
}

function of(input: DeploymentInput, name: string): SynthesizedLayer {
  return inspect(layer(name, synthesize(input).layers));
}

function values(of: SynthesizedLayer, release: string): Record<string, unknown> {
  const [document] = of.resource("helm_release", release).values as string[];
  return documentOf(document) as Record<string, unknown>;
}

const everyAddOn = regions.flatMap((region) => addOns.map((name) => `${region}-${name}`));

describe("the add-ons of a cluster", () => {
  it("are all there in every region, in the order in which they are applied, after their cluster", () => {
    const order = layers.map(({ node }) => node.id);
    for (const region of regions) {
      const names = ["eks", ...addOns].map((name) => `${region}-${name}`);
      expect(order.filter((name) => names.includes(name))).toEqual(names);
    }
  });

  it("lie below k8s/", () => {
    expect(layer("euw2-karpenter").path).toBe("coderdemo/eu-west-2/k8s/karpenter");
  });

  it.each([
    ["lb-controller", ["eks", "vpc"]],
    ["ebs-controller", ["eks"]],
    ["metrics-server", ["eks"]],
    ["karpenter", ["eks", "ebs-controller"]],
    ["cert-manager", ["eks", "acm"]],
  ])("%s comes after %j, all of its own region", (name, earlier) => {
    for (const region of regions) {
      const { predecessors, dependencies } = layer(`${region}-${name}`);
      const expected = earlier.map((one) => `${region}-${one}`);
      expect(predecessors.map(({ node }) => node.id)).toEqual(expected);
      // What `cdktf deploy 'euw2-*'` goes by.
      expect(dependencies.map(({ node }) => node.id)).toEqual(expected);
    }
  });

  it("are destroyed before the cluster, and Karpenter before the driver of its nodes' volumes", () => {
    const destroyed = layers.map(({ node }) => node.id).toReversed();
    const isBefore = (one: string, other: string) => destroyed.indexOf(one) < destroyed.indexOf(other);
    for (const region of regions) {
      for (const name of addOns) expect(isBefore(`${region}-${name}`, `${region}-eks`)).toBe(true);
      expect(isBefore(`${region}-karpenter`, `${region}-ebs-controller`)).toBe(true);
      expect(isBefore(`${region}-eks`, `${region}-vpc`)).toBe(true);
    }
  });

  it.each(everyAddOn)("%s signs in to the cluster of the eks layer's state", (name) => {
    const { json, hcl } = synthesized(name);
    const helm = json.provider?.helm as unknown as { kubernetes: Record<string, unknown> }[] | undefined;
    const connection = helm?.[0]?.kubernetes;
    expect(connection?.host).toBe("${data.terraform_remote_state.eks.outputs.cluster_endpoint}");
    expect(connection?.exec).toEqual({
      api_version: "client.authentication.k8s.io/v1beta1",
      command: "aws",
      args: '${concat(["eks", "get-token", "--cluster-name", data.terraform_remote_state.eks.outputs.cluster_name, "--region", var.cluster_region, "--output", "json"], var.cluster_profile == null ? [] : ["--profile", var.cluster_profile])}',
    });
    expect(hcl).not.toContain("aws_eks_cluster_auth");
  });

  it("S0-01: every add-on can be planned without any further input", () => {
    for (const name of everyAddOn) {
      const required = [...layer(name).inputs].filter(([, variable]) => variable.required);
      expect(required.map(([variable]) => variable)).toEqual([]);
    }
  });

  it("S0-02: no resource needs a CRD at plan time", () => {
    for (const name of everyAddOn) {
      expect(synthesized(name).json.resource).not.toHaveProperty("kubernetes_manifest");
    }
  });

  it("S0-03: Karpenter runs as the service account that its role trusts", () => {
    for (const region of regions) {
      const karpenter = synthesized(`${region}-karpenter`);
      const { serviceAccount } = values(karpenter, "karpenter");
      const { namespace } = karpenter.resource("helm_release", "karpenter");
      expect(serviceAccount).toMatchObject({
        create: true,
        annotations: {
          "eks.amazonaws.com/role-arn":
            "${data.terraform_remote_state.eks.outputs.karpenter_controller_role_arn}",
        },
      });
      const trust = synthesized(`${region}-eks`).resource("aws_iam_role", "karpenter_controller");
      expect(JSON.stringify(documentOf(trust.assume_role_policy))).toContain(
        `system:serviceaccount:${String(namespace)}:${String(Reflect.get(serviceAccount as object, "name"))}`,
      );
    }
  });

  it("S0-05: the controller's policies ask for the tags that Karpenter v1 sets", () => {
    const eks = synthesized("hub-eks");
    const policies = eks
      .names("aws_iam_policy")
      .filter((name) => name.startsWith("karpenter"))
      .map((name) => JSON.stringify(documentOf(eks.resource("aws_iam_policy", name).policy)))
      .join("");
    expect(policies).toContain("aws:RequestTag/eks:eks-cluster-name");
    expect(policies).toContain("aws:RequestTag/karpenter.k8s.aws/ec2nodeclass");
  });

  it("S0-07: add-ons select nodes that are there from the start, two of them", () => {
    for (const region of regions) {
      const group = synthesized(`${region}-eks`).resource("aws_eks_node_group", "system");
      expect(group.scaling_config).toMatchObject({ min_size: 2, desired_size: 2 });
      for (const [name, release] of controllers) {
        expect(placements(values(synthesized(`${region}-${name}`), release))).not.toEqual([]);
        for (const { nodeSelector } of placements(values(synthesized(`${region}-${name}`), release))) {
          expect(group.labels).toMatchObject(nodeSelector as object);
        }
      }
    }
  });

  it("S1-11: add-ons tolerate the taint of the nodes that they select", () => {
    const { taint } = synthesized("hub-eks").resource("aws_eks_node_group", "system");
    const [{ key }] = taint as [{ key: string }];
    for (const region of regions) {
      for (const [name, release] of controllers) {
        for (const { tolerations } of placements(values(synthesized(`${region}-${name}`), release))) {
          expect(tolerations).toEqual([{ key, operator: "Exists" }]);
        }
      }
    }
  });

  it("S0-17: every release has ten minutes or more, and waits", () => {
    for (const name of everyAddOn) {
      const addOn = synthesized(name);
      for (const release of addOn.names("helm_release")) {
        const { wait, timeout, lifecycle } = addOn.resource("helm_release", release);
        expect({ wait, lifecycle }).toEqual({ wait: true, lifecycle: undefined });
        expect(timeout).toBeGreaterThanOrEqual(600);
      }
    }
  });

  it("have a version that an operator may raise within its major", () => {
    const { props } = layer("hub-karpenter").inputs.get("addon_version") ?? {};
    expect(props).toMatchObject({
      default: "1.14.1",
      validation: { condition: 'can(regex("^1\\\\.[0-9]+\\\\.[0-9]+$", var.addon_version))' },
    });
    expect(synthesized("hub-karpenter").resource("helm_release", "karpenter").version).toBe(
      "${var.addon_version}",
    );
  });

  it("need no provider that they do not use", () => {
    const providersOf = (name: string) => Object.keys(synthesized(name).json.provider ?? {}).toSorted();
    for (const name of ["lb-controller", "ebs-controller", "metrics-server", "karpenter"]) {
      expect(providersOf(`hub-${name}`)).toEqual(["helm"]);
    }
    expect(providersOf("hub-cert-manager")).toEqual(["aws", "helm", "kubernetes"]);
  });
});

/** The release of every layer whose pods run on system nodes. */
const controllers = [
  ["lb-controller", "lb_controller"],
  ["ebs-controller", "ebs_controller"],
  ["metrics-server", "metrics_server"],
  ["karpenter", "karpenter"],
  ["cert-manager", "cert_manager"],
] as const;

/** Every part of a release's values that places pods. */
function placements(value: unknown): Record<string, unknown>[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "nodeSelector" in value ? [value as Record<string, unknown>] : [];
  return [...own, ...Object.values(value).flatMap(placements)];
}

describe("the layer lb-controller", () => {
  it("tells later layers which classes to ask for", () => {
    expect(synthesized("hub-lb-controller").json.output).toMatchObject({
      load_balancer_class: { value: "service.k8s.aws/nlb" },
      ingress_class: { value: "alb" },
    });
  });
});

describe("the layer ebs-controller", () => {
  it("names the StorageClasses, the default one first", () => {
    expect(synthesized("hub-ebs-controller").json.output).toMatchObject({
      storage_classes: { value: ["gp3", "gp3-retain", "gp3-high-performance"] },
    });
  });

  it("has a VolumeSnapshotClass where the region asks for one", () => {
    const [hub] = minimal.regions;
    if (hub === undefined) throw new Error("no hub");
    const withClass = { ...minimal, regions: [{ ...hub, cluster: { volumeSnapshotClass: true } }] };
    expect(values(of(withClass, "hub-ebs-controller"), "ebs_controller")).toHaveProperty(
      "volumeSnapshotClasses",
    );
    expect(values(synthesized("hub-ebs-controller"), "ebs_controller")).not.toHaveProperty(
      "volumeSnapshotClasses",
    );
  });
});

describe("the layer karpenter", () => {
  it("emits the chart of its pools beside it, with the header of generated files", () => {
    const files = layerFiles(layer("hub-karpenter"));
    const chart = [...files].filter(([file]) => file.startsWith("charts/"));
    expect(chart.map(([file]) => file)).toEqual([
      "charts/node-pools/Chart.yaml",
      "charts/node-pools/values.yaml",
      "charts/node-pools/templates/node-classes.yaml",
      "charts/node-pools/templates/node-pools.yaml",
    ]);
    for (const [, content] of chart) {
      expect(content).toMatch(/^# Generated by coder-on-aws from src\/layers\/karpenter\.ts\./);
    }
  });

  it("tells in its README what the pools are", () => {
    const [pools] = layer("hub-karpenter").readme;
    expect(pools?.title).toBe("Node pools");
    expect(pools?.body).toContain(
      "| `coder-workspace` | m7i, m7a, m6i, m6a; 2xlarge, 4xlarge, 8xlarge | x86_64 |",
    );
  });
});

describe("the layer cert-manager", () => {
  it("limits its role to the zone of the acm layer", () => {
    const { policy } = synthesized("euw2-cert-manager").resource("aws_iam_policy", "cert_manager");
    expect(JSON.stringify(documentOf(policy))).toContain(
      "hostedzone/${data.terraform_remote_state.acm.outputs.zone_id}",
    );
  });

  it("runs as the service account that its role trusts", () => {
    const addOn = synthesized("hub-cert-manager");
    const trust = addOn.resource("aws_iam_role", "cert_manager").assume_role_policy;
    const { namespace, name } = serviceAccounts.certManager;
    expect(JSON.stringify(documentOf(trust))).toContain(`system:serviceaccount:${namespace}:${name}`);
    expect(values(addOn, "cert_manager").serviceAccount).toMatchObject({
      name,
      annotations: { "eks.amazonaws.com/role-arn": "${aws_iam_role.cert_manager.arn}" },
    });
  });

  it("has neither role nor issuer without an ACME account", () => {
    const without = of(minimal, "hub-cert-manager");
    expect(without.json.provider).not.toHaveProperty("aws");
    expect(without.names("helm_release")).toEqual(["cert_manager"]);
    expect(without.json.output).toMatchObject({ cluster_issuers: { value: [] } });
  });

  it("reads a Cloudflare token by name, in no plan and no state", () => {
    const solver = { kind: "cloudflare", tokenSecret: "acme/cloudflare" } as const;
    const cloudflare = of({ ...minimal, acme: { email: "platform@acme.dev", solver } }, "hub-cert-manager");
    expect(cloudflare.json.variable).toMatchObject({
      cloudflare_token_secret: { default: "acme/cloudflare" },
      cloudflare_token_revision: { default: 1 },
    });
    expect(cloudflare.json.ephemeral).toEqual({
      aws_secretsmanager_secret_version: {
        cloudflare_token: { secret_id: "${var.cloudflare_token_secret}" },
      },
    });
    expect(cloudflare.json.resource).not.toHaveProperty("aws_iam_role");
  });
});
