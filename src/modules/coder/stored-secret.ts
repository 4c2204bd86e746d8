import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { Construct } from "constructs";

/** What a stored secret is made from. */
export interface StoredSecretProps {
  /** Name in Secrets Manager. */
  readonly name: string;
  readonly description: string;
  /** JSON key of the value. */
  readonly key: string;
  /** Expression of the value. */
  readonly value: string;
  /** Whole number that changes with the value: Terraform cannot see a change of a write-only value. */
  readonly revision: number;
  /**
   * References whose change writes the value again.
   * @default none
   */
  readonly replaceWith?: string[];
}

/**
 * A value that another layer needs, as a JSON object in Secrets Manager. It is written in a write-only argument, so that
 * this resource keeps it in no plan and no state. A deleted one is gone at once: what is in it can be made anew.
 */
export class StoredSecret extends Construct {
  readonly arn: string;
  /** Id of the current version: changes whenever the value does, and is no secret itself. */
  readonly versionId: string;

  constructor(scope: Construct, id: string, props: StoredSecretProps) {
    super(scope, id);
    const secret = new SecretsmanagerSecret(this, "secret:Default", {
      name: props.name,
      description: props.description,
      recoveryWindowInDays: 0,
    });
    const version = new SecretsmanagerSecretVersion(this, "version:Default", {
      secretId: secret.id,
      secretStringWo: `\${jsonencode({ ${props.key} = ${props.value} })}`,
      secretStringWoVersion: props.revision,
      ...(props.replaceWith ? { lifecycle: { replaceTriggeredBy: props.replaceWith } } : {}),
    });
    this.arn = secret.arn;
    this.versionId = version.versionId;
  }
}
