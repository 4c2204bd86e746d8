import {
  DefaultTokenResolver,
  StringConcat,
  TerraformElement,
  type TerraformOutput,
  TerraformStack,
  Tokenization,
} from "cdktf";
import { deepMerge } from "cdktf/lib/util";
import type { Construct, Node } from "constructs";
import { versions } from "../versions";
import { addressedElements, addressName, refuseDuplicates } from "./addresses";
import { joinBlocks } from "./hcl";
import type { TerraformJson } from "./hcl/json";
import { renderLayer } from "./layer-blocks";
import { StackFolder } from "./stack-folder";
import { Variable, type VariableProps } from "./variable";

/**
 * One Terraform root module: pinned versions, variables, readable addresses, rendered by our HCL writer. What layers
 * (src/terraform/layer.ts) and workspace templates (src/terraform/template.ts) have in common.
 */
export abstract class RootModule extends TerraformStack {
  /** Files that the module brings besides HCL, e.g. a local chart or a script, by path below its folder. */
  readonly assets = new Map<string, string>();
  private readonly variables = new Map<string, Variable>();

  /**
   * @param source the TypeScript file that the module is made by, for the header of the output
   */
  constructor(
    scope: Construct,
    id: string,
    readonly source: string,
  ) {
    super(scope, id);
    this.synthesizer = new StackFolder(this, this.assets, this.synthesizer);
    this.addOverride("terraform.required_version", versions.terraform);
  }

  /** Adds an operator input, or returns the one of that name. */
  variable(name: string, props: VariableProps): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const variable = new Variable(this, name, props);
    this.variables.set(name, variable);
    return variable;
  }

  /** Every operator input, in the order in which they were added. */
  get inputs(): ReadonlyMap<string, Variable> {
    return this.variables;
  }

  /** Pins a provider to the range in versions.ts instead of the one version that its bindings were made from. */
  protected requireProvider(name: keyof typeof versions.providers): void {
    const { source, version } = versions.providers[name];
    this.addOverride(`terraform.required_providers.${name}`, { source, version });
  }

  /** Readable addresses instead of CDKTF's hashed ones. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    return addressName("node" in element ? element.node : element, this);
  }

  /** Implicit references across stacks are never made: they would become outputs with machine-made names. */
  override registerOutgoingCrossStackReference(identifier: string): TerraformOutput {
    throw new Error(
      `${this.node.id}: ${identifier} is used in another layer; publish it as an output and read() it there`,
    );
  }

  /**
   * The configuration as Terraform JSON, without the metadata that only CDKTF reads. `toTerraform` says the same, but
   * resolves all of it twice.
   */
  configuration(): TerraformJson {
    refuseDuplicates(this, addressedElements(this));
    const resolver = new DefaultTokenResolver(new StringConcat());
    const configuration: TerraformJson = {};
    for (const element of this.node.findAll().filter(TerraformElement.isTerraformElement)) {
      const json = element.toTerraform();
      deepMerge(configuration, Tokenization.resolve(json, { scope: this, resolver, preparing: false }));
    }
    // The stack's own overrides are private to CDKTF.
    return deepMerge(configuration, Reflect.get(this, "rawOverrides"));
  }

  /** Terraform JSON; refuses elements that CDKTF would silently merge. */
  override toTerraform(): ReturnType<TerraformStack["toTerraform"]> {
    refuseDuplicates(this, addressedElements(this));
    return super.toTerraform();
  }

  /** The module as one HCL text: what `cdktf synth --hcl` writes, and the files under `infra/` taken together. */
  override toHclTerraform(): { hcl: string; metadata: object } {
    const { "//": metadata, terraform } = this.toTerraform();
    return { hcl: joinBlocks(renderLayer(this)), metadata: { "//": metadata, terraform } };
  }
}
