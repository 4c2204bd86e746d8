import type { Layer } from "../../../src/terraform/layer";

const account = "123456789012";

/** Values that references can have, by the end of their text. */
const samples: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/\boutputs\.(cluster_name)$/, () => "coderdemo"],
  [/\boutputs\.(cluster_endpoint)$/, () => "https://0123456789ABCDEF.gr7.us-east-2.eks.amazonaws.com"],
  [/\boutputs\.(vpc_id)$/, () => "vpc-0123456789abcdef0"],
  [/\boutputs\.(\w+_security_group_id)$/, () => "sg-0123456789abcdef0"],
  [/\boutputs\.(zone_id)$/, () => "Z0123456789ABCDEFGHIJ"],
  [/\boutputs\.(\w+)_role_arn$/, (name) => `arn:aws:iam::${account}:role/${name}`],
  [/\baws_iam_role\.(\w+)\.arn$/, (name) => `arn:aws:iam::${account}:role/${name}`],
  [/\boutputs\.(\w+_(role|queue)_name)$/, (name) => `coderdemo-${name}`],
  [/\bkubernetes_namespace_v1\.(\w+)\.metadata\[0\]\.name$/, (name) => name.replaceAll("_", "-")],
];

/** A sample in place of a reference: the default of a variable, else something of the right form, else any text. */
export function sampleValue(layer: Layer, reference: string): string {
  const variable = /^var\.(\w+)$/.exec(reference)?.[1];
  if (variable !== undefined) {
    const value = layer.inputs.get(variable)?.props.default;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      return String(value);
  }
  for (const [pattern, sample] of samples) {
    const name = pattern.exec(reference)?.[1];
    if (name !== undefined) return sample(name);
  }
  const [name = "value"] = /[A-Za-z_]\w*$/.exec(reference) ?? [];
  return `sample-${name.replaceAll("_", "-")}`;
}
