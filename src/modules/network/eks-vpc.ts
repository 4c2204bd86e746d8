import { DefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { explain, placeInFile } from "../../terraform/annotations";
import { VpcEndpoints } from "./endpoints";
import { FckNat } from "./fck-nat";
import type { FckNatAmiProps } from "./fck-nat-ami";
import { FlowLogs } from "./flow-logs";
import { type NatTarget, targetFor } from "./nat";
import { NatGateways } from "./nat-gateway";
import { routesFile, type SubnetProps, SubnetTier, zoneId } from "./subnet-tier";

/** How private subnets reach the internet. */
export type NatChoice =
  | ({
      readonly kind: "fck-nat";
      /** EC2 instance type, arm64. */
      readonly instanceType: string;
      /** One instance per zone, or one for the VPC. @default true */
      readonly perZone?: boolean;
    } & FckNatAmiProps)
  | {
      readonly kind: "nat-gateway";
      /** One gateway per zone, or one for the VPC. @default true */
      readonly perZone?: boolean;
    }
  | { readonly kind: "none" };

/** Props of {@link EksVpc}. */
export interface EksVpcProps {
  /** Name of the EKS cluster that runs in the VPC: prefix of every name, and part of the discovery tags. */
  readonly clusterName: string;
  /** AWS region of the VPC. */
  readonly region: string;
  /** IPv4 block of the VPC. */
  readonly cidr: string;
  /** Subnets for load balancers and NAT. */
  readonly publicSubnets: readonly SubnetProps[];
  /** Subnets for nodes and pods. */
  readonly privateSubnets: readonly SubnetProps[];
  /** Subnets for the network interfaces of the EKS control plane. */
  readonly intraSubnets: readonly SubnetProps[];
  /** Subnets for databases and caches. */
  readonly databaseSubnets: readonly SubnetProps[];
  /** How private subnets reach the internet. */
  readonly nat: NatChoice;
  /**
   * Interface endpoints by service short name, e.g. `ecr.api`. Each costs money per zone and hour.
   * @default []
   */
  readonly interfaceEndpoints?: readonly string[];
  /**
   * Whether VPC flow logs are written.
   * @default true
   */
  readonly flowLogs?: boolean;
  /**
   * Days that flow logs are kept.
   * @default 90
   */
  readonly flowLogRetentionDays?: number;
  /**
   * Tags of what the provider's `default_tags` do not reach: NAT instances, their volumes and Auto Scaling groups.
   * @default {}
   */
  readonly instanceTags?: Readonly<Record<string, string>>;
}

/**
 * The network of an EKS cluster: public subnets for load balancers and NAT, private ones for nodes and pods, and two
 * tiers without a way out, for the control plane's interfaces and for databases.
 * https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
export class EksVpc extends Construct {
  readonly vpcId: string;
  readonly vpcCidr: string;
  readonly publicTier: SubnetTier;
  readonly privateTier: SubnetTier;
  readonly intraTier: SubnetTier;
  readonly databaseTier: SubnetTier;
  /** Addresses that private subnets have in the internet, where they are fixed: Elastic IPs of NAT gateways. */
  readonly natPublicIps: readonly string[];
  private readonly props: EksVpcProps;

  constructor(scope: Construct, id: string, props: EksVpcProps) {
    super(scope, id);
    this.props = props;
    const { clusterName, region } = props;

    const vpc = this.vpc();
    this.vpcId = vpc.id;
    this.vpcCidr = vpc.cidrBlock;
    const gateway = new InternetGateway(this, "gateway:this", {
      vpcId: this.vpcId,
      tags: { Name: clusterName },
    });

    // Discovery tags: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/subnet_discovery/
    const clusterTag = { [`kubernetes.io/cluster/${clusterName}`]: "shared" };
    this.publicTier = this.tier("public", props.publicSubnets, {
      routeTablePer: "tier",
      tags: { "kubernetes.io/role/elb": "1", ...clusterTag },
    });
    this.privateTier = this.tier("private", props.privateSubnets, {
      tags: {
        "kubernetes.io/role/internal-elb": "1",
        ...clusterTag,
        "karpenter.sh/discovery": clusterName,
      },
    });
    this.intraTier = this.tier("intra", props.intraSubnets);
    this.databaseTier = this.tier("database", props.databaseSubnets);

    this.natPublicIps = this.nat(this.internetRoute(gateway));
    const endpoints = new VpcEndpoints(this, "endpoints:Default", {
      vpcId: this.vpcId,
      vpcCidr: props.cidr,
      name: clusterName,
      region,
      s3RouteTableIds: [...this.privateTier.routeTableIds.values()],
      interfaceEndpoints: props.interfaceEndpoints,
      subnetIds: this.privateTier.zones.map((zone) => this.privateTier.subnetOf(zone)),
    });
    placeInFile(endpoints, "endpoints.tf");
    if (props.flowLogs ?? true) {
      const flowLogs = new FlowLogs(this, "flow_logs", {
        vpcId: this.vpcId,
        name: clusterName,
        region,
        retentionDays: props.flowLogRetentionDays,
      });
      placeInFile(flowLogs, "flow-logs.tf");
    }
  }

  private vpc(): Vpc {
    const { clusterName, cidr } = this.props;
    const vpc = new Vpc(this, "vpc:this", {
      cidrBlock: cidr,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: clusterName },
    });
    const locked = new DefaultSecurityGroup(this, "locked:this", {
      vpcId: vpc.id,
      tags: { Name: `${clusterName}-default-unused` },
    });
    explain(locked, "Without rules, so that nothing works in the default group by accident.");
    return vpc;
  }

  private tier(
    name: string,
    subnets: readonly SubnetProps[],
    options: { tags?: Readonly<Record<string, string>>; routeTablePer?: "tier" | "zone" } = {},
  ): SubnetTier {
    const { clusterName } = this.props;
    return new SubnetTier(this, name, {
      vpcId: this.vpcId,
      name: `${clusterName}-${name}`,
      subnets,
      ...options,
    });
  }

  private internetRoute(gateway: InternetGateway): Route {
    const [zone = ""] = this.publicTier.zones;
    const route = new Route(this, "public_internet", {
      routeTableId: this.publicTier.routeTableOf(zone),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: gateway.id,
    });
    placeInFile(route, routesFile);
    return route;
  }

  /** Builds NAT and the default routes to it; gives its fixed public addresses. */
  private nat(internetRoute: Route): readonly string[] {
    const { nat } = this.props;
    if (nat.kind === "none") return [];
    const placement = {
      name: `${this.props.clusterName}-nat`,
      publicTier: this.publicTier,
      internetRoute,
    };
    const device =
      nat.kind === "nat-gateway"
        ? new NatGateways(this, "nat", { ...placement, perZone: nat.perZone })
        : new FckNat(this, "nat", {
            ...placement,
            vpcId: this.vpcId,
            region: this.props.region,
            clients: this.props.privateSubnets,
            instanceType: nat.instanceType,
            perZone: nat.perZone,
            amiId: nat.amiId,
            amiOverride: nat.amiOverride,
            tags: this.props.instanceTags,
          });
    placeInFile(device, "nat.tf");
    this.defaultRoutes(device.targets);
    return device.publicIps;
  }

  private defaultRoutes(targets: ReadonlyMap<string, NatTarget>): void {
    for (const zone of this.privateTier.zones) {
      const route = new Route(this, `private_${zoneId(zone)}_internet`, {
        routeTableId: this.privateTier.routeTableOf(zone),
        destinationCidrBlock: "0.0.0.0/0",
        ...targetFor(targets, zone),
      });
      placeInFile(route, routesFile);
    }
  }
}
