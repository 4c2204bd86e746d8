/** CPU architectures of EC2 instance types, as AMIs and Kubernetes name them apart: `x86_64` is Kubernetes' `amd64`. */
export type Architecture = "arm64" | "x86_64";

/** `<family><generation><attributes>.<size>`, e.g. `m7g.large`, `c7gn.medium`, `r8gd.4xlarge`. */
const pattern =
  /^(?<series>[a-z]+(?:-[a-z0-9]+)?)(?<generation>\d+)(?<attributes>[a-z-]*)\.(?<size>[a-z0-9-]+)$/;

/**
 * Architecture of an instance type by AWS's naming rule: the attribute `g` after the generation means AWS Graviton.
 * `a1` is the one Graviton family older than the rule. Undefined for what is not an instance type's name.
 * https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function architectureOf(instanceType: string): Architecture | undefined {
  const groups = pattern.exec(instanceType)?.groups;
  if (groups === undefined) return undefined;
  const isGraviton =
    groups.attributes?.startsWith("g") || (groups.series === "a" && groups.generation === "1");
  return isGraviton ? "arm64" : "x86_64";
}
