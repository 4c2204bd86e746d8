/** Everything that own toolchains, bases and pairings need. */

export { baseVersions, linuxTools, windowsTools } from "../workspace-tool-versions";
export { type Base, defineBase, type Machine } from "./base";
export { provisionerActions } from "./bases/ec2/prerequisites";
export { ec2GpuBase } from "./bases/ec2-gpu";
export { ec2AmazonLinuxBase, ec2LinuxBase } from "./bases/ec2-linux";
export { ec2WindowsBase } from "./bases/ec2-windows";
export { kubernetesBase, provisionerRules } from "./bases/kubernetes";
export {
  type ComposedTemplate,
  composeTemplate,
  type TemplateCatalogEntry,
  type TemplateInput,
} from "./compose";
export { type ComputeProfile, computeProfiles, withoutGpu } from "./contract/compute-profile";
export { acceptLarger, definePairing, type Pairing } from "./pairing";
export { defaultLifecycle, documentedPairings, karpenterWorkspaceNodes } from "./pairings/documented";
export { PairingError } from "./resolve-pairing";
export { scriptFile } from "./script-file";
export { defineToolchain, type Toolchain } from "./toolchain";
export { datasci } from "./toolchains/datasci";
export { swdev } from "./toolchains/swdev";
export { windev } from "./toolchains/windev";
export type { TemplateDeployment, Workspace } from "./workspace";
