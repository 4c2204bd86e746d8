import type { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { joinBlocks } from "./hcl";
import { isObject, type TerraformJson } from "./hcl/json";
import { header } from "./header";
import { renderLayerFiles } from "./layer-blocks";
import { RootModule } from "./root-module";

/**
 * A root module that Coder runs for every workspace. It has no backend: Coder holds the state.
 *
 * @see https://coder.com/docs/admin/templates
 */
export abstract class TemplateStack extends RootModule {
  constructor(scope: Construct, id: string, source: string) {
    super(scope, id, source);
    this.requireProvider("coder");
  }

  override configuration(): TerraformJson {
    return withoutBackend(super.configuration());
  }

  override toTerraform(): ReturnType<TerraformStack["toTerraform"]> {
    return withoutBackend(super.toTerraform());
  }

  /** The files of the template's folder, by path below it. The README is made by whoever knows what it is for. */
  files(): Map<string, string> {
    this.prepareStack();
    this.runAllValidations();
    const files = new Map<string, string>();
    for (const [file, blocks] of renderLayerFiles(this)) {
      files.set(file, `${header(file, this.source)}\n${joinBlocks(blocks)}`);
    }
    for (const [file, content] of this.assets) files.set(file, content);
    return files;
  }
}

/** CDKTF gives a local backend to every stack that has none. */
function withoutBackend(configuration: TerraformJson): TerraformJson {
  const terraform = isObject(configuration.terraform) ? configuration.terraform : {};
  const { backend: _, ...rest } = terraform;
  return { ...configuration, terraform: rest };
}
