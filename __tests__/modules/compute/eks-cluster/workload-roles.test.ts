import { describe, expect, it } from "vitest";
import { serviceAccounts } from "../../../../src/modules/k8s/service-accounts";
import { awsPolicy, type StatementJson, statement, subjectOf, synthCluster } from "./support";

const layer = synthCluster();
const partition = "${data.aws_partition.current.partition}";
const account = "${data.aws_caller_identity.current.account_id}";

function actionsOf({ Action }: StatementJson): readonly string[] {
  return typeof Action === "string" ? [Action] : Action;
}

describe("roles of service accounts", () => {
  it.each([
    ["vpc_cni", serviceAccounts.vpcCni],
    ["karpenter_controller", serviceAccounts.karpenter],
    ["ebs_csi", serviceAccounts.ebsCsiController],
    ["load_balancer_controller", serviceAccounts.loadBalancerController],
    ["coder_provisioner", serviceAccounts.coderProvisioner],
    ["coder_workspace", serviceAccounts.coderWorkspace],
  ])("S0-08: %s trusts its own service account alone", (role, { namespace, name }) => {
    expect(subjectOf(layer.trust(role))).toBe(`system:serviceaccount:${namespace}:${name}`);
  });

  it("S0-08: no role of the cluster trusts a pattern", () => {
    for (const role of layer.names("aws_iam_role")) {
      expect(JSON.stringify(layer.trust(role))).not.toMatch(/[*?]|StringLike/);
    }
  });

  it("S0-08: no two roles trust the same service account", () => {
    const subjects = layer
      .names("aws_iam_role")
      .map((role) => layer.trust(role))
      .filter((trust) => JSON.stringify(trust).includes("Federated"))
      .map(subjectOf);
    expect(new Set(subjects).size).toBe(subjects.length);
    expect(subjects).toHaveLength(6);
  });
});

describe("EBS CSI driver", () => {
  it("has AWS's policy for it", () => {
    expect(layer.policiesOf("ebs_csi")).toEqual([awsPolicy("service-role/AmazonEBSCSIDriverPolicy")]);
  });
});

describe("AWS Load Balancer Controller", () => {
  const { Statement } = layer.policy("load_balancer_controller");

  it("has the published policy, statement by statement", () => {
    expect(Statement.map((one) => actionsOf(one).length)).toEqual([
      1, 29, 17, 2, 1, 1, 2, 3, 2, 4, 2, 2, 11, 1, 2, 6,
    ]);
  });

  it("may change rules only in security groups of its cluster", () => {
    const rules = Statement.filter((one) => actionsOf(one).includes("ec2:AuthorizeSecurityGroupIngress"));
    expect(rules.map(({ Condition }) => Condition)).toEqual([
      { Null: { "aws:ResourceTag/kubernetes.io/cluster/acme": "false" } },
      { Null: { "aws:ResourceTag/elbv2.k8s.aws/cluster": "false" } },
    ]);
  });

  it("works in every partition", () => {
    expect(JSON.stringify(Statement)).not.toContain("arn:aws:");
    expect(statementWith("elasticloadbalancing:RegisterTargets").Resource).toBe(
      `arn:${partition}:elasticloadbalancing:*:*:targetgroup/*/*`,
    );
  });

  it("fits one policy with the longest cluster name", () => {
    expect(synthCluster({ clusterName: "c".repeat(33) }).names("aws_iam_policy")).toContain(
      "load_balancer_controller",
    );
  });

  function statementWith(action: string): StatementJson {
    const found = Statement.find((one) => actionsOf(one).includes(action));
    if (found === undefined) throw new Error(`nothing allows ${action}`);
    return found;
  }
});

