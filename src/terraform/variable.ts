import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import { rawExpression } from "./hcl";

/** An operator input: what somebody may set in `terraform.tfvars`. */
export interface VariableProps {
  /** Terraform type constraint, e.g. `string` or `list(string)`. */
  readonly type: string;
  /** One sentence for the operator. */
  readonly description: string;
  /**
   * The deployment's value.
   * @default none: the operator must set it
   */
  readonly default?: VariableDefault;
  /**
   * A rule for the value.
   * @default none
   */
  readonly validation?: { readonly condition: string; readonly errorMessage: string };
  /**
   * Whether Terraform hides the value.
   * @default false
   */
  readonly sensitive?: boolean;
}

/** What a default can be. */
export type VariableDefault =
  | null
  | boolean
  | number
  | string
  | readonly VariableDefault[]
  | { readonly [key: string]: VariableDefault };

/** A Terraform variable with its reference at hand. */
export class Variable extends TerraformVariable {
  readonly props: VariableProps;
  /** The variable as an expression, `${var.<name>}`. */
  readonly reference: string;

  constructor(scope: Construct, name: string, props: VariableProps) {
    super(scope, `variable_${name}`, {
      type: props.type,
      description: props.description,
      ...(props.sensitive ? { sensitive: true } : {}),
      ...(props.validation
        ? {
            validation: [
              { condition: `\${${props.validation.condition}}`, errorMessage: props.validation.errorMessage },
            ],
          }
        : {}),
    });
    this.overrideLogicalId(name);
    this.props = props;
    this.reference = rawExpression(`var.${name}`);
    // As overrides, because CDKTF changes the case of a default's keys and cannot express null or false.
    if (props.default !== undefined) this.addOverride("default", props.default);
    if (props.default !== null) this.addOverride("nullable", false);
  }

  /** Whether the operator must set it. */
  get required(): boolean {
    return this.props.default === undefined;
  }
}
