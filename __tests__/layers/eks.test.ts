import { App } from "cdktf";
import { describe, expect, it } from "vitest";
import type { ClusterInput, RegionInput } from "../../src/config/deployment";
import { resolveDeployment } from "../../src/config/resolve";
import type { Deployment, Region } from "../../src/config/types";
import { EksLayer, eksOutputs } from "../../src/layers/eks";
import { VpcLayer } from "../../src/layers/vpc";
import { layerFiles } from "../../src/terraform/layer-files";
import { inspect, type SynthesizedLayer } from "../support/synth";

const admin = "arn:aws:iam::123456789012:role/Admin";

function deploymentWith(cluster: ClusterInput, extraRegions: readonly RegionInput[] = []): Deployment {
  return resolveDeployment({
    name: "acme",
    domain: "acme.dev",
    state: { bucket: "acme-terraform-state" },
    regions: [
      {
        key: "hub",
        name: "us-east-2",
        role: "hub",
        vpc: { cidr: "10.0.0.0/16" },
        maxWorkspaces: 300,
        cluster: { apiAccess: ["198.51.100.0/24"], adminArns: [admin], ...cluster },
      },
      {
        key: "euw2",
        name: "eu-west-2",
        role: "spoke",
        vpc: { cidr: "10.1.0.0/16" },
        maxWorkspaces: 100,
        cluster: { apiAccess: "private" },
      },
      ...extraRegions,
    ],
  });
}

function eksLayer(deployment: Deployment, region: Region): EksLayer {
  const app = new App();
  const site = { deployment, region };
  return new EksLayer(app, { site, region, vpc: new VpcLayer(app, { site, region }) });
}

function hubLayer(cluster: ClusterInput = {}): EksLayer {
  const deployment = deploymentWith(cluster);
  return eksLayer(deployment, deployment.hub);
}

function variableOf({ json }: SynthesizedLayer, name: string): Record<string, unknown> {
  const variables = json.variable as unknown as Record<string, Record<string, unknown>>;
  const found = variables[name];
  if (found === undefined) throw new Error(`no variable ${name}`);
  return found;
}

