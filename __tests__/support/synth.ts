/** Builds one layer around a module and gives its Terraform JSON, as `app.synth()` would make it. */
import { App } from "cdktf";
import { joinBlocks } from "../../src/terraform/hcl";
import { Layer } from "../../src/terraform/layer";
import { renderLayer } from "../../src/terraform/layer-blocks";
import type { Site } from "../../src/terraform/site";

export const testSite: Site = {
  deployment: {
    name: "test",
    state: { bucket: "test-state", region: "us-east-2", lockTable: undefined, encryption: "kms" },
    tags: { Deployment: "test", ManagedBy: "terraform" },
  },
  region: { key: "hub", name: "us-east-2" },
};

class TestLayer extends Layer<Record<string, never>> {
  constructor(app: App) {
    super(app, { site: testSite, name: "test", summary: "A test layer.", source: "__tests__", outputs: {} });
  }
}

type Attributes = Record<string, unknown>;

/** What a test looks at. */
export interface SynthesizedLayer {
  readonly json: Record<string, Record<string, Record<string, Attributes>>>;
  /** The layer as one HCL text. */
  readonly hcl: string;
  /** The attributes of a resource; throws when there is none. */
  resource(type: string, name: string): Attributes;
  /** The attributes of a data source; throws when there is none. */
  data(type: string, name: string): Attributes;
  /** Names of all resources of a type. */
  names(type: string): string[];
}

/** A layer as tests look at it. */
export function inspect(layer: Layer): SynthesizedLayer {
  layer.prepareStack();
  layer.runAllValidations();
  const json = layer.toTerraform();
  const find = (kind: "resource" | "data", type: string, name: string): Attributes => {
    const found = json[kind]?.[type]?.[name];
    if (!found) {
      throw new Error(
        `no ${kind} ${type}.${name}; there are: ${Object.keys(json[kind]?.[type] ?? {}).join(", ")}`,
      );
    }
    const { "//": _metadata, ...attributes } = found;
    return attributes;
  };
  return {
    json,
    hcl: joinBlocks(renderLayer(layer)),
    resource: (type, name) => find("resource", type, name),
    data: (type, name) => find("data", type, name),
    names: (type) => Object.keys(json.resource?.[type] ?? {}),
  };
}

/** Builds a layer with what `build` adds to it. */
export function synthLayer(build: (layer: Layer) => void): SynthesizedLayer {
  const layer = new TestLayer(new App());
  build(layer);
  return inspect(layer);
}
