import { type TerraformMetaArguments, TerraformResource } from "cdktf";
import type { Construct } from "constructs";

/** Props of {@link TerraformData}. */
export interface TerraformDataProps extends TerraformMetaArguments {
  /** What to keep. */
  readonly input: Readonly<Record<string, string>>;
}

/**
 * Keeps values in the state: https://developer.hashicorp.com/terraform/language/resources/terraform-data.
 * CDKTF's own class asks the Terraform binary for its version, and synthesis must work without one.
 */
export class TerraformData extends TerraformResource {
  private readonly input: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, { input, ...meta }: TerraformDataProps) {
    super(scope, id, { terraformResourceType: "terraform_data", ...meta });
    this.input = input;
  }

  /** A value that was kept. */
  output(key: string): string {
    return this.interpolationForAttribute(`output.${key}`).toString();
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    return { input: this.input };
  }
}
