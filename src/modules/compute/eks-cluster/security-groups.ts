import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import type { ClusterRef } from "./cluster-ref";

/** A peered network whose Coder replicas reach the Coder pods here. */
export interface PeerNetwork {
  /** Short name, e.g. `usw2`: part of the rules' addresses. */
  readonly key: string;
  /** Blocks of its nodes and pods. */
  readonly cidrs: readonly string[];
}

/** What the security groups are made from. */
export interface ClusterSecurityGroupsProps extends ClusterRef {
  readonly vpcId: string;
  /**
   * Peered networks that may reach port 8080 of pods: the relay between Coder replicas.
   * @default []
   */
  readonly peers?: readonly PeerNetwork[];
}

/**
 * What the API server calls on nodes and pods, by port. Webhooks answer on their pod's own port:
 * https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html
 */
const controlPlanePorts: readonly (readonly [number, string])[] = [
  [443, "Aggregated APIs and webhooks on the HTTPS port"],
  [4443, "metrics-server"],
  [6443, "Webhooks and aggregated APIs on 6443"],
  [8443, "Webhooks of Karpenter and others on 8443"],
  [9443, "Webhook of AWS Load Balancer Controller"],
  [10250, "kubelet, and webhooks of cert-manager"],
  [10251, "metrics-server as an EKS add-on"],
];

/** Port of coderd inside its pods: relays traffic between replicas. */
const coderPort = 8080;

/** The two security groups of a cluster, with the rules between them. */
export class ClusterSecurityGroups extends Construct {
  /** Of the control plane's network interfaces. */
  readonly controlPlaneId: string;
  /** Of nodes and pods: the only group on a node. */
  readonly nodesId: string;
  /** The rules without which a node cannot join the cluster or its pods reach DNS. */
  readonly rulesToJoin: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClusterSecurityGroupsProps) {
    super(scope, id);
    const controlPlane = new SecurityGroup(this, "control_plane", {
      namePrefix: `${props.clusterName}-control-plane-`,
      description: `Control plane of ${props.clusterName}`,
      vpcId: props.vpcId,
      tags: { Name: `${props.clusterName}-control-plane` },
      lifecycle: { createBeforeDestroy: true },
    });
    const nodes = new SecurityGroup(this, "nodes", {
      namePrefix: `${props.clusterName}-nodes-`,
      description: `Nodes and pods of ${props.clusterName}`,
      vpcId: props.vpcId,
      tags: {
        Name: `${props.clusterName}-nodes`,
        "karpenter.sh/discovery": props.clusterName,
        [`kubernetes.io/cluster/${props.clusterName}`]: "owned",
      },
      lifecycle: { createBeforeDestroy: true },
    });
    explain(
      nodes,
      "The only group on a node. AWS Load Balancer Controller wants exactly one group with the cluster's tag on a\nnetwork interface, and Karpenter finds its nodes' group by the discovery tag.",
    );
    this.controlPlaneId = controlPlane.id;
    this.nodesId = nodes.id;

    this.rulesToJoin = [this.nodesToControlPlane(), this.nodesFromNodes(), this.nodesToAnywhere()];
    this.controlPlaneToNodes();
    this.peersToNodes(props.peers ?? []);
  }

  private nodesToControlPlane(): ITerraformDependable {
    return new VpcSecurityGroupIngressRule(this, "control_plane_from_nodes", {
      securityGroupId: this.controlPlaneId,
      description: "Kubernetes API for nodes and pods",
      referencedSecurityGroupId: this.nodesId,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
    });
  }

  private nodesFromNodes(): ITerraformDependable {
    const rule = new VpcSecurityGroupIngressRule(this, "nodes_from_nodes", {
      securityGroupId: this.nodesId,
      description: "Pods to pods, DNS included",
      referencedSecurityGroupId: this.nodesId,
      ipProtocol: "-1",
    });
    explain(rule, "Kubernetes lets every pod reach every other: network policies narrow it.");
    return rule;
  }

  private nodesToAnywhere(): ITerraformDependable {
    return new VpcSecurityGroupEgressRule(this, "nodes_to_anywhere", {
      securityGroupId: this.nodesId,
      description: "Images, AWS APIs, and what workspaces reach",
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "-1",
    });
  }

  private controlPlaneToNodes(): void {
    new VpcSecurityGroupEgressRule(this, "control_plane_to_nodes", {
      securityGroupId: this.controlPlaneId,
      description: "kubelet, webhooks and aggregated APIs",
      referencedSecurityGroupId: this.nodesId,
      ipProtocol: "-1",
    });
    for (const [port, description] of controlPlanePorts) {
      new VpcSecurityGroupIngressRule(this, `nodes_from_control_plane_${port}`, {
        securityGroupId: this.nodesId,
        description,
        referencedSecurityGroupId: this.controlPlaneId,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
      });
    }
  }

  private peersToNodes(peers: readonly PeerNetwork[]): void {
    for (const { key, cidrs } of peers) {
      for (const [index, cidr] of cidrs.entries()) {
        new VpcSecurityGroupIngressRule(this, `nodes_from_${key}_${index + 1}`, {
          securityGroupId: this.nodesId,
          description: `Relay between Coder replicas, from ${key}`,
          cidrIpv4: cidr,
          ipProtocol: "tcp",
          fromPort: coderPort,
          toPort: coderPort,
        });
      }
    }
  }
}
