import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Route } from "@cdktf/provider-aws/lib/route";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
import { VpcPeeringConnectionAccepterA } from "@cdktf/provider-aws/lib/vpc-peering-connection-accepter";
import { VpcPeeringConnectionOptions } from "@cdktf/provider-aws/lib/vpc-peering-connection-options";
import { Construct } from "constructs";

/** One side of a peering. */
export interface PeeringSide {
  readonly vpcId: string;
  /** CIDR of the VPC: where the other side's routes lead. */
  readonly cidr: string;
  /**
   * Route tables that reach the other side, by the last part of the route's Terraform address, e.g.
   * `private_us_east_2a`.
   */
  readonly routeTableIds: ReadonlyMap<string, string>;
}

/** Props of {@link VpcPeering}. */
export interface VpcPeeringProps {
  /** Name tag of the connection. */
  readonly name: string;
  /** The side that asks, in the region of the default provider. */
  readonly requester: PeeringSide;
  /** The side that accepts. */
  readonly accepter: PeeringSide;
  /** First part of the Terraform names of each side's elements, e.g. `spoke` and `hub`. */
  readonly sideNames: { readonly requester: string; readonly accepter: string };
  /** AWS region of the accepting side. */
  readonly accepterRegion: string;
  /** Provider of the accepting side's region. */
  readonly accepterProvider: AwsProvider;
}

/**
 * A peering connection between VPCs of one account in two regions, accepted at once, with routes on both sides and
 * private answers to DNS names of the other side.
 * https://docs.aws.amazon.com/vpc/latest/peering/what-is-vpc-peering.html
 */
export class VpcPeering extends Construct {
  readonly connectionId: string;
  /** Status after acceptance, e.g. `active`. */
  readonly status: string;

  constructor(scope: Construct, id: string, props: VpcPeeringProps) {
    super(scope, id);
    const { requester, accepter, sideNames, accepterProvider } = props;
    // The same on both sides, because both carry the tags of the one connection.
    const tags = { Name: props.name };

    const connection = new VpcPeeringConnection(this, "connection:this", {
      vpcId: requester.vpcId,
      peerVpcId: accepter.vpcId,
      peerRegion: props.accepterRegion,
      autoAccept: false,
      tags,
    });
    const acceptance = new VpcPeeringConnectionAccepterA(this, "acceptance:this", {
      provider: accepterProvider,
      vpcPeeringConnectionId: connection.id,
      autoAccept: true,
      tags,
    });
    // Everything else waits for the acceptance: a pending connection takes neither options nor routes.
    this.connectionId = acceptance.id;
    this.status = acceptance.acceptStatus;

    const dns = { allowRemoteVpcDnsResolution: true };
    new VpcPeeringConnectionOptions(this, sideNames.requester, {
      vpcPeeringConnectionId: this.connectionId,
      requester: dns,
    });
    new VpcPeeringConnectionOptions(this, sideNames.accepter, {
      provider: accepterProvider,
      vpcPeeringConnectionId: this.connectionId,
      accepter: dns,
    });

    this.routes(sideNames.requester, requester, accepter.cidr);
    this.routes(sideNames.accepter, accepter, requester.cidr, accepterProvider);
  }

  private routes(sideName: string, side: PeeringSide, destination: string, provider?: AwsProvider): void {
    for (const [name, routeTableId] of side.routeTableIds) {
      new Route(this, `${sideName}_${name}`, {
        provider,
        routeTableId,
        destinationCidrBlock: destination,
        vpcPeeringConnectionId: this.connectionId,
      });
    }
  }
}
