import { TerraformElement } from "cdktf";
import type { Construct } from "constructs";

/**
 * An ephemeral resource: Terraform reads it in every run and keeps it in no plan and no state. CDKTF has no class for it.
 * https://developer.hashicorp.com/terraform/language/block/ephemeral
 */
export class EphemeralResource extends TerraformElement {
  constructor(
    scope: Construct,
    id: string,
    private readonly type: string,
    private readonly settings: Readonly<Record<string, unknown>>,
  ) {
    super(scope, id);
  }

  /** The resource in an expression, e.g. `ephemeral.aws_secretsmanager_secret_version.oidc`. */
  get reference(): string {
    return `ephemeral.${this.type}.${this.friendlyUniqueId}`;
  }

  override toTerraform(): { ephemeral: Record<string, Record<string, object>> } {
    return { ephemeral: { [this.type]: { [this.friendlyUniqueId]: this.settings } } };
  }
}
