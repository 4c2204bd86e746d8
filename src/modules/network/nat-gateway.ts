import { Eip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Construct } from "constructs";
import { type NatPlacement, natZones } from "./nat";
import { zoneId } from "./subnet-tier";

/** Props of {@link NatGateways}. */
export interface NatGatewaysProps extends NatPlacement {
  /** Prefix of every name, e.g. `coderdemo-nat`. */
  readonly name: string;
  /**
   * One gateway per zone, or one for the VPC.
   * @default true
   */
  readonly perZone?: boolean;
}

/** AWS NAT gateways with an Elastic IP each. */
export class NatGateways extends Construct {
  /** Gateway of each zone that has one. */
  readonly targets: ReadonlyMap<string, { readonly natGatewayId: string }>;
  /** Elastic IPs, in the order of the zones. */
  readonly publicIps: readonly string[];

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    const { name, publicTier, internetRoute } = props;
    const gateways = natZones(publicTier.zones, props.perZone ?? true).map((zone) => {
      const tags = { Name: `${name}-${zone}` };
      const address = new Eip(this, `address:${zoneId(zone)}`, { domain: "vpc", tags });
      const gateway = new NatGateway(this, zoneId(zone), {
        allocationId: address.id,
        subnetId: publicTier.subnetOf(zone),
        tags,
        dependsOn: [internetRoute],
      });
      return { zone, address, gateway };
    });
    this.targets = new Map(gateways.map(({ zone, gateway }) => [zone, { natGatewayId: gateway.id }]));
    this.publicIps = gateways.map(({ address }) => address.publicIp);
  }
}
