import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import type { IamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { NetworkInterface } from "@cdktf/provider-aws/lib/network-interface";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupEgressRule } from "@cdktf/provider-aws/lib/vpc-security-group-egress-rule";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { rawExpression } from "../../terraform/hcl";
import { fckNatAmi } from "./fck-nat-ami";
import { FckNatRole } from "./fck-nat-role";
import { type NatPlacement, natZones } from "./nat";
import { type SubnetProps, zoneId } from "./subnet-tier";

/** Props of {@link FckNat}. */
export interface FckNatProps extends NatPlacement {
  readonly vpcId: string;
  /** Prefix of every name, e.g. `coderdemo-nat`. */
  readonly name: string;
  /** AWS region of the VPC. IAM names carry it, because IAM is global. */
  readonly region: string;
  /** The subnets that may send traffic through NAT. */
  readonly clients: readonly SubnetProps[];
  /** EC2 instance type, arm64. https://fck-nat.dev/stable/choosing_an_instance_size/ */
  readonly instanceType: string;
  /**
   * One instance per zone, or one for the VPC.
   * @default true
   */
  readonly perZone?: boolean;
  /**
   * The AMI. No other one is looked up then.
   * @default the newest one of fck-nat's publisher at the first apply
   */
  readonly amiId?: string;
  /**
   * Expression for an AMI that goes before the newest one; it may be null when it is applied.
   * @default none
   */
  readonly amiOverride?: string;
  /**
   * Tags of what the provider's `default_tags` do not reach: Auto Scaling groups, instances and their volumes.
   * @default {}
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * NAT instances with the fck-nat AMI. In each zone a network interface that stays is the target of the routes; an
 * Auto Scaling group of one replaces a failed instance, and the new one attaches the interface when it boots.
 * https://fck-nat.dev/stable/deploying/
 */
export class FckNat extends Construct {
  /** Network interface of each zone that has an instance. */
  readonly targets: ReadonlyMap<string, { readonly networkInterfaceId: string }>;
  /** Instances have public addresses that change with them: there is nothing to name. */
  readonly publicIps: readonly string[] = [];
  private readonly props: FckNatProps;

  constructor(scope: Construct, id: string, props: FckNatProps) {
    super(scope, id);
    this.props = props;
    const zones = natZones(props.publicTier.zones, props.perZone ?? true);
    const imageId = fckNatAmi(this, props);
    const securityGroupId = this.securityGroup();
    const role = new FckNatRole(this, "Default", {
      name: `${props.name}-${props.region}`,
      region: props.region,
      resourceNames: zones.map((zone) => this.nameIn(zone)),
    });

    this.targets = new Map(
      zones.map((zone) => {
        const networkInterface = this.networkInterface(zone, securityGroupId);
        const { instanceProfile } = role;
        const template = this.launchTemplate(zone, {
          imageId,
          securityGroupId,
          instanceProfile,
          networkInterface,
        });
        this.autoscalingGroup(zone, template, [props.internetRoute, role.policy]);
        return [zone, { networkInterfaceId: networkInterface.id }];
      }),
    );
  }

  /** The role may touch only what carries this name: interface and instance must agree in it. */
  private nameIn(zone: string): string {
    return `${this.props.name}-${zone}`;
  }

  private securityGroup(): string {
    const { vpcId, name, clients } = this.props;
    const tags = { Name: name };
    const group = new SecurityGroup(this, "group:Default", {
      name,
      description: "NAT instances: anything from private subnets, out to the internet",
      vpcId,
      tags,
    });
    for (const { id, cidr } of clients) {
      new VpcSecurityGroupIngressRule(this, `ingress:${id}`, {
        securityGroupId: group.id,
        description: `Private subnet ${id.replaceAll("_", "-")}`,
        cidrIpv4: cidr,
        ipProtocol: "-1",
        tags,
      });
    }
    new VpcSecurityGroupEgressRule(this, "egress:internet", {
      securityGroupId: group.id,
      description: "The internet, for the private subnets",
      cidrIpv4: "0.0.0.0/0",
      ipProtocol: "-1",
      tags,
    });
    return group.id;
  }

  private networkInterface(zone: string, securityGroupId: string): NetworkInterface {
    return new NetworkInterface(this, `interface:${zoneId(zone)}`, {
      description: `Route target of the private subnets in ${zone}`,
      subnetId: this.props.publicTier.subnetOf(zone),
      securityGroups: [securityGroupId],
      sourceDestCheck: false,
      tags: { Name: this.nameIn(zone) },
    });
  }

  private launchTemplate(zone: string, parts: TemplateParts): LaunchTemplate {
    const name = this.nameIn(zone);
    const tags = { ...this.props.tags, Name: name };
    return new LaunchTemplate(this, `template:${zoneId(zone)}`, {
      name,
      imageId: parts.imageId,
      instanceType: this.props.instanceType,
      updateDefaultVersion: true,
      iamInstanceProfile: { name: parts.instanceProfile.name },
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: { volumeType: "gp3", volumeSize: 8, encrypted: "true", deleteOnTermination: "true" },
        },
      ],
      networkInterfaces: [
        {
          deviceIndex: 0,
          associatePublicIpAddress: "true",
          deleteOnTermination: "true",
          securityGroups: [parts.securityGroupId],
        },
      ],
      tagSpecifications: ["instance", "network-interface", "volume"].map((resourceType) => ({
        resourceType,
        tags,
      })),
      userData: userData(parts.networkInterface),
      tags: { Name: name },
    });
  }

  private autoscalingGroup(zone: string, template: LaunchTemplate, dependsOn: ITerraformDependable[]): void {
    const name = this.nameIn(zone);
    const group = new AutoscalingGroup(this, `group:${zoneId(zone)}`, {
      name,
      minSize: 1,
      maxSize: 1,
      desiredCapacity: 1,
      vpcZoneIdentifier: [this.props.publicTier.subnetOf(zone)],
      healthCheckType: "EC2",
      launchTemplate: { id: template.id, version: `${template.latestVersion}` },
      instanceRefresh: { strategy: "Rolling", preferences: { minHealthyPercentage: 0 } },
      tag: Object.entries({ ...this.props.tags, Name: name }).map(([key, value]) => ({
        key,
        value,
        propagateAtLaunch: false,
      })),
      dependsOn,
    });
    explain(group, "The old instance goes before the new one comes: the network interface fits only one.");
  }
}

interface TemplateParts {
  readonly imageId: string;
  readonly securityGroupId: string;
  readonly instanceProfile: IamInstanceProfile;
  readonly networkInterface: NetworkInterface;
}

/** fck-nat can start before its network is up and end without a rule: RaJiska/terraform-aws-fck-nat#75. */
function userData({ terraformResourceType, friendlyUniqueId }: NetworkInterface): string {
  return rawExpression(`base64encode(<<-EOT
    #!/bin/bash
    echo "eni_id=\${${terraformResourceType}.${friendlyUniqueId}.id}" > /etc/fck-nat.conf
    # Started before the network is up, fck-nat ends without its rule: RaJiska/terraform-aws-fck-nat#75
    until systemctl restart fck-nat && iptables -t nat -S POSTROUTING | grep -q MASQUERADE; do
      sleep 5
    done
  EOT
  )`);
}
