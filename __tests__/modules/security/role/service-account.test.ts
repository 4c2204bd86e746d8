import { describe, expect, it } from "vitest";
import type { ServiceAccount } from "../../../../src/modules/k8s/service-accounts";
import { ServiceAccountRole } from "../../../../src/modules/security/role/service-account";
import { rawExpression } from "../../../../src/terraform/hcl";
import type { Layer } from "../../../../src/terraform/layer";
import { documentOf } from "../../../support/documents";
import { synthLayer } from "../../../support/synth";

function roleFor(serviceAccount: ServiceAccount) {
  return (layer: Layer) =>
    new ServiceAccountRole(layer, "karpenter", {
      name: "acme-karpenter",
      description: "Starts nodes",
      policies: { ec2: "arn:aws:iam::123456789012:policy/ec2", sqs: "arn:aws:iam::123456789012:policy/sqs" },
      oidcProvider: {
        arn: rawExpression("aws_iam_openid_connect_provider.this.arn"),
        issuer: rawExpression("local.oidc_issuer"),
      },
      serviceAccount,
    });
}

describe("ServiceAccountRole", () => {
  it("S0-08: trusts exactly one service account, by equality and not by pattern", () => {
    const layer = synthLayer(roleFor({ namespace: "kube-system", name: "karpenter" }));
    const role = layer.resource("aws_iam_role", "karpenter");
    expect(role).toMatchObject({ name: "acme-karpenter", description: "Starts nodes" });
    expect(documentOf(role.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Federated: "${aws_iam_openid_connect_provider.this.arn}" },
          Action: "sts:AssumeRoleWithWebIdentity",
          Condition: {
            StringEquals: {
              "${local.oidc_issuer}:aud": "sts.amazonaws.com",
              "${local.oidc_issuer}:sub": "system:serviceaccount:kube-system:karpenter",
            },
          },
        },
      ],
    });
  });

  it.each([
    [{ namespace: "*", name: "karpenter" }, 'karpenter: namespace "*"'],
    [{ namespace: "coder-*", name: "coder" }, 'karpenter: namespace "coder-*"'],
    [{ namespace: "", name: "coder" }, 'karpenter: namespace ""'],
    [{ namespace: "coder", name: "*" }, 'karpenter: service account "*"'],
    [{ namespace: "coder", name: "coder:other" }, 'karpenter: service account "coder:other"'],
    [{ namespace: "coder", name: "Coder" }, 'karpenter: service account "Coder"'],
  ])("S0-08: refuses %j, which is no name of one service account", (serviceAccount, what) => {
    expect(() => synthLayer(roleFor(serviceAccount))).toThrow(
      `${what} is no name of one Kubernetes object; a role trusts exactly one service account: name it in full`,
    );
  });

  it("attaches each policy under its own address", () => {
    const layer = synthLayer(roleFor({ namespace: "kube-system", name: "karpenter" }));
    expect(layer.names("aws_iam_role_policy_attachment")).toEqual(["karpenter_ec2", "karpenter_sqs"]);
    expect(layer.resource("aws_iam_role_policy_attachment", "karpenter_sqs")).toMatchObject({
      role: "${aws_iam_role.karpenter.name}",
      policy_arn: "arn:aws:iam::123456789012:policy/sqs",
    });
  });
});
