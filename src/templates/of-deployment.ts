/** The workspace templates of a deployment: their files, and what the `coder` layer needs to know of them. */
import { catalogEntry, composeTemplate, type TemplateCatalogEntry, templateFolder } from "./compose";
import type { Pairing } from "./pairing";
import { pairingsOf } from "./pairings/by-deployment";
import type { TemplateDeployment } from "./workspace";

/** The workspace templates of a deployment. */
export interface DeploymentTemplates {
  /** Their folders: files by path below `infra/`. */
  readonly files: ReadonlyMap<string, string>;
  /** What the `coder` layer makes `coderd_template` resources from. */
  readonly catalog: readonly TemplateCatalogEntry[];
}

/**
 * Composes the templates of a deployment.
 *
 * @param pairings what to compose; those of pairings/by-deployment.ts by default
 */
export function composeTemplates(
  deployment: TemplateDeployment,
  pairings: readonly Pairing[] = pairingsOf(deployment.name),
): DeploymentTemplates {
  const templates = pairings.map((pairing) => ({ pairing, template: composeTemplate(pairing, deployment) }));
  return {
    files: new Map(
      templates.flatMap(({ pairing, template }) =>
        [...template.files].map(([path, content]): [string, string] => [
          `${templateFolder(deployment.name, pairing.name)}/${path}`,
          content,
        ]),
      ),
    ),
    catalog: templates.map(({ template }) => catalogEntry(template, deployment.name)),
  };
}
