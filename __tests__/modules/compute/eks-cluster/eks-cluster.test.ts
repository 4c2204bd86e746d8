import { describe, expect, it } from "vitest";
import { longestClusterSuffix } from "../../../../src/config/cluster-name";
import { rawExpression } from "../../../../src/terraform/hcl";
import { synthCluster } from "./support";

describe("EksCluster", () => {
  it("derives every name from the cluster's, with a suffix that leaves room in the longest one", () => {
    const { json } = synthCluster();
    const names = [
      "aws_iam_role",
      "aws_iam_policy",
      "aws_cloudwatch_event_rule",
      "aws_sqs_queue",
      "aws_launch_template",
    ]
      .flatMap((type) => Object.values(json.resource?.[type] ?? {}))
      .map(({ name }) => String(name));
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(name).toMatch(/^acme-[a-z-]+$/);
      expect(name.length - "acme-".length).toBeLessThanOrEqual(longestClusterSuffix);
    }
  });

  it("takes references wherever it takes strings: none ends up as literal text", () => {
    const { hcl } = synthCluster({
      clusterName: rawExpression("var.cluster_name"),
      region: rawExpression("var.cluster_region"),
      vpcId: rawExpression("data.terraform_remote_state.vpc.outputs.vpc_id"),
    });
    expect(hcl).toContain('"aws:ResourceTag/kubernetes.io/cluster/${var.cluster_name}" = "owned"');
    expect(hcl).toContain(":vpc/${data.terraform_remote_state.vpc.outputs.vpc_id}");
    expect(hcl).not.toContain("$${");
  });

  it("has ARNs for every partition", () => {
    expect(synthCluster().hcl).not.toContain("arn:aws:");
  });

  it("describes every role that it makes", () => {
    const layer = synthCluster();
    const described = layer.cluster.roles.map(({ address }) => address.replace("aws_iam_role.", ""));
    expect(described.toSorted()).toEqual(layer.names("aws_iam_role").toSorted());
  });
});
