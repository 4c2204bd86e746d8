import { describe, expect, it } from "vitest";
import { vpcPeeringOutputs } from "../../src/layers/vpc-peering";
import { inspect } from "../support/synth";
import { deploymentWith, peeringOf } from "./network-support";

describe("VpcPeeringLayer", () => {
  const deployment = deploymentWith();
  const withServer = peeringOf(deployment, "usw2");
  const { json, resource, names } = inspect(withServer);

  it("reads both VPCs and nothing by hand", () => {
    expect([...withServer.reads.keys()]).toEqual(["vpc", "hub_vpc"]);
    expect(resource("aws_vpc_peering_connection", "this")).toMatchObject({
      vpc_id: "${data.terraform_remote_state.vpc.outputs.vpc_id}",
      peer_vpc_id: "${data.terraform_remote_state.hub_vpc.outputs.vpc_id}",
      peer_region: "${var.hub_region}",
    });
  });

  it("has a provider for either region", () => {
    const providers = json.provider?.aws as unknown as { alias?: string; region: string }[];
    expect(providers.map(({ alias, region }) => [alias, region])).toEqual([
      [undefined, "${var.cluster_region}"],
      ["hub", "${var.hub_region}"],
    ]);
    expect(json.variable?.hub_region?.default).toBe("us-east-2");
  });

  it("routes the nodes of both sides to each other, and the hub's databases back to a Coder server", () => {
    expect(names("aws_route")).toEqual([
      "spoke_private_us_west_2a",
      "spoke_private_us_west_2b",
      "spoke_private_us_west_2c",
      "hub_private_us_east_2a",
      "hub_private_us_east_2b",
      "hub_private_us_east_2c",
      "hub_database_us_east_2a",
      "hub_database_us_east_2b",
      "hub_database_us_east_2c",
    ]);
    expect(resource("aws_route", "hub_database_us_east_2b")).toEqual({
      provider: "aws.hub",
      route_table_id: '${data.terraform_remote_state.hub_vpc.outputs.database_route_table_ids["us-east-2b"]}',
      destination_cidr_block: "${data.terraform_remote_state.vpc.outputs.vpc_cidr}",
      vpc_peering_connection_id: "${aws_vpc_peering_connection_accepter.this.id}",
    });
  });

  it("S0-15: peers a spoke without a Coder server too, but not with the databases", () => {
    const proxyOnly = inspect(peeringOf(deployment, "euw2"));
    expect(proxyOnly.names("aws_route")).toEqual([
      "spoke_private_eu_west_2a",
      "spoke_private_eu_west_2b",
      "spoke_private_eu_west_2c",
      "hub_private_us_east_2a",
      "hub_private_us_east_2b",
      "hub_private_us_east_2c",
    ]);
  });

  it("carries the same tags on both sides", () => {
    const { tags } = resource("aws_vpc_peering_connection", "this");
    expect(tags).toEqual({ Name: "acme-usw2-to-acme" });
    expect(resource("aws_vpc_peering_connection_accepter", "this").tags).toEqual(tags);
  });

  it("publishes what it declares", () => {
    expect(Object.keys(json.output ?? {})).toEqual(Object.keys(vpcPeeringOutputs));
    expect(json.output?.peering_status?.value).toBe(
      "${aws_vpc_peering_connection_accepter.this.accept_status}",
    );
  });
});
