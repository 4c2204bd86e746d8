/** Workspace templates: everything that other parts of the project, and your own toolchains and bases, need. */
import { catalogEntry, composeTemplate, type TemplateCatalogEntry, templateFolder } from "./compose";
import type { Pairing } from "./pairing";
import { documentedPairings } from "./pairings/documented";
import type { TemplateDeployment } from "./workspace";

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

/**
 * The template folders of a deployment: files by path below `infra/`.
 *
 * @param pairings what to compose; the documented four by default
 */
export function templateFiles(
  deployment: TemplateDeployment,
  pairings: readonly Pairing[] = documentedPairings(),
): Map<string, string> {
  const files = new Map<string, string>();
  for (const pairing of pairings) {
    const folder = templateFolder(deployment.name, pairing.name);
    for (const [path, content] of composeTemplate(pairing, deployment).files)
      files.set(`${folder}/${path}`, content);
  }
  return files;
}

/** The templates of a deployment as the `coder` layer makes `coderd_template` resources from them. */
export function templateCatalog(
  deployment: TemplateDeployment,
  pairings: readonly Pairing[] = documentedPairings(),
): readonly TemplateCatalogEntry[] {
  return pairings.map((pairing) => catalogEntry(composeTemplate(pairing, deployment), deployment.name));
}
