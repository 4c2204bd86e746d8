import { describe, expect, it } from "vitest";
import { synthVpc, twoSubnets } from "./support";

describe("VpcEndpoints", () => {
  const none = synthVpc();

  it("sends the S3 traffic of private subnets, and of no other tier, through a gateway endpoint", () => {
    expect(none.resource("aws_vpc_endpoint", "s3")).toEqual({
      vpc_id: "${aws_vpc.this.id}",
      service_name: "com.amazonaws.us-east-2.s3",
      vpc_endpoint_type: "Gateway",
      route_table_ids: [
        "${aws_route_table.private_us_east_2a.id}",
        "${aws_route_table.private_us_east_2b.id}",
      ],
      tags: { Name: "acme-s3" },
    });
  });

  it("makes no interface endpoint and no security group unless asked", () => {
    expect(none.names("aws_vpc_endpoint")).toEqual(["s3"]);
    expect(none.names("aws_security_group")).toEqual([]);
  });

  it("puts an interface endpoint into one subnet of every zone, with private DNS", () => {
    const second = { id: "us_east_2a_2", zone: "us-east-2a", cidr: "10.0.12.0/24" };
    const { resource } = synthVpc({
      interfaceEndpoints: ["ecr.api", "sts"],
      privateSubnets: [...twoSubnets(10), second],
    });
    expect(resource("aws_vpc_endpoint", "ecr_api")).toEqual({
      vpc_id: "${aws_vpc.this.id}",
      service_name: "com.amazonaws.us-east-2.ecr.api",
      vpc_endpoint_type: "Interface",
      subnet_ids: ["${aws_subnet.private_us_east_2a.id}", "${aws_subnet.private_us_east_2b.id}"],
      security_group_ids: ["${aws_security_group.endpoints.id}"],
      private_dns_enabled: true,
      tags: { Name: "acme-ecr.api" },
    });
    expect(resource("aws_vpc_endpoint", "sts").service_name).toBe("com.amazonaws.us-east-2.sts");
  });

  it("admits HTTPS from inside the VPC only", () => {
    const { resource, names } = synthVpc({ interfaceEndpoints: ["sts"] });
    expect(names("aws_vpc_security_group_ingress_rule")).toEqual(["endpoints_https"]);
    expect(resource("aws_vpc_security_group_ingress_rule", "endpoints_https")).toMatchObject({
      security_group_id: "${aws_security_group.endpoints.id}",
      cidr_ipv4: "10.0.0.0/16",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
    expect(names("aws_vpc_security_group_egress_rule")).toEqual([]);
  });
});
