import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";

/** Props of {@link VpcEndpoints}. */
export interface VpcEndpointsProps {
  readonly vpcId: string;
  /** CIDR of the VPC: who may call the interface endpoints. */
  readonly vpcCidr: string;
  /** Name of the VPC: prefix of every name. */
  readonly name: string;
  /** AWS region of the VPC: part of the service names. */
  readonly region: string;
  /** Route tables that send S3 traffic through the gateway endpoint. */
  readonly s3RouteTableIds: readonly string[];
  /**
   * Interface endpoints by service short name, e.g. `ecr.api`. Each costs money per zone and hour.
   * @default []
   */
  readonly interfaceEndpoints?: readonly string[];
  /** Where interface endpoints stand: one subnet per zone. */
  readonly subnetIds: readonly string[];
}

/** The gateway endpoint for S3, which is free, and the interface endpoints that were asked for. */
export class VpcEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: VpcEndpointsProps) {
    super(scope, id);
    const { vpcId, name, region, interfaceEndpoints = [] } = props;

    new VpcEndpoint(this, "s3", {
      vpcId,
      serviceName: `com.amazonaws.${region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: [...props.s3RouteTableIds],
      tags: { Name: `${name}-s3` },
    });

    if (interfaceEndpoints.length === 0) return;
    const securityGroupIds = [this.securityGroup(props).id];
    for (const service of interfaceEndpoints) {
      new VpcEndpoint(this, service, {
        vpcId,
        serviceName: `com.amazonaws.${region}.${service}`,
        vpcEndpointType: "Interface",
        subnetIds: [...props.subnetIds],
        securityGroupIds,
        privateDnsEnabled: true,
        tags: { Name: `${name}-${service}` },
      });
    }
  }

  private securityGroup({ vpcId, vpcCidr, name }: VpcEndpointsProps): SecurityGroup {
    const tags = { Name: `${name}-endpoints` };
    const group = new SecurityGroup(this, "group:endpoints", {
      name: `${name}-endpoints`,
      description: "Interface endpoints: HTTPS from inside the VPC",
      vpcId,
      tags,
    });
    new VpcSecurityGroupIngressRule(this, "ingress:endpoints_https", {
      securityGroupId: group.id,
      description: "HTTPS from inside the VPC",
      cidrIpv4: vpcCidr,
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      tags,
    });
    return group;
  }
}
