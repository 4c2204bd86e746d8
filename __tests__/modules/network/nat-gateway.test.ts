import { describe, expect, it } from "vitest";
import { synthVpc } from "./support";

describe("NatGateways", () => {
  const byZone = synthVpc({ nat: { kind: "nat-gateway" } });

  it("puts one gateway into every zone, with an Elastic IP", () => {
    expect(byZone.names("aws_nat_gateway")).toEqual(["nat_us_east_2a", "nat_us_east_2b"]);
    expect(byZone.resource("aws_nat_gateway", "nat_us_east_2b")).toEqual({
      allocation_id: "${aws_eip.nat_us_east_2b.id}",
      subnet_id: "${aws_subnet.public_us_east_2b.id}",
      tags: { Name: "acme-nat-us-east-2b" },
      depends_on: ["aws_route.public_internet"],
    });
  });

  it("asks for addresses in a way that AWS provider 5 and 6 accept", () => {
    expect(byZone.resource("aws_eip", "nat_us_east_2a")).toEqual({
      domain: "vpc",
      tags: { Name: "acme-nat-us-east-2a" },
    });
  });

  it("puts one gateway into the first zone where one is enough", () => {
    const { names } = synthVpc({ nat: { kind: "nat-gateway", perZone: false } });
    expect(names("aws_nat_gateway")).toEqual(["nat_us_east_2a"]);
    expect(names("aws_eip")).toEqual(["nat_us_east_2a"]);
  });
});
