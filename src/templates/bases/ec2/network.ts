import { DataAwsSubnet } from "@cdktf/provider-aws/lib/data-aws-subnet";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import {
  VpcSecurityGroupEgressRule,
  type VpcSecurityGroupEgressRuleConfig,
} from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { Token } from "cdktf";
import { explain, placeInFile } from "../../../terraform/annotations";
import type { Workspace } from "../../workspace";
import { coderCidrInput, coderPort } from "../coder-access";

/** Where an instance stands: expressions. */
export interface Ec2Network {
  readonly subnetId: string;
  readonly zone: string;
  readonly securityGroupId: string;
}

const file = "network.tf";

/** A security group that lets nothing in, and out what the workspace's network-egress says. */
export function addEc2Network(workspace: Workspace): Ec2Network {
  const subnetId = workspace.input("subnet_id", {
    type: "string",
    description: "Private subnet of the workspaces, with a way to Coder.",
  });
  const mode = workspace.pairing.capabilities["network-egress"];
  const subnet = new DataAwsSubnet(workspace.scope, "subnet:workspace", { id: subnetId });
  placeInFile(subnet, file);
  const group = new SecurityGroup(workspace.scope, "security_group:workspace", {
    name: "coder-${data.coder_workspace.me.id}",
    description: `Coder workspace: nothing in, ${mode} out`,
    vpcId: "${data.aws_subnet.workspace.vpc_id}",
    tags: { Name: workspaceName, ...workspace.pairing.overrides?.labels },
    lifecycle: { ignoreChanges: ["vpc_id"] },
  });
  explain(group, "Coder reaches the workspace through its agent, which dials out: no port is open.");
  placeInFile(group, file);

  const rule = (name: string, config: Omit<VpcSecurityGroupEgressRuleConfig, "securityGroupId">): void => {
    const made = new VpcSecurityGroupEgressRule(workspace.scope, `egress:${name}`, {
      securityGroupId: "${aws_security_group.workspace.id}",
      ...config,
    });
    placeInFile(made, file);
  };
  if (mode === "unrestricted") {
    rule("ipv4", { description: "Everything", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
    rule("ipv6", { description: "Everything", ipProtocol: "-1", cidrIpv6: "::/0" });
    return network(subnetId);
  }
  const vpc = new DataAwsVpc(workspace.scope, "vpc:workspace", { id: "${data.aws_subnet.workspace.vpc_id}" });
  placeInFile(vpc, file);
  for (const protocol of ["udp", "tcp"]) {
    rule(`dns_${protocol}`, {
      description: "DNS servers of the VPC",
      ipProtocol: protocol,
      fromPort: 53,
      toPort: 53,
      cidrIpv4: "${data.aws_vpc.workspace.cidr_block}",
    });
  }
  const port = { ipProtocol: "tcp", fromPort: Token.asNumber(coderPort), toPort: Token.asNumber(coderPort) };
  if (mode === "none") {
    rule("coder", { description: "Coder", cidrIpv4: coderCidrInput(workspace), ...port });
    return network(subnetId);
  }
  rule("https", {
    description: "HTTPS",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv4: "0.0.0.0/0",
  });
  rule("https_ipv6", {
    description: "HTTPS",
    ipProtocol: "tcp",
    fromPort: 443,
    toPort: 443,
    cidrIpv6: "::/0",
  });
  rule("coder", {
    description: "Coder, where it is not on 443",
    count: Token.asNumber("${data.coder_workspace.me.access_port == 443 ? 0 : 1}"),
    cidrIpv4: "0.0.0.0/0",
    ...port,
  });
  return network(subnetId);
}

/** Name of AWS resources in the console. */
export const workspaceName = "coder-${data.coder_workspace_owner.me.name}-${data.coder_workspace.me.name}";

function network(subnetId: string): Ec2Network {
  return {
    subnetId,
    zone: "${data.aws_subnet.workspace.availability_zone}",
    securityGroupId: "${aws_security_group.workspace.id}",
  };
}
