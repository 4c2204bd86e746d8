import { describe, expect, it } from "vitest";
import { ServiceSecurityGroup } from "../../../src/modules/data/service-security-group";
import { synthLayer } from "../../support/synth";

describe("ServiceSecurityGroup", () => {
  const made = synthLayer((layer) => {
    new ServiceSecurityGroup(layer, "database", {
      vpcId: "vpc-1",
      name: "acme-database",
      description: "Aurora cluster acme",
      port: 5432,
      clients: [
        { cidr: "10.0.32.0/19", description: "One" },
        { cidr: "10.1.32.0/19", description: "Other" },
      ],
    });
  });

  it("has neither rules inside nor a way out", () => {
    expect(made.resource("aws_security_group", "database")).toEqual({
      name: "acme-database",
      description: "Aurora cluster acme",
      vpc_id: "vpc-1",
      tags: { Name: "acme-database" },
    });
    expect(made.names("aws_vpc_security_group_egress_rule")).toEqual([]);
  });

  it("admits the port from each network, under an address that does not depend on their order", () => {
    expect(made.names("aws_vpc_security_group_ingress_rule")).toEqual([
      "database_from_10_0_32_0_19",
      "database_from_10_1_32_0_19",
    ]);
    expect(made.resource("aws_vpc_security_group_ingress_rule", "database_from_10_1_32_0_19")).toEqual({
      security_group_id: "${aws_security_group.database.id}",
      description: "Other",
      ip_protocol: "tcp",
      from_port: 5432,
      to_port: 5432,
      cidr_ipv4: "10.1.32.0/19",
    });
  });
});
