import { Construct } from "constructs";
import { versions } from "../../../versions";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import { Namespace } from "../namespace";
import { serviceAccounts } from "../service-accounts";
import { ScriptJob } from "./script-job";

/** What the weekly copy is made from. */
export interface FetchAndStoreProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
  /** Image to copy, with its tag. */
  readonly source: string;
  /** Host of the registry, for signing in. */
  readonly registry: string;
  /** URL of the repository. */
  readonly repositoryUrl: string;
  readonly repositoryArn: string;
  /** Region of the registry. */
  readonly region: string;
  /**
   * When it runs, in UTC.
   * @default Sunday at 03:00
   */
  readonly schedule?: string;
}

/** Signs in to ECR for the next step; the token is in memory and lasts for twelve hours. */
export const signInScript = `set -eu
umask 077
token=$(aws ecr get-login-password)
auth=$(printf 'AWS:%s' "$token" | base64 | tr -d '\\n')
printf '{"auths":{"%s":{"auth":"%s"}}}' "$REGISTRY" "$auth" > /run/job/config.json
`;

/**
 * Copies the image from registry to registry, all architectures, without unpacking it. The tag is the digest's beginning:
 * tags of the repository cannot change, and an image that is there already is left alone.
 */
export const copyScript = `set -eu
digest=$(crane digest "$SOURCE")
tag=$(echo "$digest" | cut -d: -f2 | cut -c1-12)
if crane digest "$REPOSITORY:$tag" > /dev/null 2>&1; then
  echo "$REPOSITORY:$tag is there already"
else
  crane copy "$SOURCE@$digest" "$REPOSITORY:$tag"
fi
`;

/**
 * fetch-and-store: copies an image of another registry into ECR once a week. No Docker daemon and no privileged
 * container: https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_copy.md
 */
export class FetchAndStore extends Construct {
  constructor(scope: Construct, id: string, props: FetchAndStoreProps) {
    super(scope, id);
    const serviceAccount = serviceAccounts.fetchAndStore;
    const policy = new ManagedPolicy(this, "policy:Default", {
      name: `${props.clusterName}-fetch-and-store`,
      description: "Push images to one ECR repository",
      document: policyDocument(
        // https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html
        { Sid: "SignIn", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
        {
          Sid: "Push",
          Effect: "Allow",
          Action: [
            "ecr:BatchCheckLayerAvailability",
            "ecr:BatchGetImage",
            "ecr:CompleteLayerUpload",
            "ecr:GetDownloadUrlForLayer",
            "ecr:InitiateLayerUpload",
            "ecr:PutImage",
            "ecr:UploadLayerPart",
          ],
          Resource: props.repositoryArn,
        },
      ),
      expressionLengths: [[/repository_arns/, 120 + 256]],
    });
    const role = new ServiceAccountRole(this, "role:Default", {
      name: `${props.clusterName}-fetch-and-store`,
      description: "Push images to one ECR repository: fetch-and-store",
      oidcProvider: props.oidcProvider,
      serviceAccount,
      policies: { ecr: policy.arn },
    });
    const namespace = new Namespace(this, "namespace:Default", {
      name: serviceAccount.namespace,
      podSecurity: "restricted",
    });
    new ScriptJob(this, "Default", {
      serviceAccount,
      namespace: namespace.name,
      roleArn: role.arn,
      schedule: props.schedule ?? "0 3 * * 0",
      steps: [
        {
          name: "sign-in",
          image: versions.images.awsCli,
          shell: "/bin/sh",
          script: signInScript,
          env: { REGISTRY: props.registry, AWS_REGION: props.region },
        },
        {
          name: "copy",
          image: versions.images.crane,
          shell: "/busybox/sh",
          script: copyScript,
          env: {
            SOURCE: props.source,
            REPOSITORY: props.repositoryUrl,
            DOCKER_CONFIG: "/run/job",
            PATH: "/busybox:/ko-app:/usr/bin:/bin",
          },
        },
      ],
      dependsOn: [...role.attachments],
    });
  }
}
