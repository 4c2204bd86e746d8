import type { App } from "cdktf";
import type { Region } from "../config/types";
import { zoneId } from "../modules/network/subnet-tier";
import { VpcPeering } from "../modules/network/vpc-peering";
import { Layer } from "../terraform/layer";
import { output, type RemoteMap } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import type { VpcLayer } from "./vpc";

/** What later layers read from a peering layer. */
export const vpcPeeringOutputs = {
  peering_connection_id: output.string("Id of the peering connection."),
  peering_status: output.string("Status of the peering connection once the hub has accepted it."),
};

/** Props of {@link VpcPeeringLayer}. */
export interface VpcPeeringLayerProps {
  readonly site: Site;
  /** The spoke. */
  readonly region: Region;
  readonly hub: Region;
  readonly hubVpc: VpcLayer;
  /** The spoke's VPC. */
  readonly vpc: VpcLayer;
}

/**
 * Connects a spoke with the hub. The spoke's layer owns both sides, so that a new spoke changes nothing in the hub's
 * layers.
 */
export class VpcPeeringLayer extends Layer<typeof vpcPeeringOutputs> {
  constructor(app: App, { site, region, hub, hubVpc, vpc }: VpcPeeringLayerProps) {
    super(app, {
      site,
      name: "vpc-peering",
      summary: `VPC peering of ${region.name} with the hub in ${hub.name}, and the routes of both sides.`,
      source: "src/layers/vpc-peering.ts",
      outputs: vpcPeeringOutputs,
    });
    const hubRegion = this.variable("hub_region", {
      type: "string",
      description: "AWS region of the hub.",
      default: hub.name,
      validation: {
        condition: `var.hub_region == "${hub.name}"`,
        errorMessage: `This layer is generated for the hub in ${hub.name}.`,
      },
    });
    const hubProvider = this.addAwsProvider({ region: hubRegion.reference, alias: "hub" });
    const spokeNetwork = this.read(vpc);
    const hubNetwork = this.read(hubVpc);

    const peering = new VpcPeering(this, "Default", {
      name: `${region.clusterName}-to-${hub.clusterName}`,
      requester: {
        vpcId: spokeNetwork.vpc_id,
        cidr: spokeNetwork.vpc_cidr,
        routeTableIds: tables("private", region, spokeNetwork.private_route_table_ids),
      },
      accepter: {
        vpcId: hubNetwork.vpc_id,
        cidr: hubNetwork.vpc_cidr,
        routeTableIds: new Map([
          ...tables("private", hub, hubNetwork.private_route_table_ids),
          // A Coder server works on the hub's database; a workspace proxy has none.
          ...(region.coderServer ? tables("database", hub, hubNetwork.database_route_table_ids) : []),
        ]),
      },
      sideNames: { requester: "spoke", accepter: "hub" },
      accepterRegion: hubRegion.reference,
      accepterProvider: hubProvider,
    });

    this.readme.push({ title: "Routes", body: routesSection(region) });
    this.publish({ peering_connection_id: peering.connectionId, peering_status: peering.status });
  }
}

/** The route tables of a tier by the last part of the route's address, e.g. `private_us_east_2a`. */
function tables(tier: string, region: Region, byZone: RemoteMap): Map<string, string> {
  return new Map(region.vpc.zones.map((zone) => [`${tier}_${zoneId(zone)}`, byZone.get(zone)]));
}

function routesSection(region: Region): string {
  const database = region.coderServer
    ? "The hub's database tables lead here as well, because the Coder server of this region works on the hub's database."
    : "The hub's database tables do not lead here, because no Coder server of this region works on the hub's database.";
  return [
    "The private route tables (nodes and pods) of both VPCs lead to the other VPC's whole CIDR, so that a new subnet needs no new route.",
    database,
    "Public and intra tables have no such route. Security groups decide who may connect; they belong to the layers that own what they protect.",
    "This layer owns the routes of both sides: another spoke changes nothing in the hub's layers. Peering is not transitive: spokes do not reach each other through the hub.",
  ].join("\n");
}
