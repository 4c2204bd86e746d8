import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { versions } from "../../../versions";
import { AwsContext } from "../../aws-context";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import { serviceAccounts } from "../service-accounts";
import { ScriptJob } from "./script-job";

/** What the job is made from. */
export interface LitellmRotateKeyProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
  /** Namespace of the job, known when it exists. */
  readonly namespace: string;
  /** Namespaces of workspaces, known when they exist, by a part of an address. */
  readonly workspaceNamespaces: Readonly<Record<string, string>>;
  /** Name of the secret with the key. */
  readonly keySecretName: string;
  /** Region of the secret. */
  readonly secretRegion: string;
}

/** Name of the Secret in every namespace of workspaces. */
export const litellmSecretName = "litellm";

/** Reads the key and writes it into the Secret of each namespace, through the Kubernetes API. */
export const rotateKeyScript = `set -eu
umask 077
account=/var/run/secrets/kubernetes.io/serviceaccount
key=$(aws secretsmanager get-secret-value --secret-id "$KEY_SECRET_NAME" --query SecretString --output text \\
  | sed -n 's/.*"key" *: *"\\(sk-[A-Za-z0-9_-]*\\)".*/\\1/p')
[ -n "$key" ] || { echo "$KEY_SECRET_NAME holds no key" >&2; exit 1; }
printf 'header = "Authorization: Bearer %s"\\n' "$(cat $account/token)" > /run/job/curl
printf '{"data":{"key":"%s"}}' "$(printf '%s' "$key" | base64 | tr -d '\\n')" > /run/job/patch
for namespace in $NAMESPACES; do
  curl --fail --silent --show-error --config /run/job/curl --cacert $account/ca.crt --request PATCH \\
    --header 'Content-Type: application/merge-patch+json' --data @/run/job/patch --output /dev/null \\
    "https://kubernetes.default.svc/api/v1/namespaces/$namespace/secrets/${litellmSecretName}"
done
`;

/**
 * rotate-key: hands the current LiteLLM key to the workspaces of a region, as the Secret `litellm` of their namespaces.
 * It may change exactly these Secrets, and read exactly one secret of Secrets Manager.
 */
export class LitellmRotateKey extends Construct {
  constructor(scope: Construct, id: string, props: LitellmRotateKeyProps) {
    super(scope, id);
    const serviceAccount = serviceAccounts.litellmRotateKey;
    const role = this.role(props);
    for (const [key, namespace] of Object.entries(props.workspaceNamespaces)) this.allow(key, namespace);
    new ScriptJob(this, "Default", {
      serviceAccount,
      namespace: props.namespace,
      roleArn: role.arn,
      // After generate-key, which runs on the hour.
      schedule: "10 */4 * * *",
      callsKubernetes: true,
      steps: [
        {
          name: "rotate",
          image: versions.images.awsCli,
          shell: "/bin/sh",
          script: rotateKeyScript,
          env: {
            KEY_SECRET_NAME: props.keySecretName,
            NAMESPACES: Object.values(props.workspaceNamespaces).join(" "),
            AWS_REGION: props.secretRegion,
          },
        },
      ],
      dependsOn: [...role.attachments],
    });
  }

  private role(props: LitellmRotateKeyProps): ServiceAccountRole {
    const { partition, accountId } = AwsContext.of(this);
    const policy = new ManagedPolicy(this, "policy:Default", {
      name: `${props.clusterName}-litellm-rotate-key`,
      description: "Read the LiteLLM key of workspaces",
      document: policyDocument({
        Sid: "ReadKey",
        Effect: "Allow",
        Action: "secretsmanager:GetSecretValue",
        // The six characters that Secrets Manager puts after a name.
        Resource: `arn:${partition}:secretsmanager:${props.secretRegion}:${accountId}:secret:${props.keySecretName}-??????`,
      }),
    });
    return new ServiceAccountRole(this, "role:Default", {
      name: `${props.clusterName}-litellm-rotate-key`,
      description: "Read the LiteLLM key of workspaces: job rotate-key",
      oidcProvider: props.oidcProvider,
      serviceAccount: serviceAccounts.litellmRotateKey,
      policies: { secret: policy.arn },
    });
  }

  private allow(key: string, namespace: string): void {
    const { namespace: own, name } = serviceAccounts.litellmRotateKey;
    const secret = new SecretV1(this, `secret:${key}`, {
      metadata: { name: litellmSecretName, namespace },
      dataWo: { key: "" },
      dataWoRevision: 1,
    });
    explain(
      secret,
      "The job fills it. Terraform neither reads nor keeps the key: the argument is write-only.",
    );
    const role = new RoleV1(this, `role:${key}`, {
      metadata: { name: "rotate-litellm-key", namespace },
      rule: [
        {
          apiGroups: [""],
          resources: ["secrets"],
          resourceNames: [litellmSecretName],
          verbs: ["get", "patch"],
        },
      ],
    });
    new RoleBindingV1(this, `binding:${key}`, {
      metadata: { name: "rotate-litellm-key", namespace },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
      subject: [{ kind: "ServiceAccount", name, namespace: own }],
    });
  }
}
