import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { describe, expect, it } from "vitest";
import { VpcPeering } from "../../../src/modules/network/vpc-peering";
import { synthLayer } from "../../support/synth";

describe("VpcPeering", () => {
  const { resource, names, hcl } = synthLayer((layer) => {
    new VpcPeering(layer, "Default", {
      name: "spoke-to-hub",
      requester: { vpcId: "vpc-s", cidr: "10.1.0.0/16", routeTableIds: new Map([["private_a", "rtb-s"]]) },
      accepter: {
        vpcId: "vpc-h",
        cidr: "10.0.0.0/16",
        routeTableIds: new Map([
          ["private_a", "rtb-h"],
          ["database_a", "rtb-d"],
        ]),
      },
      sideNames: { requester: "spoke", accepter: "hub" },
      accepterRegion: "us-east-2",
      accepterProvider: new AwsProvider(layer, "aws_hub", { alias: "hub", region: "us-east-2" }),
    });
  });

  it("asks in one region and accepts in the other, with equal tags", () => {
    expect(resource("aws_vpc_peering_connection", "this")).toEqual({
      vpc_id: "vpc-s",
      peer_vpc_id: "vpc-h",
      peer_region: "us-east-2",
      auto_accept: false,
      tags: { Name: "spoke-to-hub" },
    });
    expect(resource("aws_vpc_peering_connection_accepter", "this")).toEqual({
      provider: "aws.hub",
      vpc_peering_connection_id: "${aws_vpc_peering_connection.this.id}",
      auto_accept: true,
      tags: { Name: "spoke-to-hub" },
    });
  });

  it("answers DNS names of the other side privately, after acceptance", () => {
    const connection = "${aws_vpc_peering_connection_accepter.this.id}";
    expect(resource("aws_vpc_peering_connection_options", "spoke")).toEqual({
      vpc_peering_connection_id: connection,
      requester: { allow_remote_vpc_dns_resolution: true },
    });
    expect(resource("aws_vpc_peering_connection_options", "hub")).toEqual({
      provider: "aws.hub",
      vpc_peering_connection_id: connection,
      accepter: { allow_remote_vpc_dns_resolution: true },
    });
  });

  it("makes a route to the other VPC in every table given, and in no other", () => {
    expect(names("aws_route")).toEqual(["spoke_private_a", "hub_private_a", "hub_database_a"]);
    expect(resource("aws_route", "spoke_private_a")).toEqual({
      route_table_id: "rtb-s",
      destination_cidr_block: "10.0.0.0/16",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.this.id}",
    });
    expect(resource("aws_route", "hub_database_a")).toEqual({
      provider: "aws.hub",
      route_table_id: "rtb-d",
      destination_cidr_block: "10.1.0.0/16",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.this.id}",
    });
  });

  it("leaves security groups to the layers that own them", () => {
    expect(hcl).not.toContain("security_group");
  });
});
