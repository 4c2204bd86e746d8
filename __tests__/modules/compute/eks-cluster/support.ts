import { EksCluster, type EksClusterProps } from "../../../../src/modules/compute/eks-cluster/eks-cluster";
import { rawExpression } from "../../../../src/terraform/hcl";
import { documentOf } from "../../../support/documents";
import { type SynthesizedLayer, synthLayer } from "../../../support/synth";

const props: EksClusterProps = {
  clusterName: "acme",
  region: "us-east-2",
  kubernetesVersion: "1.35",
  vpcId: "vpc-1",
  controlPlaneSubnetIds: ["subnet-intra-a", "subnet-intra-b"],
  nodeSubnetIds: ["subnet-private-a", "subnet-private-b"],
  serviceCidr: "172.20.0.0/16",
  publicAccessCidrs: rawExpression("var.public_access_cidrs"),
  adminArns: rawExpression("var.admin_arns"),
  addonVersions: rawExpression("var.addon_versions"),
  bedrockModels: rawExpression("var.bedrock_models"),
  systemInstanceTypes: ["m7g.large"],
  systemArchitecture: "arm64",
  systemMinSize: 2,
  systemMaxSize: 4,
  systemDiskGiB: 50,
  tags: { Deployment: "acme" },
};

/** A layer with one cluster. */
export interface SynthesizedCluster extends SynthesizedLayer {
  readonly cluster: EksCluster;
  /** What a policy allows. */
  policy(name: string): PolicyJson;
  /** Who may assume a role. */
  trust(name: string): PolicyJson;
  /** The policies that a role has, as its attachments name them. */
  policiesOf(role: string): string[];
}

/** A policy document read back from the output. */
export interface PolicyJson {
  readonly Statement: readonly StatementJson[];
}

/** One statement of it. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Action: string | string[];
  readonly Resource?: string | string[];
  readonly Principal?: unknown;
  readonly Condition?: Record<string, Record<string, string | string[]>>;
}

/** The statement of that name. */
export function statement({ Statement }: PolicyJson, sid: string): StatementJson {
  const found = Statement.find(({ Sid }) => Sid === sid);
  if (found === undefined) throw new Error(`no statement ${sid}`);
  return found;
}

/** A cluster with some props of its own. */
export function synthCluster(overrides: Partial<EksClusterProps> = {}): SynthesizedCluster {
  const made: EksCluster[] = [];
  const layer = synthLayer((scope) => {
    made.push(new EksCluster(scope, "Default", { ...props, ...overrides }));
  });
  const [cluster] = made;
  if (cluster === undefined) throw new Error("no cluster");
  return {
    ...layer,
    cluster,
    policy: (name) => documentOf(layer.resource("aws_iam_policy", name).policy) as PolicyJson,
    trust: (name) => documentOf(layer.resource("aws_iam_role", name).assume_role_policy) as PolicyJson,
    policiesOf: (role) =>
      Object.values(layer.json.resource?.aws_iam_role_policy_attachment ?? {})
        .filter((attachment) => attachment.role === `\${aws_iam_role.${role}.name}`)
        .map((attachment) => String(attachment.policy_arn)),
  };
}

/** The trust of a service account's role, as the only statement says it. */
export function subjectOf({ Statement }: PolicyJson): string {
  const [only, ...others] = Statement;
  const equal = only?.Condition?.StringEquals ?? {};
  if (others.length > 0 || Object.keys(only?.Condition ?? {}).length !== 1)
    throw new Error("more than one rule");
  return String(equal["${local.oidc_issuer}:sub"]);
}

/** ARN of a policy that AWS manages. */
export function awsPolicy(name: string): string {
  return `arn:\${data.aws_partition.current.partition}:iam::aws:policy/${name}`;
}
