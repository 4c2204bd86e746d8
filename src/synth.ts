/** From a deployment to everything that is written for it: the CDKTF app, its layers in order, and the files. */
import { App } from "cdktf";
import type { DeploymentInput } from "./config/deployment";
import { resolveDeployment } from "./config/resolve";
import type { Deployment } from "./config/types";
import { buildLayers } from "./layers";
import { composeTemplates, type DeploymentTemplates } from "./templates/of-deployment";
import { withoutCreationStacks } from "./terraform/creation-stacks";
import { deploymentFiles } from "./terraform/deployment-files";
import type { Layer } from "./terraform/layer";

/** A deployment with its layers, ready to be rendered. */
export interface Synthesis {
  readonly deployment: Deployment;
  readonly app: App;
  /** The layers in the order in which they are applied. */
  readonly layers: readonly Layer[];
  readonly templates: DeploymentTemplates;
}

/**
 * Validates a deployment and builds its layers. Writes nothing.
 *
 * @throws ConfigurationError naming everything that is wrong with the deployment
 */
export function synthesize(input: DeploymentInput, today: Date = new Date()): Synthesis {
  return buildDeployment(resolveDeployment(input, { today }));
}

/** Builds the templates and layers of a deployment that was already validated. */
export function buildDeployment(deployment: Deployment): Synthesis {
  return withoutCreationStacks(() => {
    const app = new App();
    const templates = composeTemplates({ ...deployment, region: deployment.hub.name });
    return { deployment, app, layers: buildLayers(app, deployment, templates.catalog), templates };
  });
}

/** The files of a deployment by path below `infra/`. */
export function renderDeployment({ deployment, layers, templates }: Synthesis): Map<string, string> {
  return withoutCreationStacks(() => {
    for (const layer of layers) layer.runAllValidations();
    return new Map([...deploymentFiles(deployment.name, layers), ...templates.files]);
  });
}
