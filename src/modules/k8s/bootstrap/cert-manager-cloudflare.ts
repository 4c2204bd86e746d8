import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import { type ITerraformDependable, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";

/** What the token's Secret is made from. */
export interface CloudflareTokenProps {
  readonly namespace: string;
  /** Name or ARN of the Secrets Manager secret whose text is the API token. */
  readonly secretId: string;
  /** Raise it after the token has changed: Terraform cannot see a change of a write-only value. */
  readonly revision: number;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The Cloudflare API token as a Kubernetes Secret, read from Secrets Manager while Terraform runs: it is in no plan and
 * no state. https://cert-manager.io/docs/configuration/acme/dns01/cloudflare/
 */
export class CloudflareToken extends Construct {
  static readonly secretRef = { name: "cloudflare-token", key: "api-token" } as const;
  readonly secret: SecretV1;

  constructor(scope: Construct, id: string, props: CloudflareTokenProps) {
    super(scope, id);
    TerraformStack.of(this).addOverride("ephemeral.aws_secretsmanager_secret_version.cloudflare_token", {
      secret_id: props.secretId,
    });
    this.secret = new SecretV1(this, "Default", {
      metadata: { name: CloudflareToken.secretRef.name, namespace: props.namespace },
      type: "Opaque",
      dataWo: {
        [CloudflareToken.secretRef.key]:
          "${ephemeral.aws_secretsmanager_secret_version.cloudflare_token.secret_string}",
      },
      dataWoRevision: props.revision,
      dependsOn: props.dependsOn,
    });
    explain(this.secret, "Write-only: the token is never in a plan or in the state.");
  }
}
