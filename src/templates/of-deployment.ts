/** The workspace templates of a deployment: their files, and what the `coder` layer needs to know of them. */
import { catalogEntry, composeTemplate, type TemplateCatalogEntry, templateFolder } from "./compose";
import type { Pairing } from "./pairing";
import { pairingsOf } from "./pairings/by-deployment";
import type { TemplateDeployment } from "./workspace";

/**
 * The template folders of a deployment: files by path below `infra/`.
 *
 * @param pairings what to compose; those of pairings/by-deployment.ts by default
 */
export function templateFiles(
  deployment: TemplateDeployment,
  pairings: readonly Pairing[] = pairingsOf(deployment.name),
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
  pairings: readonly Pairing[] = pairingsOf(deployment.name),
): readonly TemplateCatalogEntry[] {
  return pairings.map((pairing) => catalogEntry(composeTemplate(pairing, deployment), deployment.name));
}
