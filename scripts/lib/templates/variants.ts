import { podDocs } from "../../../examples/own-template/pairing";
import {
  acceptLarger,
  type Base,
  composeTemplate,
  computeProfiles,
  datasci,
  defaultLifecycle,
  documentedPairings,
  ec2AmazonLinuxBase,
  ec2GpuBase,
  ec2LinuxBase,
  ec2WindowsBase,
  kubernetesBase,
  type Pairing,
  swdev,
  type Toolchain,
  windev,
} from "../../../src/templates";

/** A composed template with a name for the report. */
export interface Variant {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
}

const deployment = { name: "test", region: "us-east-2", tags: { Deployment: "test" } };

/** The documented templates. */
export function documentedTemplates(): readonly Variant[] {
  return documentedPairings().map((pairing) => ({
    name: pairing.name,
    files: composeTemplate(pairing, deployment).files,
  }));
}

type Choice = Pick<Pairing, "toolchain" | "base" | "capabilities" | "profiles">;

/** Toolchains without needs of their own, so that every value of every capability can be tried on a base. */
function undemanding<T extends Toolchain>(toolchain: T): T {
  return { ...toolchain, requires: {}, optional: ["gpu-support", "artifact-cache", "gui-vnc", "gui-rdp"] };
}

/** Every other pair, and every value of every capability on every base. */
export function otherTemplates(): readonly Variant[] {
  const small = [computeProfiles["sw-dev-small"]];
  const gpu = [computeProfiles["datasci-large"], acceptLarger(computeProfiles["datasci-xlarge"])];
  const pairs: Readonly<Record<string, Choice>> = {
    "swdev × ec2-linux": { toolchain: swdev, base: ec2LinuxBase("ubuntu-24.04"), profiles: small },
    "swdev × ec2-al2023": { toolchain: swdev, base: ec2AmazonLinuxBase(), profiles: small },
    "datasci × k8s": {
      toolchain: datasci,
      base: kubernetesBase(),
      profiles: [computeProfiles["datasci-standard"]],
    },
    "datasci × ec2-gpu": {
      toolchain: datasci,
      base: ec2GpuBase(),
      capabilities: { "gpu-support": true },
      profiles: gpu,
    },
    "windev × web-rdp": { toolchain: windev, base: ec2WindowsBase("web-rdp"), profiles: small },
    ...capabilityVariants("k8s", undemanding(swdev), kubernetesBase(), small),
    ...capabilityVariants("ec2-linux", undemanding(swdev), ec2LinuxBase(), small),
    ...capabilityVariants("ec2-windows", undemanding(windev), ec2WindowsBase(), small),
  };
  const own = { name: "examples/own-template", files: composeTemplate(podDocs, deployment).files };
  const others = Object.entries(pairs).map(([name, choice]) => ({
    name,
    files: composeTemplate(
      {
        name: "variant",
        displayName: "Variant",
        description: "A variant",
        icon: "/icon/code.svg",
        tags: [],
        access: { use: [], admin: [] },
        lifecycle: defaultLifecycle,
        provisionerTags: {},
        defaultProfile: nameOf(choice.profiles[0]),
        ...choice,
      },
      deployment,
    ).files,
  }));
  return [own, ...others];
}

function nameOf(entry: Pairing["profiles"][number] | undefined): string {
  if (entry === undefined) return "";
  return "accept" in entry ? entry.profile.name : entry.name;
}

/** One template for every value of every capability that the base offers, the others at their defaults. */
function capabilityVariants(
  name: string,
  toolchain: Toolchain,
  base: Base,
  profiles: Pairing["profiles"],
): Record<string, Choice> {
  const values = Object.entries(base.supports).flatMap(([capability, offered]) =>
    offered.map((value) => [capability, value] as const),
  );
  // A switch that is on by default is tried off; where a toolchain turns one on, that is the pair itself.
  return Object.fromEntries(
    values.map(([capability, value]) => [
      `${name}, ${capability} ${value}`,
      { toolchain, base, capabilities: { [capability]: value }, profiles },
    ]),
  );
}
