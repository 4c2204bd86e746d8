import type { App } from "cdktf";
import type { Region } from "../config/types";
import { addonNames } from "../modules/compute/eks-cluster/addons";
import { EksCluster } from "../modules/compute/eks-cluster/eks-cluster";
import { bedrockLimits } from "../modules/compute/eks-cluster/workspace-roles";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { clusterName } from "./cluster-name";
import { eksReadme } from "./eks-readme";
import type { VpcLayer } from "./vpc";

/** What later layers read from an eks layer. */
export const eksOutputs = {
  cluster_name: output.string("Name of the cluster."),
  cluster_arn: output.string("ARN of the cluster."),
  cluster_version: output.string("Kubernetes minor version of the control plane."),
  cluster_endpoint: output.string("URL of the Kubernetes API."),
  cluster_certificate_authority_data: output.string("Certificate authority of the Kubernetes API, base64."),
  service_cidr: output.string("IPv4 block of Kubernetes Services."),
  oidc_provider_arn: output.string("ARN of the cluster's IAM OIDC provider."),
  oidc_issuer: output.string("The cluster's OIDC issuer without https://, as trust policies name it."),
  cluster_security_group_id: output.string("Security group of the control plane."),
  node_security_group_id: output.string("Security group of nodes and pods."),
  kms_key_arn: output.string("KMS key of Kubernetes secrets and control plane logs."),
  ebs_csi_role_arn: output.string("Role of the EBS CSI driver's controller."),
  load_balancer_controller_role_arn: output.string("Role of AWS Load Balancer Controller."),
  karpenter_controller_role_arn: output.string("Role of Karpenter's controller."),
  karpenter_node_role_arn: output.string("Role of the nodes that Karpenter starts."),
  karpenter_node_role_name: output.string("Name of that role, for EC2NodeClass."),
  karpenter_queue_name: output.string("SQS queue that warns Karpenter of interruptions."),
  coder_provisioner_role_arn: output.string("Role of Coder's external provisioners."),
  coder_workspace_role_arn: output.string("Role of workspaces in pods."),
  coder_workspace_instance_role_arn: output.string("Role of workspaces on EC2 instances."),
  coder_workspace_instance_profile_name: output.string("Instance profile of workspaces on EC2 instances."),
};

/** What an eks layer is made from. */
export interface EksLayerProps {
  readonly site: Site;
  readonly region: Region;
  /** The layer of the VPC that the cluster stands in. */
  readonly vpc: VpcLayer;
}

/** The EKS cluster of a region, and everything in AWS that its add-ons and Coder need. */
export class EksLayer extends Layer<typeof eksOutputs> {
  constructor(app: App, { site, region, vpc }: EksLayerProps) {
    super(app, {
      site,
      name: "eks",
      summary: `EKS cluster of ${region.name}: control plane, network add-ons, system nodes, the AWS side of Karpenter, and one IAM role for each service account that needs AWS.`,
      source: "src/layers/eks.ts",
      outputs: eksOutputs,
    });
    const network = this.read(vpc);
    const { systemNodes } = region;
    const eks = new EksCluster(this, "Default", {
      clusterName: clusterName(this, region),
      taggedClusterName: network.cluster_name,
      region: region.name,
      kubernetesVersion: this.kubernetesVersion(region),
      vpcId: network.vpc_id,
      controlPlaneSubnetIds: network.intra_subnet_ids,
      nodeSubnetIds: network.private_subnet_ids,
      serviceCidr: region.serviceCidr,
      publicAccessCidrs: this.publicAccessCidrs(region),
      adminArns: this.adminArns(region),
      addonVersions: this.addonVersions(),
      bedrockModels: this.bedrockModels(),
      peers: region.peers.map(({ key, privateCidrs }) => ({ key, cidrs: privateCidrs })),
      systemInstanceTypes: systemNodes.instanceTypes,
      systemArchitecture: systemNodes.architecture,
      systemMinSize: systemNodes.minSize,
      systemMaxSize: systemNodes.maxSize,
      systemDiskGiB: systemNodes.diskGiB,
      tags: this.tags,
    });
    const { cluster, oidcProvider, key } = eks.controlPlane;

    this.readme.push(...eksReadme(eks, region));
    this.publish({
      cluster_name: cluster.name,
      cluster_arn: cluster.arn,
      cluster_version: cluster.version,
      cluster_endpoint: cluster.endpoint,
      cluster_certificate_authority_data: cluster.certificateAuthority.get(0).data,
      service_cidr: region.serviceCidr,
      oidc_provider_arn: oidcProvider.arn,
      oidc_issuer: oidcProvider.issuer,
      cluster_security_group_id: eks.securityGroups.controlPlaneId,
      node_security_group_id: eks.securityGroups.nodesId,
      kms_key_arn: key.arn,
      ebs_csi_role_arn: eks.ebsCsiRole.arn,
      load_balancer_controller_role_arn: eks.loadBalancerControllerRole.arn,
      karpenter_controller_role_arn: eks.karpenter.controllerRole.arn,
      karpenter_node_role_arn: eks.karpenter.nodeRole.arn,
      karpenter_node_role_name: eks.karpenter.nodeRole.name,
      karpenter_queue_name: eks.karpenter.interruptions.queueName,
      coder_provisioner_role_arn: eks.coderProvisionerRole.arn,
      coder_workspace_role_arn: eks.workspaceRoles.pods.arn,
      coder_workspace_instance_role_arn: eks.workspaceRoles.instances.arn,
      coder_workspace_instance_profile_name: eks.workspaceRoles.profileName,
    });
  }

