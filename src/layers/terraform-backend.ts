import type { App } from "cdktf";
import { TerraformBackend } from "../modules/state/terraform-backend";
import { header } from "../terraform/header";
import { Layer } from "../terraform/layer";
import { type OutputContract, output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { stateKeyAlias } from "../terraform/state-key-alias";
import { bootstrapSections, localStateOverride, teardownOverride } from "./terraform-backend-bootstrap";

const source = "src/layers/terraform-backend.ts";

/** The outputs that the deployment's choices leave: a key only with KMS, a table only where there is one. */
export function terraformBackendOutputs({ state }: Site["deployment"]): OutputContract {
  return {
    bucket_name: output.string("S3 bucket that holds the state of every layer."),
    bucket_arn: output.string("ARN of the state bucket."),
    ...(state.encryption === "kms"
      ? { kms_key_arn: output.string("ARN of the KMS key that encrypts the state.") }
      : {}),
    ...(state.lockTable ? { lock_table_name: output.string("DynamoDB table that locks the state.") } : {}),
  };
}

/** The S3 bucket that holds the state of every layer, its own included. */
export class TerraformBackendLayer extends Layer {
  constructor(app: App, { site }: { readonly site: Site }) {
    super(app, {
      site,
      name: "terraform-backend",
      summary:
        "The S3 bucket that holds the Terraform state of every layer, with its encryption and locking.",
      source,
      outputs: terraformBackendOutputs(site.deployment),
    });
    const { state } = site.deployment;
    const bucketName = this.variable("state_bucket", {
      type: "string",
      description: "S3 bucket to make for the state of every layer. The same name stands in backend.tf.",
      default: state.bucket,
    });
    const backend = new TerraformBackend(this, "Default", {
      bucketName: bucketName.stringValue,
      kmsKeyAlias: stateKeyAlias(site.deployment),
      lockTableName: state.lockTable,
    });

    this.addExample("backend_override.tf.example", localStateOverride);
    this.addExample("teardown_override.tf.example", teardownOverride(site.deployment));
    this.readme.push(...bootstrapSections(this.path));
    this.publish({
      bucket_name: backend.bucketName,
      bucket_arn: backend.bucketArn,
      ...(backend.kmsKeyArn === undefined ? {} : { kms_key_arn: backend.kmsKeyArn }),
      ...(backend.lockTableName === undefined ? {} : { lock_table_name: backend.lockTableName }),
    });
  }

  /** The bucket's region is the deployment's to choose; without a choice it is the hub's. */
  protected override addProviders(): void {
    const { region } = this.site.deployment.state;
    const inHubRegion = region === this.site.region.name;
    this.addAwsProvider({ region: inHubRegion ? this.region.reference : region });
  }

  private addExample(file: string, content: string): void {
    this.assets.set(file, `${header(file, source)}\n${content}`);
  }
}
