import { SecretV1 } from "@cdktf/provider-kubernetes/lib/secret-v1";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { explain, placeInFile } from "../../terraform/annotations";
import { EphemeralResource } from "../../terraform/ephemeral";

/** What a Secret is copied from. */
export interface SyncedSecretProps {
  /** Name of the Kubernetes Secret. */
  readonly name: string;
  readonly namespace: string;
  /** Name or ARN of the secret in Secrets Manager; its value is a JSON object. */
  readonly secretId: string;
  /** Keys of the JSON object; they are the keys of the Kubernetes Secret as well. */
  readonly keys: readonly string[];
  /** Expression of a whole number that changes when the value has changed: Terraform cannot see that itself. */
  readonly revision: number;
  /**
   * AWS provider of the secret's region.
   * @default the layer's provider
   */
  readonly provider?: TerraformProvider;
}

/** Where a container finds one value of a Secret. A type alias, so that chart values can spread it. */
export type SecretKeyRef = { readonly secretKeyRef: { readonly name: string; readonly key: string } };

/**
 * A Kubernetes Secret with values of Secrets Manager. Terraform reads them in an ephemeral resource and hands them on in
 * a write-only argument, so that they are in no plan and no state.
 * https://registry.terraform.io/providers/hashicorp/kubernetes/2.38.0/docs/resources/secret_v1#data_wo-1
 */
export class SyncedSecret extends Construct {
  readonly secret: SecretV1;
  private readonly secretName: string;
  private readonly keys: readonly string[];

  constructor(scope: Construct, id: string, props: SyncedSecretProps) {
    super(scope, id);
    this.secretName = props.name;
    this.keys = props.keys;
    placeInFile(this, "secrets.tf");
    const source = new EphemeralResource(this, "source:Default", "aws_secretsmanager_secret_version", {
      secret_id: props.secretId,
      ...(props.provider ? { provider: props.provider.fqn } : {}),
    });
    this.secret = new SecretV1(this, "secret:Default", {
      metadata: { name: props.name, namespace: props.namespace },
      dataWo: Object.fromEntries(
        props.keys.map((key) => [key, `\${jsondecode(${source.reference}.secret_string)["${key}"]}`]),
      ),
      dataWoRevision: props.revision,
    });
    explain(source, `${props.name}: read while Terraform runs, written without being kept.`);
  }

  /** What an environment variable's `valueFrom` is. */
  ref(key: string): SecretKeyRef {
    if (!this.keys.includes(key)) throw new Error(`the Secret ${this.secretName} has no key ${key}`);
    return { secretKeyRef: { name: this.secretName, key } };
  }
}