describe("Coder's external provisioners", () => {
  const policy = layer.policy("coder_provisioner");
  const own = `arn:${partition}:ec2:us-east-2:${account}`;

  it("S1-14: a tag is asked of requests only where something is made", () => {
    const asking = policy.Statement.filter(({ Condition }) =>
      JSON.stringify(Condition ?? {}).includes("RequestTag"),
    );
    expect(asking.map((one) => [one.Sid, one.Action])).toEqual([
      ["RunTaggedInstances", "ec2:RunInstances"],
      ["CreateTaggedVolumes", "ec2:CreateVolume"],
    ]);
  });

  it("S1-14: instances are started, stopped and terminated by the tag that they have", () => {
    const manage = statement(policy, "ManageTaggedResources");
    expect(manage.Action).toEqual(
      expect.arrayContaining(["ec2:StartInstances", "ec2:StopInstances", "ec2:TerminateInstances"]),
    );
    expect(manage.Resource).toEqual([`${own}:instance/*`, `${own}:volume/*`]);
    expect(manage.Condition).toEqual({ StringEquals: { "aws:ResourceTag/Coder_Provisioned": "true" } });
  });

  it("S1-14: no operator compares a pattern for equality", () => {
    for (const { Condition } of policy.Statement) {
      const compared = Object.entries(Condition ?? {}).filter(([operator]) => operator.endsWith("Equals"));
      expect(JSON.stringify(compared)).not.toContain("*");
    }
  });

  it("run instances with the tag, in their own VPC", () => {
    expect(statement(policy, "RunTaggedInstances")).toMatchObject({
      Resource: `${own}:instance/*`,
      Condition: { StringEquals: { "aws:RequestTag/Coder_Provisioned": "true" } },
    });
    expect(statement(policy, "RunInOwnNetwork")).toMatchObject({
      Resource: [`${own}:subnet/*`, `${own}:security-group/*`],
      Condition: { ArnEquals: { "ec2:Vpc": `${own}:vpc/vpc-1` } },
    });
  });

  it("may tag what they make, but not take the tag from it or give it to something else", () => {
    expect(statement(policy, "TagOnCreation").Condition).toEqual({
      StringEquals: { "ec2:CreateAction": ["RunInstances", "CreateVolume"] },
    });
    expect(statement(policy, "RetagTaggedResources").Condition).toEqual({
      StringEquals: { "aws:ResourceTag/Coder_Provisioned": "true" },
      "ForAllValues:StringNotEquals": { "aws:TagKeys": ["Coder_Provisioned"] },
    });
  });

  it("pass the role of EC2 workspaces to EC2, and no other role", () => {
    const passing = policy.Statement.filter((one) =>
      actionsOf(one).some((action) => action.startsWith("iam:")),
    );
    expect(passing).toEqual([
      {
        Sid: "PassWorkspaceRole",
        Effect: "Allow",
        Action: "iam:PassRole",
        Resource: "${aws_iam_role.coder_workspace_instance.arn}",
        Condition: { StringEquals: { "iam:PassedToService": ["ec2.amazonaws.com", "ec2.amazonaws.com.cn"] } },
      },
    ]);
  });

  it("only read outside of that, in their own region", () => {
    const everywhere = policy.Statement.filter(({ Resource }) => Resource === "*");
    expect(everywhere.map(({ Sid }) => Sid)).toEqual(["Read"]);
    expect(statement(policy, "Read").Condition).toEqual({
      StringEquals: { "aws:RequestedRegion": "us-east-2" },
    });
    for (const action of actionsOf(statement(policy, "Read"))) expect(action).toMatch(/^ec2:Describe/);
  });
});

describe("workspaces", () => {
  it("in pods and on instances may invoke the listed Bedrock models, and nothing else", () => {
    const bedrock = "${aws_iam_policy.coder_workspace_bedrock.arn}";
    expect(layer.policiesOf("coder_workspace")).toEqual([bedrock]);
    expect(layer.policiesOf("coder_workspace_instance")).toEqual([bedrock]);
    const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
    expect(layer.policy("coder_workspace_bedrock").Statement).toEqual([
      {
        Sid: "AllowFoundationModels",
        Effect: "Allow",
        Action: actions,
        Resource:
          '${formatlist("arn:%s:bedrock:*::foundation-model/%s", data.aws_partition.current.partition, var.bedrock_models)}',
      },
      {
        Sid: "AllowInferenceProfiles",
        Effect: "Allow",
        Action: actions,
        Resource:
          '${formatlist("arn:%s:bedrock:%s:%s:inference-profile/*.%s", data.aws_partition.current.partition, "us-east-2", data.aws_caller_identity.current.account_id, var.bedrock_models)}',
      },
    ]);
  });

  it("fit the policy with the longest list of models", () => {
    expect(layer.cluster.workspaceRoles.bedrock.longestSize).toBeLessThanOrEqual(6144);
  });

  it("on instances have a profile with the role's name", () => {
    expect(layer.resource("aws_iam_instance_profile", "coder_workspace_instance")).toMatchObject({
      name: "${aws_iam_role.coder_workspace_instance.name}",
      role: "${aws_iam_role.coder_workspace_instance.name}",
    });
  });
});
