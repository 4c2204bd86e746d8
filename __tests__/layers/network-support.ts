/** A hub and two spokes, one with a Coder server and one without, for the tests of the first layers. */
import { App } from "cdktf";
import type { DeploymentInput, RegionInput, VpcInput } from "../../src/config/deployment";
import { resolveDeployment } from "../../src/config/resolve";
import type { Deployment, Region } from "../../src/config/types";
import { VpcLayer } from "../../src/layers/vpc";
import { VpcPeeringLayer } from "../../src/layers/vpc-peering";

const spoke = (key: string, name: string, cidr: string, more: Partial<RegionInput> = {}): RegionInput => ({
  key,
  name,
  role: "spoke",
  vpc: { cidr },
  maxWorkspaces: 100,
  ...more,
});

/** The deployment, with other network settings of its hub or another state bucket. */
export function deploymentWith(vpc: Partial<VpcInput> = {}, state: Partial<DeploymentInput["state"]> = {}) {
  return resolveDeployment({
    name: "acme",
    domain: "acme.dev",
    state: { bucket: "acme-terraform-state", ...state },
    regions: [
      {
        key: "hub",
        name: "us-east-2",
        role: "hub",
        vpc: { cidr: "10.0.0.0/16", ...vpc },
        maxWorkspaces: 300,
      },
      spoke("usw2", "us-west-2", "10.1.0.0/16", { coderServer: true }),
      spoke("euw2", "eu-west-2", "10.2.0.0/16"),
    ],
  });
}

/** The region of that key. */
export function regionOf(deployment: Deployment, key: string): Region {
  const region = deployment.regions.find((candidate) => candidate.key === key);
  if (region === undefined) throw new Error(`no region ${key}`);
  return region;
}

/** The hub's VPC layer. */
export function hubVpc(deployment: Deployment, app = new App()): VpcLayer {
  return new VpcLayer(app, { site: { deployment, region: deployment.hub }, region: deployment.hub });
}

/** A spoke's peering layer. */
export function peeringOf(deployment: Deployment, key: string): VpcPeeringLayer {
  const app = new App();
  const region = regionOf(deployment, key);
  const site = { deployment, region };
  return new VpcPeeringLayer(app, {
    site,
    region,
    hub: deployment.hub,
    hubVpc: hubVpc(deployment, app),
    vpc: new VpcLayer(app, { site, region }),
  });
}