  private kubernetesVersion({ kubernetesVersion }: Region): string {
    return this.variable("kubernetes_version", {
      type: "string",
      description: "Kubernetes minor version. Goes up one minor version at a time, and never down.",
      default: kubernetesVersion,
      validation: {
        condition: `can(regex("^1\\\\.[0-9]{2}$", var.kubernetes_version))`,
        errorMessage: `A Kubernetes version on EKS looks like ${kubernetesVersion}.`,
      },
    }).stringValue;
  }

  private publicAccessCidrs({ apiAccess: { publicCidrs } }: Region): string {
    const name = "cluster_endpoint_public_access_cidrs";
    const anywhere = publicCidrs.includes("0.0.0.0/0");
    return this.variable(name, {
      type: "list(string)",
      description:
        "CIDRs that may reach the Kubernetes API over the internet; empty closes the public endpoint. The private endpoint is always open to the VPC.",
      default: publicCidrs,
      validation: {
        condition: anywhere
          ? `alltrue([for cidr in var.${name} : can(cidrnetmask(cidr))])`
          : `alltrue([for cidr in var.${name} : can(cidrnetmask(cidr)) && !endswith(cidr, "/0")])`,
        errorMessage: anywhere
          ? "Each entry is an IPv4 CIDR such as 198.51.100.0/24."
          : "Each entry is an IPv4 CIDR such as 198.51.100.0/24, and not the whole internet: that is said in the deployment (apiAccess: anywhere).",
      },
    }).reference;
  }

  private adminArns({ adminArns }: Region): string {
    return this.variable("cluster_admin_arns", {
      type: "set(string)",
      description:
        "IAM roles and users that administer the cluster. Whoever applies the layer is none of them unless listed.",
      ...(adminArns.length > 0 ? { default: adminArns } : {}),
      validation: {
        condition: `length(var.cluster_admin_arns) > 0 && alltrue([for arn in var.cluster_admin_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/.+$", arn))])`,
        errorMessage:
          "Without an administrator nobody can use the cluster. List at least one IAM role or user, e.g. arn:aws:iam::123456789012:role/Admin. For an assumed role (arn:aws:sts::…:assumed-role/…) give the ARN of the role itself.",
      },
    }).reference;
  }

  private addonVersions(): string {
    const keys = Object.keys(addonNames);
    return this.variable("addon_versions", {
      type: `object({ ${keys.map((key) => `${key} = optional(string)`).join(", ")} })`,
      description:
        "Versions of the EKS add-ons. One that is not set starts at EKS's default for the Kubernetes version, and stays there until it is set.",
      default: {},
    }).reference;
  }

  private bedrockModels(): string {
    const { models, characters } = bedrockLimits;
    return this.variable("workspace_bedrock_models", {
      type: "list(string)",
      description: "Amazon Bedrock models that workspaces may invoke: model ids, with * for any characters.",
      default: ["anthropic.claude-*"],
      validation: {
        condition: `length(var.workspace_bedrock_models) > 0 && length(var.workspace_bedrock_models) <= ${models} && alltrue([for id in var.workspace_bedrock_models : can(regex("^[a-z0-9-]+\\\\.[a-zA-Z0-9.:*-]{1,${characters - 20}}$", id)) && length(id) <= ${characters}])`,
        errorMessage: `List one to ${models} model ids of up to ${characters} characters, each with its provider, e.g. anthropic.claude-*.`,
      },
    }).reference;
  }
}
