/** The layers of a deployment, in the order in which they are applied. */
import type { App } from "cdktf";
import type { Deployment, Region } from "../config/types";
import type { TemplateCatalogEntry } from "../templates/compose";
import type { Layer } from "../terraform/layer";
import { AcmLayer } from "./acm";
import { addOns } from "./add-ons";
import { CoderLayer } from "./coder";
import { CoderProxyLayer } from "./coder-proxy";
import { CoderServerLayer } from "./coder-server";
import { CoderWsLayer } from "./coder-ws";
import { EcrLayer } from "./ecr";
import { EksLayer } from "./eks";
import { LitellmLayer } from "./litellm";
import { RdsLayer } from "./rds";
import { RedisLayer } from "./redis";
import { Route53Layer } from "./route53";
import { TerraformBackendLayer } from "./terraform-backend";
import { VpcLayer } from "./vpc";
import { VpcPeeringLayer } from "./vpc-peering";

/**
 * Builds every layer of the deployment. No layer reads a later one.
 *
 * @param templates the workspace templates that the `coder` layer publishes
 */
export function buildLayers(
  app: App,
  deployment: Deployment,
  templates: readonly TemplateCatalogEntry[],
): Layer[] {
  const layers = new OrderedLayers();
  const hub = buildHub(app, deployment, templates, layers);
  for (const spoke of deployment.spokes) buildSpoke(app, deployment, spoke, hub, layers);
  return layers.inOrder;
}

/** Collects the layers in the order in which they are made. */
class OrderedLayers {
  readonly inOrder: Layer[] = [];

  add<L extends Layer>(layer: L): L {
    this.inOrder.push(layer);
    return layer;
  }
}

/** The layers of the hub that spokes read. */
type HubLayers = ReturnType<typeof buildHub>;

function buildHub(
  app: App,
  deployment: Deployment,
  templates: readonly TemplateCatalogEntry[],
  layers: OrderedLayers,
) {
  const region = deployment.hub;
  const site = { deployment, region };
  layers.add(new TerraformBackendLayer(app, { site }));
  const vpc = layers.add(new VpcLayer(app, { site, region }));
  const eks = layers.add(new EksLayer(app, { site, region, vpc }));
  const rds = layers.add(new RdsLayer(app, { site, deployment, vpc }));
  const redis = layers.add(new RedisLayer(app, { site, deployment, vpc }));
  const ecr = layers.add(new EcrLayer(app, { site, deployment }));
  const acm = layers.add(new AcmLayer(app, { site, deployment, region }));

  const cluster = clusterWithAddOns(app, { deployment, region, vpc, eks, acm }, layers);
  const coderServer = layers.add(new CoderServerLayer(app, { ...cluster, rds }));
  const coder = layers.add(new CoderLayer(app, { ...cluster, coderServer, templates }));
  layers.add(new CoderWsLayer(app, { ...cluster, coder, coderServer, ecr }));
  layers.add(new Route53Layer(app, { site, region, acm, after: [coderServer] }));
  if (deployment.coder.modelGateway === "litellm") {
    layers.add(new LitellmLayer(app, { ...cluster, rds, redis, coderServer }));
  }
  return { vpc, rds, acm, coderServer, coder, domainValidatedBy: acm.validatesDomain ? acm : undefined };
}

function buildSpoke(
  app: App,
  deployment: Deployment,
  region: Region,
  hub: HubLayers,
  layers: OrderedLayers,
): void {
  const site = { deployment, region };
  const vpc = layers.add(new VpcLayer(app, { site, region }));
  const peering = layers.add(
    new VpcPeeringLayer(app, { site, region, hub: deployment.hub, hubVpc: hub.vpc, vpc }),
  );
  const eks = layers.add(new EksLayer(app, { site, region, vpc }));
  const acm = layers.add(
    new AcmLayer(app, { site, deployment, region, hub: hub.acm, domainValidatedBy: hub.domainValidatedBy }),
  );
  // Where the hub brings a certificate of its own, the first spoke that needs the domain's record makes it.
  if (acm.validatesDomain) hub.domainValidatedBy = acm;

  const cluster = clusterWithAddOns(app, { deployment, region, vpc, eks, acm }, layers);
  const { coder } = hub;
  const coderServer = region.coderServer
    ? layers.add(new CoderServerLayer(app, { ...cluster, rds: hub.rds, hub: hub.coderServer }))
    : undefined;
  // Its servers reach the hub's database over the peering.
  coderServer?.after(peering);
  const coderProxy = layers.add(new CoderProxyLayer(app, { ...cluster, coder }));
  layers.add(new CoderWsLayer(app, { ...cluster, coder, ...(coderServer ? { coderServer } : {}) }));
  const after = [...(coderServer ? [coderServer] : []), coderProxy];
  layers.add(new Route53Layer(app, { site, region, acm, after }));
}

/** A region's cluster with its add-ons: what the layers of Coder stand on. */
function clusterWithAddOns(app: App, props: Parameters<typeof addOns>[1], layers: OrderedLayers) {
  const { deployment, region } = props;
  const made = addOns(app, props);
  for (const layer of Object.values(made)) layers.add(layer);
  return { ...props, ...made, site: { deployment, region } };
}
