import { describe, expect, it } from "vitest";
import { synthCluster } from "./support";

const nodes = "${aws_security_group.nodes.id}";
const controlPlane = "${aws_security_group.control_plane.id}";

describe("security groups", () => {
  const layer = synthCluster();
  const ingress = (name: string) => layer.resource("aws_vpc_security_group_ingress_rule", name);
  const egress = (name: string) => layer.resource("aws_vpc_security_group_egress_rule", name);

  it("S1-12: the nodes' group is on the nodes, and on the control plane is another", () => {
    expect(layer.resource("aws_launch_template", "system").vpc_security_group_ids).toEqual([nodes]);
    expect(layer.resource("aws_eks_cluster", "this").vpc_config).toMatchObject({
      security_group_ids: [controlPlane],
    });
  });

  it("tags one group only for discovery and for the cluster", () => {
    expect(layer.resource("aws_security_group", "nodes")).toMatchObject({
      name_prefix: "acme-nodes-",
      vpc_id: "vpc-1",
      tags: { Name: "acme-nodes", "karpenter.sh/discovery": "acme", "kubernetes.io/cluster/acme": "owned" },
    });
    expect(layer.resource("aws_security_group", "control_plane")).toMatchObject({
      name_prefix: "acme-control-plane-",
      vpc_id: "vpc-1",
      tags: { Name: "acme-control-plane" },
    });
  });

  it.each([443, 4443, 6443, 8443, 9443, 10250, 10251])(
    "admits the control plane to nodes on port %i",
    (port) => {
      expect(ingress(`nodes_from_control_plane_${port}`)).toMatchObject({
        security_group_id: nodes,
        referenced_security_group_id: controlPlane,
        ip_protocol: "tcp",
        from_port: port,
        to_port: port,
      });
    },
  );

  it("admits nodes to the API and to each other", () => {
    expect(ingress("control_plane_from_nodes")).toMatchObject({
      security_group_id: controlPlane,
      referenced_security_group_id: nodes,
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
    });
    expect(ingress("nodes_from_nodes")).toMatchObject({
      security_group_id: nodes,
      referenced_security_group_id: nodes,
      ip_protocol: "-1",
    });
  });

  it("lets nodes out, and the control plane to nodes", () => {
    expect(egress("nodes_to_anywhere")).toMatchObject({
      security_group_id: nodes,
      cidr_ipv4: "0.0.0.0/0",
      ip_protocol: "-1",
    });
    expect(egress("control_plane_to_nodes")).toMatchObject({
      security_group_id: controlPlane,
      referenced_security_group_id: nodes,
      ip_protocol: "-1",
    });
  });

  it("admits no address from outside by default", () => {
    expect(layer.names("aws_vpc_security_group_ingress_rule")).toHaveLength(9);
    for (const name of layer.names("aws_vpc_security_group_ingress_rule")) {
      expect(ingress(name)).not.toHaveProperty("cidr_ipv4");
    }
  });

  it("admits the relay between Coder replicas from each block of a peer, and nothing else from it", () => {
    const peered = synthCluster({
      peers: [
        { key: "euw2", cidrs: ["10.2.32.0/19", "10.2.64.0/19"] },
        { key: "usw2", cidrs: ["10.1.32.0/19"] },
      ],
    });
    const rules = peered
      .names("aws_vpc_security_group_ingress_rule")
      .filter((name) => /euw2|usw2/.test(name));
    expect(rules).toEqual(["nodes_from_euw2_1", "nodes_from_euw2_2", "nodes_from_usw2_1"]);
    expect(peered.resource("aws_vpc_security_group_ingress_rule", "nodes_from_euw2_2")).toMatchObject({
      security_group_id: nodes,
      cidr_ipv4: "10.2.64.0/19",
      ip_protocol: "tcp",
      from_port: 8080,
      to_port: 8080,
    });
  });

  it("lets a peer come and go without touching the nodes", () => {
    const peered = synthCluster({ peers: [{ key: "euw2", cidrs: ["10.2.32.0/19"] }] });
    expect(peered.resource("aws_eks_node_group", "system")).toEqual(
      layer.resource("aws_eks_node_group", "system"),
    );
  });
});
