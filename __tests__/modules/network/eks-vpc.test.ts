import { describe, expect, it } from "vitest";
import { EksVpc } from "../../../src/modules/network/eks-vpc";
import { synthLayer } from "../../support/synth";
import { synthVpc, twoSubnets } from "./support";

describe("EksVpc", () => {
  const vpc = synthVpc();

  it("answers DNS inside the VPC, as EKS needs", () => {
    expect(vpc.resource("aws_vpc", "this")).toEqual({
      cidr_block: "10.0.0.0/16",
      enable_dns_support: true,
      enable_dns_hostnames: true,
      tags: { Name: "acme" },
    });
  });

  it("leaves the default security group without rules", () => {
    expect(vpc.resource("aws_default_security_group", "this")).toEqual({
      vpc_id: "${aws_vpc.this.id}",
      tags: { Name: "acme-default-unused" },
    });
  });

  it("tags public subnets for internet-facing load balancers", () => {
    expect(vpc.resource("aws_subnet", "public_us_east_2a")).toEqual({
      vpc_id: "${aws_vpc.this.id}",
      cidr_block: "10.0.0.0/24",
      availability_zone: "us-east-2a",
      tags: {
        Name: "acme-public-us-east-2a",
        "kubernetes.io/role/elb": "1",
        "kubernetes.io/cluster/acme": "shared",
      },
    });
  });

  it("tags private subnets for internal load balancers and for Karpenter", () => {
    expect(vpc.resource("aws_subnet", "private_us_east_2b").tags).toEqual({
      Name: "acme-private-us-east-2b",
      "kubernetes.io/role/internal-elb": "1",
      "kubernetes.io/cluster/acme": "shared",
      "karpenter.sh/discovery": "acme",
    });
  });

  it.each(["intra", "database"])("gives %s subnets no tag that a controller would find", (tier) => {
    expect(vpc.resource("aws_subnet", `${tier}_us_east_2a`).tags).toEqual({
      Name: `acme-${tier}-us-east-2a`,
    });
  });

  it("gives no subnet public addresses by itself", () => {
    expect(vpc.hcl).not.toContain("map_public_ip_on_launch");
  });

  it("has one public route table, and one per zone in the other tiers", () => {
    expect(vpc.names("aws_route_table")).toEqual([
      "public",
      "private_us_east_2a",
      "private_us_east_2b",
      "intra_us_east_2a",
      "intra_us_east_2b",
      "database_us_east_2a",
      "database_us_east_2b",
    ]);
  });

  it("sends only public subnets to the internet gateway", () => {
    expect(vpc.names("aws_route")).toEqual(["public_internet"]);
    expect(vpc.resource("aws_route", "public_internet")).toEqual({
      route_table_id: "${aws_route_table.public.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.this.id}",
    });
  });

  it("makes no NAT where none is asked for", () => {
    expect(vpc.names("aws_nat_gateway")).toEqual([]);
    expect(vpc.names("aws_autoscaling_group")).toEqual([]);
  });

  it("routes each private zone to its own NAT, and nothing of the intra and database tiers", () => {
    const { resource, names } = synthVpc({ nat: { kind: "nat-gateway" } });
    expect(names("aws_route")).toEqual([
      "public_internet",
      "private_us_east_2a_internet",
      "private_us_east_2b_internet",
    ]);
    expect(resource("aws_route", "private_us_east_2b_internet")).toEqual({
      route_table_id: "${aws_route_table.private_us_east_2b.id}",
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: "${aws_nat_gateway.nat_us_east_2b.id}",
    });
  });

  it("routes every private zone to the one NAT of the VPC", () => {
    const { resource } = synthVpc({ nat: { kind: "nat-gateway", perZone: false } });
    for (const zone of ["us_east_2a", "us_east_2b"]) {
      expect(resource("aws_route", `private_${zone}_internet`).nat_gateway_id).toBe(
        "${aws_nat_gateway.nat_us_east_2a.id}",
      );
    }
  });

  it("routes to the network interface that stays, not to an instance", () => {
    const { resource } = synthVpc({ nat: { kind: "fck-nat", instanceType: "t4g.nano" } });
    expect(resource("aws_route", "private_us_east_2a_internet")).toEqual({
      route_table_id: "${aws_route_table.private_us_east_2a.id}",
      destination_cidr_block: "0.0.0.0/0",
      network_interface_id: "${aws_network_interface.nat_us_east_2a.id}",
    });
  });

  it("keeps a zone's second private subnet on the zone's route table", () => {
    const second = { id: "us_east_2a_2", zone: "us-east-2a", cidr: "10.0.12.0/24" };
    const { resource, names } = synthVpc({ privateSubnets: [...twoSubnets(10), second] });
    expect(resource("aws_route_table_association", "private_us_east_2a_2")).toEqual({
      subnet_id: "${aws_subnet.private_us_east_2a_2.id}",
      route_table_id: "${aws_route_table.private_us_east_2a.id}",
    });
    expect(names("aws_route_table")).not.toContain("private_us_east_2a_2");
  });

  it("writes flow logs for 90 days unless told otherwise", () => {
    expect(vpc.resource("aws_cloudwatch_log_group", "flow_logs").retention_in_days).toBe(90);
    const longer = synthVpc({ flowLogRetentionDays: 365 });
    expect(longer.resource("aws_cloudwatch_log_group", "flow_logs").retention_in_days).toBe(365);
  });

  it("writes no flow logs where they are turned off", () => {
    const { names } = synthVpc({ flowLogs: false });
    expect(names("aws_flow_log")).toEqual([]);
    expect(names("aws_kms_key")).toEqual([]);
  });

  it("passes the instance tags to NAT instances", () => {
    const { resource } = synthVpc({
      nat: { kind: "fck-nat", instanceType: "t4g.nano" },
      instanceTags: { Deployment: "acme" },
    });
    expect(resource("aws_launch_template", "nat_us_east_2a").tag_specifications).toContainEqual({
      resource_type: "volume",
      tags: { Deployment: "acme", Name: "acme-nat-us-east-2a" },
    });
  });

  it("names only fixed public addresses", () => {
    const ips: Record<string, readonly string[]> = {};
    synthLayer((layer) => {
      const shared = {
        clusterName: "acme",
        region: "us-east-2",
        cidr: "10.0.0.0/16",
        publicSubnets: twoSubnets(0),
        privateSubnets: twoSubnets(10),
        intraSubnets: twoSubnets(20),
        databaseSubnets: twoSubnets(30),
      };
      const fckNat = new EksVpc(layer, "one", {
        ...shared,
        nat: { kind: "fck-nat", instanceType: "t4g.nano" },
      });
      const gateways = new EksVpc(layer, "two", { ...shared, nat: { kind: "nat-gateway" } });
      ips.fckNat = fckNat.natPublicIps;
      ips.gateways = gateways.natPublicIps;
    });
    expect(ips.fckNat).toEqual([]);
    expect(ips.gateways).toHaveLength(2);
  });
});
