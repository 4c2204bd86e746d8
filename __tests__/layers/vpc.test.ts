import { describe, expect, it } from "vitest";
import { vpcOutputs } from "../../src/layers/vpc";
import { layerFiles } from "../../src/terraform/layer-files";
import { inspect } from "../support/synth";
import { deploymentWith, hubVpc } from "./network-support";

describe("VpcLayer", () => {
  const deployment = deploymentWith();
  const layer = hubVpc(deployment);
  const { json, resource, hcl } = inspect(layer);

  it("publishes what it declares", () => {
    expect(Object.keys(json.output ?? {})).toEqual(Object.keys(vpcOutputs));
  });

  it("publishes route tables by zone, so that peering and endpoints find them", () => {
    expect(json.output?.database_route_table_ids?.value).toEqual({
      "us-east-2a": "${aws_route_table.database_us_east_2a.id}",
      "us-east-2b": "${aws_route_table.database_us_east_2b.id}",
      "us-east-2c": "${aws_route_table.database_us_east_2c.id}",
    });
    expect(json.output?.private_route_table_ids?.value).toHaveProperty("us-east-2c");
    expect(json.output?.intra_route_table_ids?.value).toHaveProperty("us-east-2c");
    expect(json.output?.public_route_table_id?.value).toBe("${aws_route_table.public.id}");
  });

  it("publishes subnets in the order of the plan", () => {
    expect(json.output?.private_subnet_ids?.value).toEqual(
      ["a", "b", "c"].map((zone) => `\${aws_subnet.private_us_east_2${zone}.id}`),
    );
    expect(json.output?.private_subnet_cidrs?.value).toEqual(
      ["a", "b", "c"].map((zone) => `\${aws_subnet.private_us_east_2${zone}.cidr_block}`),
    );
    expect(json.output?.availability_zones?.value).toEqual(["us-east-2a", "us-east-2b", "us-east-2c"]);
  });

  it("makes every subnet of the plan", () => {
    const planned = Object.values(deployment.hub.subnets.tiers).flat();
    const made = Object.values(json.resource?.aws_subnet ?? {});
    expect(made.map(({ cidr_block }) => cidr_block)).toEqual(planned.map(({ cidr }) => cidr));
  });

  it("S0-15: takes its addresses from the region's own plan, so that peered networks do not overlap", () => {
    expect(resource("aws_vpc", "this").cidr_block).toBe("10.0.0.0/16");
    const spoke = deployment.spokes.map(({ vpc }) => vpc.cidr);
    expect(spoke).toEqual(["10.2.0.0/16", "10.1.0.0/16"]);
  });

  it("tags the subnets for the cluster that the operator names", () => {
    expect(hcl).toContain('"kubernetes.io/cluster/${var.cluster_name}" = "shared"');
    expect(resource("aws_subnet", "private_us_east_2a").tags).toHaveProperty(
      ["karpenter.sh/discovery"],
      "${var.cluster_name}",
    );
    expect(json.variable?.cluster_name?.default).toBe("acme");
  });

  it("keeps the operator's cluster name a reference inside policies", () => {
    expect(hcl).not.toContain("$${");
  });

  it("takes the newest AMI at the first apply, or the operator's", () => {
    expect(json.variable?.nat_ami_id?.default).toBeNull();
    expect(resource("aws_launch_template", "nat_us_east_2a").image_id).toBe(
      "${coalesce(var.nat_ami_id, terraform_data.nat_ami.output.id)}",
    );
  });

  it("looks no AMI up when the deployment pins one, which the operator may still change", () => {
    const amiId = "ami-0123456789abcdef0";
    const pinned = inspect(hubVpc(deploymentWith({ nat: { kind: "fck-nat", amiId } })));
    expect(pinned.json.variable?.nat_ami_id?.default).toBe(amiId);
    expect(pinned.resource("aws_launch_template", "nat_us_east_2a").image_id).toBe("${var.nat_ami_id}");
    expect(pinned.json.data?.aws_ami).toBeUndefined();
  });

  it("sizes NAT instances by the number of workspaces", () => {
    expect(resource("aws_launch_template", "nat_us_east_2a").instance_type).toBe("c6gn.medium");
  });

  it("gives NAT instances the tags that default_tags do not reach", () => {
    expect(resource("aws_autoscaling_group", "nat_us_east_2a").tag).toEqual(
      Object.entries({
        Deployment: "acme",
        ManagedBy: "terraform",
        Layer: "hub-vpc",
        Name: "${var.cluster_name}-nat-us-east-2a",
      }).map(([key, value]) => ({ key, value, propagate_at_launch: false })),
    );
  });

  it("has no NAT input where there are no NAT instances", () => {
    const gateways = inspect(hubVpc(deploymentWith({ nat: { kind: "nat-gateway" } })));
    expect(gateways.json.variable).not.toHaveProperty("nat_ami_id");
    expect(gateways.json.output?.nat_public_ips?.value).toEqual(
      ["a", "b", "c"].map((zone) => `\${aws_eip.nat_us_east_2${zone}.public_ip}`),
    );
  });

  it("lets the operator choose how long flow logs are kept", () => {
    expect(json.variable?.flow_log_retention_days?.default).toBe(90);
    expect(resource("aws_cloudwatch_log_group", "flow_logs").retention_in_days).toBe(
      "${var.flow_log_retention_days}",
    );
    const off = inspect(hubVpc(deploymentWith({ flowLogRetentionDays: 0 })));
    expect(off.names("aws_flow_log")).toEqual([]);
    expect(off.json.variable).not.toHaveProperty("flow_log_retention_days");
  });

  it("spreads its blocks over files by subject", () => {
    expect([...layerFiles(layer).keys()].filter((file) => file.endsWith(".tf"))).toEqual(
      expect.arrayContaining(["main.tf", "data.tf", "routes.tf", "nat.tf", "endpoints.tf", "flow-logs.tf"]),
    );
  });
});
