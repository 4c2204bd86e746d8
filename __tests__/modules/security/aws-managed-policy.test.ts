import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { expect, it } from "vitest";
import { awsManagedPolicy } from "../../../src/modules/security/aws-managed-policy";
import { synthLayer } from "../../support/synth";

it("awsManagedPolicy names the policy in the layer's own partition", () => {
  const layer = synthLayer(
    (scope) =>
      new IamRolePolicyAttachment(scope, "cluster", {
        role: "acme",
        policyArn: awsManagedPolicy(scope, "AmazonEKSClusterPolicy"),
      }),
  );
  expect(layer.resource("aws_iam_role_policy_attachment", "cluster").policy_arn).toBe(
    "arn:${data.aws_partition.current.partition}:iam::aws:policy/AmazonEKSClusterPolicy",
  );
});
