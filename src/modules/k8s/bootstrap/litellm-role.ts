import { Construct } from "constructs";
import { AwsContext } from "../../aws-context";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import type { OidcProvider } from "../../security/role/service-account";
import { serviceAccounts } from "../service-accounts";
import { databaseUserRole } from "./coder-server-roles";

/** What the role is made from. */
export interface LitellmRoleProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
  /** Region of the cluster. */
  readonly region: string;
  /** The database user, as `rds-db:connect` names it. */
  readonly connectArn: string;
  readonly cacheArn: string;
  readonly cacheUserArn: string;
}

const longestCacheArn =
  "arn:aws-us-gov:elasticache:ap-southeast-2:123456789012:replicationgroup:".length + 40;

/**
 * The role of LiteLLM: it invokes Claude models on Amazon Bedrock, and signs in to its database and its cache, each as one
 * user. https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
export class LitellmRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: LitellmRoleProps) {
    super(scope, id);
    const { partition, accountId } = AwsContext.of(this);
    const bedrock = new ManagedPolicy(this, "policy:bedrock", {
      name: `${props.clusterName}-litellm-bedrock`,
      description: "Invoke Claude models on Amazon Bedrock",
      document: policyDocument({
        Sid: "InvokeModels",
        Effect: "Allow",
        Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource: [
          // Models of every region: an inference profile sends a call to the region that has capacity.
          `arn:${partition}:bedrock:*::foundation-model/anthropic.claude-*`,
          `arn:${partition}:bedrock:${props.region}:${accountId}:inference-profile/*.anthropic.claude-*`,
        ],
      }),
    });
    const cache = new ManagedPolicy(this, "policy:cache", {
      name: `${props.clusterName}-litellm-cache`,
      description: "Sign in to the cache as one user",
      document: policyDocument({
        Sid: "SignInToCache",
        Effect: "Allow",
        Action: "elasticache:Connect",
        Resource: [props.cacheArn, props.cacheUserArn],
      }),
      expressionLengths: [[/outputs\.(replication_group_arn|user_arn)$/, longestCacheArn]],
    });
    this.arn = databaseUserRole(this, {
      clusterName: props.clusterName,
      oidcProvider: props.oidcProvider,
      connectArn: props.connectArn,
      name: "litellm",
      serviceAccount: serviceAccounts.litellm,
      description: "Amazon Bedrock, database and cache: LiteLLM",
      policies: { bedrock: bedrock.arn, cache: cache.arn },
    }).arn;
  }
}
