/** The layers of a deployment, in the order in which they are applied. */
import type { App } from "cdktf";
import type { Deployment } from "../config/types";
import { templateCatalog } from "../templates/of-deployment";
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

/** Builds every layer of the deployment. No layer reads a later one. */
export function buildLayers(app: App, deployment: Deployment): Layer[] {
  const site = (region: Deployment["hub"]) => ({ deployment, region });
  const layers: Layer[] = [];
  const add = <L extends Layer>(layer: L): L => {
    layers.push(layer as unknown as Layer);
    return layer;
  };

  add(new TerraformBackendLayer(app, { site: site(deployment.hub) }));
  const hubVpc = add(new VpcLayer(app, { site: site(deployment.hub), region: deployment.hub }));
  const hubEks = add(new EksLayer(app, { site: site(deployment.hub), region: deployment.hub, vpc: hubVpc }));
  const hubRds = add(new RdsLayer(app, { site: site(deployment.hub), deployment, vpc: hubVpc }));
  const hubRedis = add(new RedisLayer(app, { site: site(deployment.hub), deployment, vpc: hubVpc }));
  const ecr = add(new EcrLayer(app, { site: site(deployment.hub), deployment }));
  const hubAcm = add(new AcmLayer(app, { site: site(deployment.hub), deployment, region: deployment.hub }));
  const hubAddOns = { deployment, region: deployment.hub, vpc: hubVpc, eks: hubEks, acm: hubAcm };
  const addOnsOfHub = addOns(app, hubAddOns);
  for (const layer of Object.values(addOnsOfHub)) add(layer);
  const hubCluster = { ...hubAddOns, ...addOnsOfHub, site: site(deployment.hub) };
  const hubServer = add(new CoderServerLayer(app, { ...hubCluster, rds: hubRds }));
  const templates = templateCatalog({ ...deployment, region: deployment.hub.name });
  const coder = add(new CoderLayer(app, { ...hubCluster, coderServer: hubServer, templates }));
  add(new CoderWsLayer(app, { ...hubCluster, coder, coderServer: hubServer, ecr }));
  const hubRoute53 = { site: site(deployment.hub), region: deployment.hub, acm: hubAcm };
  add(new Route53Layer(app, { ...hubRoute53, after: [hubServer as unknown as Layer] }));
  if (deployment.coder.modelGateway === "litellm") {
    add(new LitellmLayer(app, { ...hubCluster, rds: hubRds, redis: hubRedis, coderServer: hubServer }));
  }

  let domainValidatedBy = hubAcm.validatesDomain ? hubAcm : undefined;
  for (const spoke of deployment.spokes) {
    const vpc = add(new VpcLayer(app, { site: site(spoke), region: spoke }));
    add(new VpcPeeringLayer(app, { site: site(spoke), region: spoke, hub: deployment.hub, hubVpc, vpc }));
    const eks = add(new EksLayer(app, { site: site(spoke), region: spoke, vpc }));
    const acm = add(
      new AcmLayer(app, { site: site(spoke), deployment, region: spoke, hub: hubAcm, domainValidatedBy }),
    );
    if (acm.validatesDomain) domainValidatedBy = acm;
    const spokeAddOns = addOns(app, { deployment, region: spoke, vpc, eks, acm });
    for (const layer of Object.values(spokeAddOns)) add(layer);
    const cluster = { ...spokeAddOns, site: site(spoke), deployment, region: spoke, eks, acm };
    const coderServer = spoke.coderServer
      ? add(new CoderServerLayer(app, { ...cluster, rds: hubRds, hub: hubServer }))
      : undefined;
    const coderProxy = add(new CoderProxyLayer(app, { ...cluster, coder }));
    add(new CoderWsLayer(app, { ...cluster, coder, ...(coderServer ? { coderServer } : {}) }));
    const services = [...(coderServer ? [coderServer] : []), coderProxy];
    const after = services.map((layer) => layer as unknown as Layer);
    add(new Route53Layer(app, { site: site(spoke), region: spoke, acm, after }));
  }
  return layers;
}