describe("EksLayer", () => {
  const layer = hubLayer();
  const made = inspect(layer);

  it("stands in the VPC's private and intra subnets, as the VPC layer says", () => {
    expect(made.resource("aws_eks_cluster", "this").vpc_config).toMatchObject({
      subnet_ids: "${data.terraform_remote_state.vpc.outputs.intra_subnet_ids}",
    });
    expect(made.resource("aws_eks_node_group", "system").subnet_ids).toBe(
      "${data.terraform_remote_state.vpc.outputs.private_subnet_ids}",
    );
    expect([...layer.reads.keys()]).toEqual(["vpc"]);
  });

  it("publishes everything that it declares", () => {
    expect(Object.keys(made.json.output ?? {})).toEqual(Object.keys(eksOutputs));
  });

  it("takes system nodes from the region", () => {
    const x86 = inspect(
      hubLayer({ systemNodes: { instanceTypes: ["m7i.large"], minSize: 3, maxSize: 6, diskGiB: 80 } }),
    );
    expect(made.resource("aws_eks_node_group", "system")).toMatchObject({
      ami_type: "AL2023_ARM_64_STANDARD",
      instance_types: ["m7g.large"],
      scaling_config: { min_size: 2, max_size: 4, desired_size: 2 },
    });
    expect(x86.resource("aws_eks_node_group", "system")).toMatchObject({
      ami_type: "AL2023_x86_64_STANDARD",
      instance_types: ["m7i.large"],
      scaling_config: { min_size: 3, max_size: 6, desired_size: 3 },
    });
  });

  it("tags instances like the provider tags everything else", () => {
    const [first] = made.resource("aws_launch_template", "system").tag_specifications as { tags: unknown }[];
    expect(first?.tags).toEqual({
      Deployment: "acme",
      ManagedBy: "terraform",
      Layer: "hub-eks",
      Name: "${var.cluster_name}-system",
    });
  });

  it("asks for administrators where the deployment names none", () => {
    const { default: value, ...asked } = variableOf(
      inspect(hubLayer({ adminArns: [] })),
      "cluster_admin_arns",
    );
    expect(value).toBeUndefined();
    expect(asked).toMatchObject({ type: "set(string)", nullable: false });
    expect(variableOf(made, "cluster_admin_arns").default).toEqual([admin]);
  });

  it("refuses to lock everybody out, and explains how to name an administrator", () => {
    const [validation] = variableOf(made, "cluster_admin_arns").validation as { condition: string }[];
    expect(validation?.condition).toContain("length(var.cluster_admin_arns) > 0");
    expect(validation).toMatchObject({
      error_message:
        "Without an administrator nobody can use the cluster. List at least one IAM role or user, e.g. arn:aws:iam::123456789012:role/Admin. For an assumed role (arn:aws:sts::…:assumed-role/…) give the ARN of the role itself.",
    });
  });

  it("opens the public endpoint to the deployment's CIDRs, or not at all", () => {
    const name = "cluster_endpoint_public_access_cidrs";
    expect(variableOf(made, name).default).toEqual(["198.51.100.0/24"]);
    expect(variableOf(inspect(hubLayer({ apiAccess: "private" })), name).default).toEqual([]);
  });

  it("lets an operator open it to the internet only where the deployment says so", () => {
    const conditionOf = (apiAccess: ClusterInput["apiAccess"] & {}) => {
      const [validation] = variableOf(
        inspect(hubLayer({ apiAccess })),
        "cluster_endpoint_public_access_cidrs",
      ).validation as { condition: string }[];
      return validation?.condition;
    };
    expect(conditionOf("private")).toContain('!endswith(cidr, "/0")');
    expect(conditionOf("anywhere")).not.toContain("endswith");
  });

  it("has the region's Kubernetes version as default", () => {
    expect(variableOf(inspect(hubLayer({ kubernetesVersion: "1.34" })), "kubernetes_version").default).toBe(
      "1.34",
    );
  });

  it("leaves add-on versions to EKS until an operator sets one", () => {
    expect(variableOf(made, "addon_versions")).toMatchObject({
      type: "object({ vpc_cni = optional(string), kube_proxy = optional(string), eks_pod_identity_agent = optional(string), coredns = optional(string) })",
      default: {},
    });
  });

  it("checks that VPC and cluster go by one name", () => {
    expect(made.resource("aws_eks_cluster", "this").lifecycle).toMatchObject({
      precondition: [
        { condition: "${var.cluster_name == data.terraform_remote_state.vpc.outputs.cluster_name}" },
      ],
    });
  });

  it("admits the relay from every peer: the spokes to the hub, the hub to a spoke", () => {
    const deployment = deploymentWith({});
    const [spoke] = deployment.spokes;
    if (spoke === undefined) throw new Error("no spoke");
    const cidrs = ({ json }: SynthesizedLayer, key: string) =>
      Object.entries(json.resource?.aws_vpc_security_group_ingress_rule ?? {})
        .filter(([name]) => name.startsWith(`nodes_from_${key}_`))
        .map(([, rule]) => rule.cidr_ipv4);
    expect(cidrs(made, "euw2")).toEqual(spoke.subnets.tiers.private.map(({ cidr }) => cidr));
    expect(cidrs(inspect(eksLayer(deployment, spoke)), "hub")).toEqual(
      deployment.hub.subnets.tiers.private.map(({ cidr }) => cidr),
    );
  });

  it("changes nothing but security group rules when a region joins", () => {
    const sydney: RegionInput = {
      key: "apse2",
      name: "ap-southeast-2",
      role: "spoke",
      vpc: { cidr: "10.3.0.0/16" },
      maxWorkspaces: 100,
    };
    const larger = deploymentWith({}, [sydney]);
    const before = layerFiles(hubLayer());
    const after = layerFiles(eksLayer(larger, larger.hub));
    const changed = [...after.keys()].filter((file) => before.get(file) !== after.get(file));
    expect(changed).toEqual(["security-groups.tf"]);
  });

  it("spreads its blocks over files by subject", () => {
    const files = [...layerFiles(hubLayer()).keys()].filter((file) => file.endsWith(".tf"));
    for (const file of ["main.tf", "security-groups.tf", "nodes.tf", "addons.tf", "iam.tf", "karpenter.tf"]) {
      expect(files).toContain(file);
    }
  });

  it("has no literal text where a reference was meant", () => {
    expect(made.hcl).not.toContain("$${");
    expect(made.hcl).not.toContain("TfToken");
    expect(layer.readme.map(({ body }) => body).join("\n")).not.toContain("TfToken");
  });

  it("documents every role with the one who may assume it, and how to reach the cluster", () => {
    const bodies = new Map(layer.readme.map(({ title, body }) => [title, body]));
    expect(bodies.get("Roles")).toContain(
      "| `aws_iam_role.karpenter_controller` | service account `kube-system/karpenter` | Starts and stops nodes: Karpenter |",
    );
    for (const role of made.names("aws_iam_role"))
      expect(bodies.get("Roles")).toContain(`aws_iam_role.${role}`);
    expect(bodies.get("Access")).toContain("aws eks update-kubeconfig --name acme --region us-east-2");
  });
});
