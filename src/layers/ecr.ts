import type { App } from "cdktf";
import type { Deployment } from "../config/types";
import { Ecr } from "../modules/data/ecr";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { resourceName } from "./resource-name";

/** What later layers read from the ecr layer. */
export const ecrOutputs = {
  registry: output.string("Host of the registry, e.g. for docker login."),
  repository_urls: output.map("URL of every repository of the hub's region, by name."),
  repository_arns: output.map("ARN of every repository of the hub's region, by name."),
};

/** Props of {@link EcrLayer}. */
export interface EcrLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
}

/** The image registry of the hub's region, with copies in the spokes' regions where asked for. */
export class EcrLayer extends Layer<typeof ecrOutputs> {
  constructor(app: App, { site, deployment }: EcrLayerProps) {
    const { hub, spokes, ecr } = deployment;
    super(app, {
      site,
      name: "ecr",
      summary: `Amazon ECR in ${hub.name}: repositories for workspace and tool images, with immutable tags, scan on push and old images deleted.`,
      source: "src/layers/ecr.ts",
      outputs: ecrOutputs,
    });
    const replicas = ecr.replicateToSpokes ? spokes : [];
    const registry = new Ecr(this, "Default", {
      name: resourceName(this, deployment, "Prefix of the names of the encryption keys."),
      region: hub.name,
      repositories: ecr.repositories,
      keepImages: ecr.keepImages,
      pullAccounts: ecr.pullAccounts,
      replicas: replicas.map(({ key, name }) => ({
        region: name,
        provider: this.addAwsProvider({ region: name, alias: key }),
      })),
    });
    const repositories = [...registry.repositories];
    this.publish({
      registry: registry.host,
      repository_urls: Object.fromEntries(
        repositories.map(([name, { repositoryUrl }]) => [name, repositoryUrl]),
      ),
      repository_arns: Object.fromEntries(repositories.map(([name, { arn }]) => [name, arn])),
    });
  }
}
