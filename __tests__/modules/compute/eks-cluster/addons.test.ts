import { describe, expect, it } from "vitest";
import { documentOf } from "../../../support/documents";
import { awsPolicy, subjectOf, synthCluster } from "./support";

describe("EKS add-ons", () => {
  const layer = synthCluster();
  const addon = (name: string) => layer.resource("aws_eks_addon", name);

  it.each([
    ["vpc_cni", "vpc-cni"],
    ["kube_proxy", "kube-proxy"],
    ["eks_pod_identity_agent", "eks-pod-identity-agent"],
    ["coredns", "coredns"],
  ])("%s overwrites what it finds, in the operator's version", (key, name) => {
    expect(addon(key)).toMatchObject({
      cluster_name: "${aws_eks_cluster.this.name}",
      addon_name: name,
      addon_version: `\${var.addon_versions.${key}}`,
      resolve_conflicts_on_create: "OVERWRITE",
      resolve_conflicts_on_update: "OVERWRITE",
    });
  });

  it("are these four", () => {
    expect(layer.names("aws_eks_addon")).toEqual([
      "vpc_cni",
      "kube_proxy",
      "eks_pod_identity_agent",
      "coredns",
    ]);
  });

  it("vpc-cni hands out prefixes, enforces network policies and keeps source ports", () => {
    expect(documentOf(addon("vpc_cni").configuration_values)).toEqual({
      enableNetworkPolicy: "true",
      env: {
        AWS_VPC_K8S_CNI_RANDOMIZESNAT: "none",
        ENABLE_PREFIX_DELEGATION: "true",
        WARM_PREFIX_TARGET: "1",
      },
    });
  });

  it("vpc-cni has a role of its own, with its rights before it starts", () => {
    expect(addon("vpc_cni")).toMatchObject({
      service_account_role_arn: "${aws_iam_role.vpc_cni.arn}",
      depends_on: ["aws_iam_role_policy_attachment.vpc_cni_cni"],
    });
    expect(subjectOf(layer.trust("vpc_cni"))).toBe("system:serviceaccount:kube-system:aws-node");
    expect(layer.policiesOf("vpc_cni")).toEqual([awsPolicy("AmazonEKS_CNI_Policy")]);
  });

  it("S1-11: CoreDNS tolerates the taint of the nodes that it runs on", () => {
    const [taint] = layer.resource("aws_eks_node_group", "system").taint as { key: string }[];
    expect(documentOf(addon("coredns").configuration_values)).toEqual({
      nodeSelector: { "node.amazonaws.io/managed-by": "asg" },
      tolerations: [{ key: taint?.key, operator: "Exists" }],
    });
  });

  it("S0-07: CoreDNS comes after the nodes, the others before", () => {
    expect(addon("coredns").depends_on).toEqual(["aws_eks_node_group.system"]);
    expect(layer.resource("aws_eks_node_group", "system").depends_on).toEqual(
      expect.arrayContaining([
        "aws_eks_addon.vpc_cni",
        "aws_eks_addon.kube_proxy",
        "aws_eks_addon.eks_pod_identity_agent",
      ]),
    );
  });
});
