import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { synthLayer } from "../support/synth";

class Network extends Construct {
  readonly vpc = new Vpc(this, "vpc:this", { cidrBlock: "10.0.0.0/16" });
  readonly group = new SecurityGroup(this, "sg:this", { name: "nodes", vpcId: this.vpc.id });
}

describe("addresses", () => {
  it("joins the ids from the layer to the element, without a hash", () => {
    const layer = synthLayer((stack) => {
      new Network(new Construct(stack, "outer"), "inner");
    });
    expect(layer.names("aws_vpc")).toEqual(["outer_inner_this"]);
  });

  it("leaves out the id Default", () => {
    const layer = synthLayer((stack) => {
      new Network(stack, "Default");
    });
    expect(layer.names("aws_vpc")).toEqual(["this"]);
  });

  it("drops what stands before a colon, so that siblings of different types share a name", () => {
    const layer = synthLayer((stack) => {
      new Network(stack, "main");
    });
    expect(layer.names("aws_security_group")).toEqual(["main_this"]);
    expect(layer.resource("aws_security_group", "main_this").vpc_id).toBe("${aws_vpc.main_this.id}");
  });

  it("turns every character that Terraform refuses into an underscore", () => {
    const layer = synthLayer((stack) => {
      new Vpc(stack, "us-east-2a.x", { cidrBlock: "10.0.0.0/16" });
    });
    expect(layer.names("aws_vpc")).toEqual(["us_east_2a_x"]);
  });

  it("refuses two elements with one address and names both constructs", () => {
    const build = () =>
      synthLayer((stack) => {
        new Vpc(new Construct(stack, "a"), "b_c", { cidrBlock: "10.0.0.0/16" });
        new Vpc(new Construct(stack, "a_b"), "c", { cidrBlock: "10.1.0.0/16" });
      });
    expect(build).toThrow(
      "hub-test: aws_vpc.a_b_c is made by hub-test/a/b_c and hub-test/a_b/c; give one another construct id",
    );
  });

  it("lets two types share a name", () => {
    const layer = synthLayer((stack) => {
      new Network(stack, "Default");
    });
    expect([layer.names("aws_vpc"), layer.names("aws_security_group")]).toEqual([["this"], ["this"]]);
  });
});
