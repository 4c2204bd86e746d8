/** Every toolchain on every base with every profile: what is accepted and on which machine, what is refused and why. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  acceptLarger,
  type Base,
  type ComputeProfile,
  composeTemplate,
  computeProfiles,
  datasci,
  defaultLifecycle,
  ec2AmazonLinuxBase,
  ec2GpuBase,
  ec2LinuxBase,
  ec2WindowsBase,
  kubernetesBase,
  type Pairing,
  PairingError,
  swdev,
  type Toolchain,
  windev,
} from "../../src/templates";
import { resolvePairing } from "../../src/templates/resolve-pairing";
import { testDeployment } from "../support/template";

const toolchains: readonly Toolchain[] = [swdev, datasci, windev];
const bases: Readonly<Record<string, Base>> = {
  k8s: kubernetesBase(),
  "ec2-ubuntu-22": ec2LinuxBase("ubuntu-22.04"),
  "ec2-ubuntu-24": ec2LinuxBase("ubuntu-24.04"),
  "ec2-al2023": ec2AmazonLinuxBase(),
  "ec2-windows-dcv": ec2WindowsBase("dcv"),
  "ec2-windows-web-rdp": ec2WindowsBase("web-rdp"),
  "ec2-gpu": ec2GpuBase(),
};
const profiles: readonly ComputeProfile[] = Object.values(computeProfiles);

function pairing(toolchain: Toolchain, base: Base, offered: Pairing["profiles"], isGpu: boolean): Pairing {
  const first = offered[0];
  return {
    name: "pair",
    displayName: "Pair",
    description: "A pair",
    icon: "/icon/code.svg",
    tags: [],
    toolchain,
    base,
    ...(isGpu ? { capabilities: { "gpu-support": true } } : {}),
    profiles: offered,
    defaultProfile: first ? ("accept" in first ? first.profile.name : first.name) : "",
    access: { use: [], admin: [] },
    lifecycle: defaultLifecycle,
    provisionerTags: {},
  };
}

/** What becomes of one combination. A GPU profile asks for gpu-support where the toolchain can use it. */
function outcome(toolchain: Toolchain, base: Base, profile: ComputeProfile): string {
  const isGpu = profile.gpu !== undefined && toolchain.optional.includes("gpu-support");
  try {
    const resolved = resolvePairing(pairing(toolchain, base, [profile], isGpu));
    return `accepted: ${resolved.profiles[0]?.machine.description}`;
  } catch (error) {
    if (error instanceof PairingError)
      return error.problems.map((problem) => `refused: ${problem}`).join("\n  ");
    throw error;
  }
}

describe("every toolchain × base × profile", () => {
  it("S1-18, S1-20: is accepted or refused as committed", async () => {
    const lines = toolchains.flatMap((toolchain) =>
      Object.entries(bases).flatMap(([name, base]) =>
        profiles.map(
          (profile) =>
            `${toolchain.name} × ${name} × ${profile.name}\n  ${outcome(toolchain, base, profile)}\n`,
        ),
      ),
    );
    expect(lines).toHaveLength(toolchains.length * Object.keys(bases).length * profiles.length);
    await expect(lines.join("")).toMatchFileSnapshot(join(__dirname, "golden", "pairs.txt"));
  });

  const accepted = toolchains.flatMap((toolchain) =>
    Object.entries(bases).flatMap(([name, base]) => {
      const offered = profiles.filter((profile) => outcome(toolchain, base, profile).startsWith("accepted"));
      return offered.length === 0 ? [] : [{ toolchain, name, base, offered }];
    }),
  );

  it.each(accepted)(
    "$toolchain.name × $name gives the committed HCL",
    async ({ toolchain, name, base, offered }) => {
      const isGpu = offered.every((profile) => profile.gpu !== undefined);
      const all = isGpu ? [...offered, acceptLarger(computeProfiles["datasci-xlarge"])] : offered;
      const { files, contentHash } = composeTemplate(pairing(toolchain, base, all, isGpu), testDeployment);
      const hcl = [...files]
        .filter(([path]) => path.endsWith(".tf") && path !== "versions.tf" && path !== "outputs.tf")
        .map(([path, content]) => `# ${path}\n${content}`)
        .join("\n")
        // Changes with every script; what is in the scripts is compared under infra/.
        .replaceAll(contentHash, "(content hash)");
      await expect(hcl).toMatchFileSnapshot(join(__dirname, "golden", `${toolchain.name}-${name}.tf`));
    },
  );
});
