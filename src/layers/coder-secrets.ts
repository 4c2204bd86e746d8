/** How the layers of a region get at secrets that the `coder` layer stored in the hub's region. */
import { type TerraformProvider, Token } from "cdktf";
import { rawExpression } from "../terraform/hcl";

/** A secret of the `coder` layer as another layer refers to it. */
export interface CoderSecret {
  readonly arn: string;
  /** Whole number that changes with the secret. */
  readonly revision: number;
  /** Text that changes with the secret. */
  readonly version: string;
  /** AWS provider of the hub's region, where that is another one. */
  readonly provider?: TerraformProvider;
}

/**
 * @param coder name of the data source of the `coder` layer's state
 * @param kind first part of the outputs' names, e.g. `proxy_token`
 * @param key key in these outputs
 */
export function coderSecret(
  coder: string,
  kind: "proxy_token" | "provisioner_key",
  key: string,
): Omit<CoderSecret, "provider"> {
  const of = (output: string) => `data.terraform_remote_state.${coder}.outputs.${kind}_${output}["${key}"]`;
  return {
    arn: `\${${of("secret_arns")}}`,
    // A write-only value is written again when this number changes: it follows from the version's id.
    revision: Token.asNumber(`\${parseint(substr(sha256(${of("versions")}), 0, 7), 16) + 1}`),
    version: rawExpression(of("versions")),
  };
}
