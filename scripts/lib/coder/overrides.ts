/** What a copy of the `coder` layer needs besides its own files to run without S3 and without the layers before it. */
import { join } from "node:path";
import type { Layer } from "../../../src/terraform/layer";

/**
 * Files to write beside the layer: the state of every layer that it reads, and an override that points it there.
 * https://developer.hashicorp.com/terraform/language/files/override
 *
 * @param target folder of the copy
 */
export function localOverrides(layer: Layer, target: string): Map<string, string> {
  const files = new Map<string, string>();
  const overrides: object[] = [];
  for (const [name, earlier] of layer.reads) {
    const state = `${name}.test.tfstate`;
    files.set(state, JSON.stringify(stateOf(earlier), undefined, 2));
    overrides.push({ [name]: { backend: "local", config: { path: join(target, state) } } });
  }
  files.set(
    "test_override.tf.json",
    JSON.stringify(
      {
        terraform: { backend: { local: {} } },
        data: { terraform_remote_state: Object.assign({}, ...overrides) },
      },
      undefined,
      2,
    ),
  );
  return files;
}

/** A state with a sample for each output. */
function stateOf(layer: Layer): object {
  const outputs = Object.entries(layer.outputs).map(([name, { kind }]) => {
    if (kind === "list") return [name, { value: [`${name}-1`, `${name}-2`], type: ["list", "string"] }];
    if (kind === "map") return [name, { value: { sample: name }, type: ["map", "string"] }];
    return [name, { value: name === "access_url" ? "https://coder.test" : `sample-${name}`, type: "string" }];
  });
  return {
    version: 4,
    terraform_version: "1.11.0",
    serial: 1,
    lineage: layer.node.id,
    outputs: Object.fromEntries(outputs),
    resources: [],
  };
}
