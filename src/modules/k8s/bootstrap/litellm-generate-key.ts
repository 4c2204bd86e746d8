import { Construct } from "constructs";
import { versions } from "../../../versions";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import { serviceAccounts } from "../service-accounts";
import { ScriptJob } from "./script-job";

/** What the job is made from. */
export interface LitellmGenerateKeyProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
  /** Namespace of LiteLLM, known when it exists. */
  readonly namespace: string;
  /** Secret of the namespace with the master key under `master_key`. */
  readonly masterSecret: string;
  /** URL of LiteLLM inside the cluster. */
  readonly url: string;
  /** ARN of the secret in Secrets Manager that the key goes to. */
  readonly keySecretArn: string;
  /** Region of the secret. */
  readonly region: string;
}

/** A key outlives two of its makings, so that a missed one does no harm. */
export const generateKeyScript = `set -eu
umask 077
printf 'header = "Authorization: Bearer %s"\\n' "$MASTER_KEY" > /run/job/curl
curl --fail --silent --show-error --config /run/job/curl --header 'Content-Type: application/json' \\
  --data '{"duration": "8h", "metadata": {"made_by": "generate-key"}}' "$LITELLM_URL/key/generate" > /run/job/answer
key=$(sed -n 's/.*"key" *: *"\\(sk-[A-Za-z0-9_-]*\\)".*/\\1/p' /run/job/answer)
[ -n "$key" ] || { echo "LiteLLM answered without a key" >&2; exit 1; }
printf '{"key":"%s"}' "$key" > /run/job/secret
aws secretsmanager put-secret-value --secret-id "$KEY_SECRET_ARN" --secret-string file:///run/job/secret > /dev/null
`;

/**
 * generate-key: makes a LiteLLM key for workspaces every four hours, valid for eight, and puts it into Secrets Manager.
 * https://docs.litellm.ai/docs/proxy/virtual_keys
 */
export class LitellmGenerateKey extends Construct {
  constructor(scope: Construct, id: string, props: LitellmGenerateKeyProps) {
    super(scope, id);
    const serviceAccount = serviceAccounts.litellmGenerateKey;
    const policy = new ManagedPolicy(this, "policy:Default", {
      name: `${props.clusterName}-litellm-generate-key`,
      description: "Write the LiteLLM key of workspaces",
      document: policyDocument({
        Sid: "WriteKey",
        Effect: "Allow",
        Action: "secretsmanager:PutSecretValue",
        Resource: props.keySecretArn,
      }),
      expressionLengths: [[/^aws_secretsmanager_secret\.\w+\.(arn|id)$/, 600]],
    });
    const role = new ServiceAccountRole(this, "role:Default", {
      name: `${props.clusterName}-litellm-generate-key`,
      description: "Write the LiteLLM key of workspaces: job generate-key",
      oidcProvider: props.oidcProvider,
      serviceAccount,
      policies: { secret: policy.arn },
    });
    new ScriptJob(this, "Default", {
      serviceAccount,
      namespace: props.namespace,
      roleArn: role.arn,
      schedule: "0 */4 * * *",
      steps: [
        {
          name: "generate",
          image: versions.images.awsCli,
          shell: "/bin/sh",
          script: generateKeyScript,
          env: {
            LITELLM_URL: props.url,
            MASTER_KEY: { secret: props.masterSecret, key: "master_key" },
            KEY_SECRET_ARN: props.keySecretArn,
            AWS_REGION: props.region,
          },
        },
      ],
      dependsOn: [...role.attachments],
    });
  }
}
