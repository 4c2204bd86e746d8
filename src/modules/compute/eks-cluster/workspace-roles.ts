import { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { AwsContext } from "../../aws-context";
import { serviceAccounts } from "../../k8s/service-accounts";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { ServiceRole } from "../../security/role/service";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";

/** Most models in the operator's list, and characters of each: together they fit one policy. */
export const bedrockLimits = { models: 20, characters: 64 } as const;

/** What the roles of workspaces are made from. */
export interface WorkspaceRolesProps extends ClusterRef {
  readonly oidcProvider: OidcProvider;
  /** Expression of the list of Bedrock model ids that workspaces may invoke, e.g. `anthropic.claude-*`. */
  readonly bedrockModels: string;
}

/**
 * The roles of workspaces: one for pods, one for EC2 instances. Both may invoke the listed Amazon Bedrock models and
 * nothing else.
 */
export class WorkspaceRoles extends Construct {
  readonly pods: ServiceAccountRole;
  readonly instances: ServiceRole;
  readonly bedrock: ManagedPolicy;
  /** Name of the instance profile of workspaces on EC2 instances. */
  readonly profileName: string;

  constructor(scope: Construct, id: string, props: WorkspaceRolesProps) {
    super(scope, id);
    this.bedrock = bedrockPolicy(this, props);
    const policies = { bedrock: this.bedrock.arn };
    this.pods = new ServiceAccountRole(this, "role:coder_workspace", {
      name: `${props.clusterName}-coder-workspace`,
      description: "Workspaces in pods: Amazon Bedrock",
      oidcProvider: props.oidcProvider,
      serviceAccount: serviceAccounts.coderWorkspace,
      policies,
    });
    this.instances = new ServiceRole(this, "role:coder_workspace_instance", {
      name: `${props.clusterName}-coder-workspace-instance`,
      description: "Workspaces on EC2 instances: Amazon Bedrock",
      service: "ec2.amazonaws.com",
      policies,
    });
    this.profileName = new IamInstanceProfile(this, "profile:coder_workspace_instance", {
      name: this.instances.name,
      role: this.instances.name,
    }).name;
  }
}

/** Limits of the list of models: with them the policy's size is known at synthesis. */
const longestArn =
  "arn:aws-us-gov:bedrock:us-isof-south-1:123456789012:inference-profile/*.".length +
  bedrockLimits.characters;
const longestList = bedrockLimits.models * (longestArn + '"",'.length);

/**
 * A call through an inference profile needs the profile and the foundation model in every region that it may pick.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
function bedrockPolicy(scope: Construct, props: WorkspaceRolesProps): ManagedPolicy {
  const { partition, accountId } = AwsContext.of(scope);
  const models = props.bedrockModels;
  const actions = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];
  const policy = new ManagedPolicy(scope, "policy:coder_workspace_bedrock", {
    name: `${props.clusterName}-coder-workspace-bedrock`,
    description: "Invoke Amazon Bedrock models",
    document: policyDocument(
      {
        Sid: "AllowFoundationModels",
        Effect: "Allow",
        Action: actions,
        Resource: Token.asString(Fn.formatlist("arn:%s:bedrock:*::foundation-model/%s", [partition, models])),
      },
      {
        Sid: "AllowInferenceProfiles",
        Effect: "Allow",
        Action: actions,
        Resource: Token.asString(
          Fn.formatlist("arn:%s:bedrock:%s:%s:inference-profile/*.%s", [
            partition,
            props.region,
            accountId,
            models,
          ]),
        ),
      },
    ),
    expressionLengths: [[/^formatlist\("arn:%s:bedrock:/, longestList]],
  });
  explain(
    policy,
    "Models of every region: an inference profile sends a call to the region that has capacity.",
  );
  return policy;
}
