import { describe, expect, it } from "vitest";
import { rawExpression } from "../../../../src/terraform/hcl";
import { documentOf } from "../../../support/documents";
import { awsPolicy, synthCluster } from "./support";

const partition = "${data.aws_partition.current.partition}";
const account = "${data.aws_caller_identity.current.account_id}";

describe("control plane", () => {
  const layer = synthCluster();
  const cluster = layer.resource("aws_eks_cluster", "this");

  it("has API access entries only, and no rights for whoever creates it", () => {
    expect(cluster.access_config).toEqual({
      authentication_mode: "API",
      bootstrap_cluster_creator_admin_permissions: false,
    });
  });

  it("comes without self-managed add-ons, which EKS add-ons would have to take over", () => {
    expect(cluster.bootstrap_self_managed_addons).toBe(false);
  });

  it("is not replaced for what only matters at its creation", () => {
    expect(cluster.lifecycle).toEqual({
      ignore_changes: [
        "access_config[0].bootstrap_cluster_creator_admin_permissions",
        "bootstrap_self_managed_addons",
      ],
    });
  });

  it("encrypts Kubernetes secrets with a key of its own, which rotates", () => {
    expect(cluster.encryption_config).toEqual({
      provider: { key_arn: "${aws_kms_key.cluster.arn}" },
      resources: ["secrets"],
    });
    expect(layer.resource("aws_kms_key", "cluster")).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
    });
    expect(layer.resource("aws_kms_alias", "cluster")).toMatchObject({
      name: "alias/acme-eks",
      target_key_id: "${aws_kms_key.cluster.key_id}",
    });
  });

  it("lets IAM decide about the key, and CloudWatch Logs use it for one log group", () => {
    expect(documentOf(layer.resource("aws_kms_key", "cluster").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AllowAccountPolicies",
          Effect: "Allow",
          Principal: { AWS: `arn:${partition}:iam::${account}:root` },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "AllowControlPlaneLogs",
          Effect: "Allow",
          Principal: { Service: "logs.us-east-2.${data.aws_partition.current.dns_suffix}" },
          Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
          Resource: "*",
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn": `arn:${partition}:logs:us-east-2:${account}:log-group:/aws/eks/acme/cluster`,
            },
          },
        },
      ],
    });
  });

  it("writes all five log types to an encrypted log group that exists before it", () => {
    expect(cluster.enabled_cluster_log_types).toEqual([
      "api",
      "audit",
      "authenticator",
      "controllerManager",
      "scheduler",
    ]);
    expect(layer.resource("aws_cloudwatch_log_group", "control_plane")).toMatchObject({
      name: "/aws/eks/acme/cluster",
      kms_key_id: "${aws_kms_key.cluster.arn}",
      retention_in_days: 90,
    });
    expect(cluster.depends_on).toContain("aws_cloudwatch_log_group.control_plane");
  });

  it("keeps logs as long as asked", () => {
    const log = synthCluster({ logRetentionDays: 365 }).resource("aws_cloudwatch_log_group", "control_plane");
    expect(log.retention_in_days).toBe(365);
  });

  it("has a private endpoint always, and a public one only for the listed CIDRs", () => {
    expect(cluster.vpc_config).toEqual({
      endpoint_private_access: true,
      endpoint_public_access: "${length(var.public_access_cidrs) > 0}",
      public_access_cidrs: "${length(var.public_access_cidrs) > 0 ? var.public_access_cidrs : null}",
      security_group_ids: ["${aws_security_group.control_plane.id}"],
      subnet_ids: ["subnet-intra-a", "subnet-intra-b"],
    });
  });

  it("has the version and the service network that were asked for", () => {
    const other = synthCluster({ kubernetesVersion: "1.34", serviceCidr: "10.100.0.0/16" });
    expect(cluster).toMatchObject({
      name: "acme",
      version: "1.35",
      kubernetes_network_config: { ip_family: "ipv4", service_ipv4_cidr: "172.20.0.0/16" },
    });
    expect(other.resource("aws_eks_cluster", "this")).toMatchObject({
      version: "1.34",
      kubernetes_network_config: { service_ipv4_cidr: "10.100.0.0/16" },
    });
  });

  it("never drifts into extended support, which costs six times as much", () => {
    expect(cluster.upgrade_policy).toEqual({ support_type: "STANDARD" });
  });

  it("can be shifted away from a zone in trouble", () => {
    expect(cluster.zonal_shift_config).toEqual({ enabled: true });
  });

  it("has a role that EKS assumes, with the cluster's key and nothing more than EKS asks for", () => {
    expect(layer.resource("aws_iam_role", "cluster").name).toBe("acme-cluster");
    expect(layer.trust("cluster").Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
      },
    ]);
    expect(layer.policiesOf("cluster")).toEqual([
      awsPolicy("AmazonEKSClusterPolicy"),
      "${aws_iam_policy.cluster_encryption.arn}",
    ]);
    expect(layer.policy("cluster_encryption").Statement).toEqual([
      {
        Effect: "Allow",
        Action: ["kms:Encrypt", "kms:Decrypt", "kms:ListGrants", "kms:DescribeKey"],
        Resource: "${aws_kms_key.cluster.arn}",
      },
    ]);
  });

  it("keeps its role's rights until it is gone", () => {
    expect(cluster.depends_on).toEqual([
      "aws_cloudwatch_log_group.control_plane",
      "aws_iam_role_policy_attachment.cluster_eks",
      "aws_iam_role_policy_attachment.cluster_encryption",
    ]);
  });

  it("has an OIDC provider for STS, without a thumbprint that would have to be kept up", () => {
    const provider = layer.resource("aws_iam_openid_connect_provider", "this");
    expect(provider).toMatchObject({
      url: "${aws_eks_cluster.this.identity[0].oidc[0].issuer}",
      client_id_list: ["sts.amazonaws.com"],
      tags: { Name: "acme" },
    });
    expect(provider).not.toHaveProperty("thumbprint_list");
    expect(layer.json.locals).toEqual({
      oidc_issuer: '${replace(aws_eks_cluster.this.identity[0].oidc[0].issuer, "https://", "")}',
    });
  });

  it("refuses a name that the subnets' tags do not have", () => {
    const checked = synthCluster({
      clusterName: rawExpression("var.cluster_name"),
      taggedClusterName: rawExpression("data.terraform_remote_state.vpc.outputs.cluster_name"),
    }).resource("aws_eks_cluster", "this");
    expect(checked.lifecycle).toMatchObject({
      precondition: [
        {
          condition: "${var.cluster_name == data.terraform_remote_state.vpc.outputs.cluster_name}",
          error_message:
            "The VPC's subnets are tagged for the cluster ${data.terraform_remote_state.vpc.outputs.cluster_name}: set cluster_name alike in both layers.",
        },
      ],
    });
  });
});

describe("administrators", () => {
  const layer = synthCluster();

  it("get an access entry for each principal", () => {
    expect(layer.resource("aws_eks_access_entry", "admin")).toMatchObject({
      for_each: "${var.admin_arns}",
      cluster_name: "${aws_eks_cluster.this.name}",
      principal_arn: "${each.value}",
      type: "STANDARD",
    });
  });

  it("administer the whole cluster, in any partition", () => {
    expect(layer.resource("aws_eks_access_policy_association", "admin")).toMatchObject({
      for_each: "${aws_eks_access_entry.admin}",
      cluster_name: "${aws_eks_cluster.this.name}",
      principal_arn: "${each.value.principal_arn}",
      policy_arn: `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
      access_scope: { type: "cluster" },
    });
  });
});
