import { describe, expect, it } from "vitest";
import type { NatChoice } from "../../../src/modules/network/eks-vpc";
import { documentOf } from "../../support/documents";
import { synthVpc } from "./support";

const nat = (options: Partial<Extract<NatChoice, { kind: "fck-nat" }>> = {}) =>
  synthVpc({ nat: { kind: "fck-nat", instanceType: "c7gn.medium", ...options } });

describe("FckNat", () => {
  const byZone = nat();
  const template = byZone.resource("aws_launch_template", "nat_us_east_2a");

  it("looks up arm64 AMIs of fck-nat's publisher by a strict name", () => {
    expect(byZone.data("aws_ami", "nat")).toEqual({
      owners: ["568608671756"],
      most_recent: true,
      filter: [
        { name: "name", values: ["fck-nat-al2023-hvm-*"] },
        { name: "architecture", values: ["arm64"] },
        { name: "root-device-type", values: ["ebs"] },
        { name: "virtualization-type", values: ["hvm"] },
      ],
    });
  });

  it("keeps the AMI of the first apply when a newer one is published", () => {
    expect(byZone.resource("terraform_data", "nat_ami")).toEqual({
      input: { id: "${data.aws_ami.nat.id}" },
      lifecycle: { ignore_changes: ["input"] },
    });
    expect(template.image_id).toBe("${terraform_data.nat_ami.output.id}");
    expect(byZone.hcl).toContain("# terraform apply -replace=terraform_data.nat_ami\n");
  });

  it("lets an operator's AMI go before the newest one", () => {
    const { resource } = nat({ amiOverride: "${var.nat_ami_id}" });
    expect(resource("aws_launch_template", "nat_us_east_2a").image_id).toContain("coalesce(");
  });

  it("looks nothing up for a pinned AMI", () => {
    const { json, names, resource } = nat({ amiId: "ami-0123456789abcdef0" });
    expect(resource("aws_launch_template", "nat_us_east_2b").image_id).toBe("ami-0123456789abcdef0");
    expect(json.data?.aws_ami).toBeUndefined();
    expect(names("terraform_data")).toEqual([]);
  });

  it("has one instance per zone, each in its zone's public subnet", () => {
    expect(byZone.names("aws_autoscaling_group")).toEqual(["nat_us_east_2a", "nat_us_east_2b"]);
    expect(byZone.resource("aws_autoscaling_group", "nat_us_east_2b")).toEqual({
      name: "acme-nat-us-east-2b",
      min_size: 1,
      max_size: 1,
      desired_capacity: 1,
      vpc_zone_identifier: ["${aws_subnet.public_us_east_2b.id}"],
      health_check_type: "EC2",
      launch_template: {
        id: "${aws_launch_template.nat_us_east_2b.id}",
        version: "${aws_launch_template.nat_us_east_2b.latest_version}",
      },
      instance_refresh: { strategy: "Rolling", preferences: { min_healthy_percentage: 0 } },
      tag: [{ key: "Name", value: "acme-nat-us-east-2b", propagate_at_launch: false }],
      depends_on: ["aws_route.public_internet", "aws_iam_role_policy.nat"],
    });
  });

  it("has one instance in the first zone where one is enough", () => {
    const { names } = nat({ perZone: false });
    expect(names("aws_autoscaling_group")).toEqual(["nat_us_east_2a"]);
    expect(names("aws_network_interface")).toEqual(["nat_us_east_2a"]);
  });

  it("forwards traffic of others through an interface that outlives the instance", () => {
    expect(byZone.resource("aws_network_interface", "nat_us_east_2a")).toEqual({
      description: "Route target of the private subnets in us-east-2a",
      subnet_id: "${aws_subnet.public_us_east_2a.id}",
      security_groups: ["${aws_security_group.nat.id}"],
      source_dest_check: false,
      tags: { Name: "acme-nat-us-east-2a" },
    });
  });

  it("requires IMDSv2 with one hop", () => {
    expect(template.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
    });
  });

  it("encrypts the root volume", () => {
    expect(template.block_device_mappings).toEqual([
      {
        device_name: "/dev/xvda",
        ebs: { volume_type: "gp3", volume_size: 8, encrypted: "true", delete_on_termination: "true" },
      },
    ]);
  });

  it("gives the instance's own interface a public address", () => {
    expect(template.network_interfaces).toEqual([
      {
        device_index: 0,
        associate_public_ip_address: "true",
        delete_on_termination: "true",
        security_groups: ["${aws_security_group.nat.id}"],
      },
    ]);
    expect(template.instance_type).toBe("c7gn.medium");
  });

  it("starts fck-nat with its interface, again and again until its rule is there", () => {
    expect(byZone.hcl).toContain(`  user_data = base64encode(
    <<-EOT
      #!/bin/bash
      echo "eni_id=\${aws_network_interface.nat_us_east_2a.id}" > /etc/fck-nat.conf
`);
    expect(byZone.hcl).toContain(`
      until systemctl restart fck-nat && iptables -t nat -S POSTROUTING | grep -q MASQUERADE; do
        sleep 5
      done
    EOT
  )
`);
  });

  it("tags interface, instance and launched interfaces alike, because the role is bound to that tag", () => {
    const specifications = template.tag_specifications as { resource_type: string; tags: { Name: string } }[];
    expect(specifications.map(({ resource_type, tags }) => [resource_type, tags.Name])).toEqual([
      ["instance", "acme-nat-us-east-2a"],
      ["network-interface", "acme-nat-us-east-2a"],
      ["volume", "acme-nat-us-east-2a"],
    ]);
    expect(documentOf(byZone.resource("aws_iam_role_policy", "nat").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["ec2:AttachNetworkInterface", "ec2:ModifyNetworkInterfaceAttribute"],
          Resource: ["instance", "network-interface"].map(
            (type) =>
              `arn:\${data.aws_partition.current.partition}:ec2:us-east-2:\${data.aws_caller_identity.current.account_id}:${type}/*`,
          ),
          Condition: {
            StringEquals: { "ec2:ResourceTag/Name": ["acme-nat-us-east-2a", "acme-nat-us-east-2b"] },
          },
        },
      ],
    });
  });

  it("lets EC2 assume the role, under a name that is free in other regions", () => {
    const role = byZone.resource("aws_iam_role", "nat");
    expect(role.name).toBe("acme-nat-us-east-2");
    expect(documentOf(role.assume_role_policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "ec2.${data.aws_partition.current.dns_suffix}" },
          Action: "sts:AssumeRole",
        },
      ],
    });
    expect(byZone.resource("aws_iam_instance_profile", "nat")).toEqual({
      name: "acme-nat-us-east-2",
      role: "${aws_iam_role.nat.name}",
    });
  });

  it("takes traffic from private subnets only", () => {
    const rules = byZone.names("aws_vpc_security_group_ingress_rule");
    expect(rules).toEqual(["nat_us_east_2a", "nat_us_east_2b"]);
    expect(
      rules.map((name) => byZone.resource("aws_vpc_security_group_ingress_rule", name).cidr_ipv4),
    ).toEqual(["10.0.10.0/24", "10.0.11.0/24"]);
    expect(byZone.resource("aws_vpc_security_group_egress_rule", "nat_internet")).toMatchObject({
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "-1",
    });
  });
});
