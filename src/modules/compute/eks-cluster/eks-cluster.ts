import { Construct } from "constructs";
import type { Architecture } from "../../../config/instance-types";
import { placeInFile } from "../../../terraform/annotations";
import type { RoleSummary } from "../../security/role/role";
import type { ServiceAccountRole } from "../../security/role/service-account";
import { Administrators } from "./access-entries";
import { CoreDns, NodeAddons } from "./addons";
import { coderProvisionerRole } from "./coder-provisioner-role";
import { ControlPlane } from "./control-plane";
import { ebsCsiRole } from "./ebs-csi-role";
import { Karpenter } from "./karpenter";
import { loadBalancerControllerRole } from "./load-balancer-controller-role";
import { SystemNodes } from "./nodes";
import { ClusterSecurityGroups, type PeerNetwork } from "./security-groups";
import { vpcCniRole } from "./vpc-cni-role";
import { WorkspaceRoles } from "./workspace-roles";

/** What a cluster is made from. References such as `${var.x}` are taken wherever a string is. */
export interface EksClusterProps {
  /** Cluster name: prefix of every derived name, at most `longestClusterName` characters. */
  readonly clusterName: string;
  /**
   * Name that the subnets' discovery tags carry; has to be `clusterName`, and Terraform checks it.
   * @default clusterName
   */
  readonly taggedClusterName?: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** Kubernetes minor version, e.g. `1.35`. */
  readonly kubernetesVersion: string;
  readonly vpcId: string;
  /** Subnets for the control plane's network interfaces, in at least two zones. */
  readonly controlPlaneSubnetIds: string[];
  /** Private subnets of nodes and pods, in at least two zones. */
  readonly nodeSubnetIds: string[];
  /** IPv4 block of Kubernetes Services. */
  readonly serviceCidr: string;
  /** Reference to the list of CIDRs that may reach the public API endpoint; an empty list closes it. */
  readonly publicAccessCidrs: string;
  /** Reference to the set of IAM role and user ARNs that administer the cluster. */
  readonly adminArns: string;
  /** Reference to an object with an optional version for each add-on (keys of `addonNames`). */
  readonly addonVersions: string;
  /** Reference to the list of Bedrock model ids that workspaces may invoke. */
  readonly bedrockModels: string;
  /**
   * Peered networks that may reach port 8080 of pods: the relay between Coder replicas.
   * @default []
   */
  readonly peers?: readonly PeerNetwork[];
  /** EC2 instance types of the system nodes, all of `systemArchitecture`. */
  readonly systemInstanceTypes: readonly string[];
  readonly systemArchitecture: Architecture;
  /** Smallest number of system nodes, at least 2. */
  readonly systemMinSize: number;
  /** Largest number of system nodes. */
  readonly systemMaxSize: number;
  /** Root volume of system nodes in GiB. */
  readonly systemDiskGiB: number;
  /** Tags of the system nodes' instances, volumes and network interfaces. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Days that control plane logs are kept.
   * @default 90
   */
  readonly logRetentionDays?: number;
}

/**
 * An EKS cluster that add-ons can be installed into: control plane, network add-ons, the `system` node group, the AWS
 * side of Karpenter, and one IAM role for each service account that needs AWS.
 */
export class EksCluster extends Construct {
  readonly controlPlane: ControlPlane;
  readonly securityGroups: ClusterSecurityGroups;
  readonly systemNodes: SystemNodes;
  readonly karpenter: Karpenter;
  readonly vpcCniRole: ServiceAccountRole;
  readonly ebsCsiRole: ServiceAccountRole;
  readonly loadBalancerControllerRole: ServiceAccountRole;
  readonly coderProvisionerRole: ServiceAccountRole;
  readonly workspaceRoles: WorkspaceRoles;

  constructor(scope: Construct, id: string, props: EksClusterProps) {
    super(scope, id);
    this.securityGroups = inFile(
      "security-groups.tf",
      new ClusterSecurityGroups(this, "security_groups:Default", props),
    );
    this.controlPlane = new ControlPlane(this, "control_plane:Default", {
      ...props,
      subnetIds: props.controlPlaneSubnetIds,
      securityGroupId: this.securityGroups.controlPlaneId,
      logRetentionDays: props.logRetentionDays ?? 90,
    });
    const { cluster, oidcProvider } = this.controlPlane;
    const shared = { clusterName: props.clusterName, region: props.region, oidcProvider };
    new Administrators(this, "administrators:Default", {
      cluster: cluster.name,
      principalArns: props.adminArns,
    });

    const iam = inFile("iam.tf", new Construct(this, "iam:Default"));
    this.vpcCniRole = vpcCniRole(iam, shared);
    const addons = { cluster: cluster.name, versions: props.addonVersions };
    const nodeAddons = new NodeAddons(this, "node_addons:Default", {
      ...addons,
      vpcCniRoleArn: this.vpcCniRole.arn,
      dependsOn: this.vpcCniRole.attachments,
    });
    this.systemNodes = new SystemNodes(this, "system_nodes:Default", {
      clusterName: props.clusterName,
      region: props.region,
      cluster: cluster.name,
      kubernetesVersion: cluster.version,
      subnetIds: props.nodeSubnetIds,
      securityGroupId: this.securityGroups.nodesId,
      instanceTypes: props.systemInstanceTypes,
      architecture: props.systemArchitecture,
      minSize: props.systemMinSize,
      maxSize: props.systemMaxSize,
      diskGiB: props.systemDiskGiB,
      tags: props.tags,
      dependsOn: [...nodeAddons.all, ...this.securityGroups.rulesToJoin],
    });
    const coreDns = new CoreDns(this, "core_dns:Default", { ...addons, dependsOn: [this.systemNodes.group] });
    for (const part of [nodeAddons, coreDns]) placeInFile(part, "addons.tf");
    placeInFile(this.systemNodes, "nodes.tf");

    this.karpenter = inFile(
      "karpenter.tf",
      new Karpenter(this, "karpenter", { ...shared, cluster: cluster.name }),
    );
    this.ebsCsiRole = ebsCsiRole(iam, shared);
    this.loadBalancerControllerRole = loadBalancerControllerRole(iam, shared);
    const coder = inFile("coder.tf", new Construct(this, "coder:Default"));
    this.workspaceRoles = new WorkspaceRoles(coder, "workspaces:Default", {
      ...shared,
      bedrockModels: props.bedrockModels,
    });
    this.coderProvisionerRole = coderProvisionerRole(coder, {
      ...shared,
      vpcId: props.vpcId,
      workspaceRoleArn: this.workspaceRoles.instances.arn,
    });
  }

  /** Every role of the cluster, for documentation. */
  get roles(): RoleSummary[] {
    return [
      this.controlPlane.role,
      this.systemNodes.role,
      this.vpcCniRole,
      this.karpenter.controllerRole,
      this.karpenter.nodeRole,
      this.ebsCsiRole,
      this.loadBalancerControllerRole,
      this.coderProvisionerRole,
      this.workspaceRoles.pods,
      this.workspaceRoles.instances,
    ].map(({ summary }) => summary);
  }
}

function inFile<C extends Construct>(file: string, construct: C): C {
  placeInFile(construct, file);
  return construct;
}
