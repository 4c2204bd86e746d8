import { type ITerraformDependable, Token } from "cdktf";
import { Construct } from "constructs";
import { ProvisionerKey as CoderdProvisionerKey } from "../../../.gen/providers/coderd/provisioner-key";
import { explain } from "../../terraform/annotations";
import { StoredSecret } from "./stored-secret";

/** JSON key of the provisioner key. */
export const provisionerKeyKey = "key";

/** What the key of a pool of provisioners is made from. */
export interface ProvisionerKeyProps {
  /** Id of the organisation. */
  readonly organizationId: string;
  /** First part of the key's name; the generation is the second. */
  readonly name: string;
  /** Tags of the builds that the pool takes; none means builds without tags. */
  readonly tags: Readonly<Record<string, string>>;
  /** Name of the list variable with the generations of keys, the current one last. */
  readonly generationsVariable: string;
  /** Name of the secret that the current key goes to. */
  readonly secretName: string;
  /**
   * What must exist first, e.g. the licence.
   * @default []
   */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * The key with which the provisioners of an organisation in a region sign in. Coder's keys cannot change, so that each
 * generation is a key of its own: while two are listed, provisioners with either of them work.
 */
export class ProvisionerKey extends Construct {
  readonly secret: StoredSecret;

  constructor(scope: Construct, id: string, props: ProvisionerKeyProps) {
    super(scope, id);
    const generations = `var.${props.generationsVariable}`;
    const current = `${generations}[length(${generations}) - 1]`;
    const key = new CoderdProvisionerKey(this, "key:Default", {
      organizationId: props.organizationId,
      name: `${props.name}-\${each.key}`,
      ...(Object.keys(props.tags).length > 0 ? { tags: { ...props.tags } } : {}),
      dependsOn: props.dependsOn ?? [],
    });
    key.addOverride("for_each", `\${toset([for generation in ${generations} : tostring(generation)])}`);
    this.secret = new StoredSecret(this, "provisioner_key", {
      name: props.secretName,
      description: `Key of the provisioners ${props.name}`,
      key: provisionerKeyKey,
      value: `${key.terraformResourceType}.${key.friendlyUniqueId}[tostring(${current})].key`,
      revision: Token.asNumber(`\${${current}}`),
    });
    explain(key, "The keys stay in this state: the provider keeps them. See docs/security.md.");
  }
}
