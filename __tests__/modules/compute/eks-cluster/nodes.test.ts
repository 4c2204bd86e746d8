import { describe, expect, it } from "vitest";
import { awsPolicy, synthCluster } from "./support";

describe("system nodes", () => {
  const layer = synthCluster();
  const group = layer.resource("aws_eks_node_group", "system");
  const template = layer.resource("aws_launch_template", "system");

  it("S0-07: start with as many nodes as the add-ons need, so that they are scheduled without a hand", () => {
    expect(group.scaling_config).toEqual({ min_size: 2, max_size: 4, desired_size: 2 });
    expect(group.subnet_ids).toEqual(["subnet-private-a", "subnet-private-b"]);
  });

  it("S0-07: refuse fewer than two nodes", () => {
    expect(() => synthCluster({ systemMinSize: 1 })).toThrow(
      "minSize: 1; expected at least 2: add-ons with two replicas need two nodes to be scheduled",
    );
  });

  it("grow to the asked size", () => {
    const larger = synthCluster({ systemMinSize: 3, systemMaxSize: 9 }).resource(
      "aws_eks_node_group",
      "system",
    );
    expect(larger.scaling_config).toEqual({ min_size: 3, max_size: 9, desired_size: 3 });
  });

  it.each([
    ["arm64", ["m7g.large"], "AL2023_ARM_64_STANDARD"],
    ["x86_64", ["m7i.large", "m6i.large"], "AL2023_x86_64_STANDARD"],
  ] as const)("run the %s image on %j", (systemArchitecture, systemInstanceTypes, amiType) => {
    const made = synthCluster({ systemArchitecture, systemInstanceTypes }).resource(
      "aws_eks_node_group",
      "system",
    );
    expect(made).toMatchObject({ ami_type: amiType, instance_types: [...systemInstanceTypes] });
  });

  it("follow the control plane's version, one node at a time, on demand", () => {
    expect(group).toMatchObject({
      cluster_name: "${aws_eks_cluster.this.name}",
      version: "${aws_eks_cluster.this.version}",
      capacity_type: "ON_DEMAND",
      update_config: { max_unavailable: 1 },
    });
  });

  it("carry the documented label, and the taint that add-ons tolerate", () => {
    expect(group.labels).toEqual({ "node.amazonaws.io/managed-by": "asg" });
    expect(group.taint).toEqual([{ key: "CriticalAddonsOnly", value: "true", effect: "NO_SCHEDULE" }]);
  });

  it("leave their number to whoever scales them, and are replaced only after the new ones are ready", () => {
    expect(group.lifecycle).toEqual({
      create_before_destroy: true,
      ignore_changes: ["scaling_config[0].desired_size"],
    });
    expect(group.node_group_name_prefix).toBe("system-");
  });

  it("use the template's newest version", () => {
    expect(group.launch_template).toEqual({
      id: "${aws_launch_template.system.id}",
      version: "${aws_launch_template.system.latest_version}",
    });
    expect(template.update_default_version).toBe(true);
  });

  it("answer instance metadata to IMDSv2 and one hop only", () => {
    expect(template.metadata_options).toEqual({
      http_endpoint: "enabled",
      http_tokens: "required",
      http_put_response_hop_limit: 1,
      instance_metadata_tags: "disabled",
    });
  });

  it("have an encrypted gp3 root volume of the asked size", () => {
    const mapping = (size: number) => [
      {
        device_name: "/dev/xvda",
        ebs: { volume_type: "gp3", volume_size: size, encrypted: "true", delete_on_termination: "true" },
      },
    ];
    expect(template.block_device_mappings).toEqual(mapping(50));
    const larger = synthCluster({ systemDiskGiB: 200 }).resource("aws_launch_template", "system");
    expect(larger.block_device_mappings).toEqual(mapping(200));
  });

  it("tag what the provider's default tags do not reach", () => {
    const tags = { Deployment: "acme", Name: "acme-system" };
    expect(template.tag_specifications).toEqual([
      { resource_type: "instance", tags },
      { resource_type: "volume", tags },
      { resource_type: "network-interface", tags },
    ]);
  });

  it("have a role without the CNI's rights", () => {
    expect(layer.resource("aws_iam_role", "system_nodes").name).toBe("acme-system-nodes");
    expect(layer.trust("system_nodes").Statement).toEqual([
      { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
    ]);
    expect(layer.policiesOf("system_nodes")).toEqual([
      awsPolicy("AmazonEKSWorkerNodePolicy"),
      awsPolicy("AmazonEC2ContainerRegistryPullOnly"),
      awsPolicy("AmazonSSMManagedInstanceCore"),
    ]);
  });

  it("come after network add-ons, the rules to join, and their role's rights", () => {
    expect(group.depends_on).toEqual([
      "aws_eks_addon.vpc_cni",
      "aws_eks_addon.kube_proxy",
      "aws_eks_addon.eks_pod_identity_agent",
      "aws_vpc_security_group_ingress_rule.control_plane_from_nodes",
      "aws_vpc_security_group_ingress_rule.nodes_from_nodes",
      "aws_vpc_security_group_egress_rule.nodes_to_anywhere",
      "aws_iam_role_policy_attachment.system_nodes_worker",
      "aws_iam_role_policy_attachment.system_nodes_image_pull",
      "aws_iam_role_policy_attachment.system_nodes_session_manager",
    ]);
  });
});
