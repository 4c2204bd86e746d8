import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

/** A network whose clients are let in. */
export interface ClientNetwork {
  /** IPv4 block. */
  readonly cidr: string;
  /** Whose network it is, for the description of its rule. */
  readonly description: string;
}

/** Props of {@link ServiceSecurityGroup}. */
export interface ServiceSecurityGroupProps {
  readonly vpcId: string;
  /** Name of the group, unique in its VPC. */
  readonly name: string;
  /** What stands behind it. AWS cannot change it: a new one replaces the group. */
  readonly description: string;
  /** TCP port that clients reach. */
  readonly port: number;
  /** Exactly who may reach it. */
  readonly clients: readonly ClientNetwork[];
}

/**
 * A security group that admits one TCP port from exactly the given networks and lets nothing out. By network and not by
 * group, because a group cannot be named across a peering between regions.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export class ServiceSecurityGroup extends Construct {
  readonly groupId: string;

  constructor(scope: Construct, id: string, props: ServiceSecurityGroupProps) {
    super(scope, id);
    const { vpcId, name, description, port, clients } = props;
    const group = new SecurityGroup(this, "Default", { name, description, vpcId, tags: { Name: name } });
    for (const client of clients) {
      new VpcSecurityGroupIngressRule(this, `from_${client.cidr.replaceAll(/[./]/g, "_")}`, {
        securityGroupId: group.id,
        description: client.description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: client.cidr,
      });
    }
    this.groupId = group.id;
  }
}
