import { EksNodeGroup } from "@cdktf/provider-aws/lib/eks-node-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import type { Architecture } from "../../../config/instance-types";
import { explain } from "../../../terraform/annotations";
import { systemNodeLabels, systemNodeTaint } from "../../k8s/placement";
import { awsManagedPolicy } from "../../security/aws-managed-policy";
import type { RoleProps } from "../../security/role/role";
import { ServiceRole } from "../../security/role/service";
import type { ClusterRef } from "./cluster-ref";

/** What the `system` node group is made from. */
export interface SystemNodesProps extends ClusterRef {
  /** The cluster's name attribute: orders the group after the cluster. */
  readonly cluster: string;
  /** The cluster's version attribute: nodes follow the control plane. */
  readonly kubernetesVersion: string;
  /** Private subnets, in at least two zones. */
  readonly subnetIds: string[];
  /** Security group of the nodes. */
  readonly securityGroupId: string;
  /** EC2 instance types, all of `architecture`. */
  readonly instanceTypes: readonly string[];
  readonly architecture: Architecture;
  /** Smallest number of nodes, at least 2. */
  readonly minSize: number;
  /** Largest number of nodes. */
  readonly maxSize: number;
  /** Root volume in GiB. */
  readonly diskGiB: number;
  /** Tags of instances, volumes and network interfaces, which the provider's `default_tags` do not reach. */
  readonly tags: Readonly<Record<string, string>>;
  /** What must be there before the first node joins, e.g. the network add-on. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html#AmazonEKS-Type-Nodegroup-amiType */
const amiTypes: Readonly<Record<Architecture, string>> = {
  arm64: "AL2023_ARM_64_STANDARD",
  x86_64: "AL2023_x86_64_STANDARD",
};

/** Taint effects as the EKS API spells them. */
const taintEffects = {
  NoSchedule: "NO_SCHEDULE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
} as const;

/**
 * The role of nodes: join the cluster, pull images, Session Manager. Not the CNI's rights: those belong to the CNI's
 * own role. https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html
 */
export function nodeRole(
  scope: Construct,
  id: string,
  props: Pick<RoleProps, "name" | "description">,
): ServiceRole {
  return new ServiceRole(scope, id, {
    ...props,
    service: "ec2.amazonaws.com",
    policies: {
      worker: awsManagedPolicy(scope, "AmazonEKSWorkerNodePolicy"),
      image_pull: awsManagedPolicy(scope, "AmazonEC2ContainerRegistryPullOnly"),
      session_manager: awsManagedPolicy(scope, "AmazonSSMManagedInstanceCore"),
    },
  });
}

/**
 * The `system` managed node group: runs the cluster's add-ons, which must not wait for nodes that only Karpenter
 * could make. At least two nodes, spread over the zones of its subnets.
 */
export class SystemNodes extends Construct {
  readonly group: EksNodeGroup;
  readonly role: ServiceRole;

  constructor(scope: Construct, id: string, props: SystemNodesProps) {
    super(scope, id);
    if (props.minSize < 2) {
      throw new Error(
        `minSize: ${props.minSize}; expected at least 2: add-ons with two replicas need two nodes to be scheduled`,
      );
    }
    this.role = nodeRole(this, "role:system_nodes", {
      name: `${props.clusterName}-system-nodes`,
      description: "System nodes",
    });
    const template = this.createLaunchTemplate(props);
    this.group = new EksNodeGroup(this, "group:system", {
      clusterName: props.cluster,
      nodeGroupNamePrefix: "system-",
      nodeRoleArn: this.role.arn,
      version: props.kubernetesVersion,
      subnetIds: props.subnetIds,
      amiType: amiTypes[props.architecture],
      capacityType: "ON_DEMAND",
      instanceTypes: [...props.instanceTypes],
      launchTemplate: { id: template.id, version: template.getStringAttribute("latest_version") },
      scalingConfig: { minSize: props.minSize, maxSize: props.maxSize, desiredSize: props.minSize },
      updateConfig: { maxUnavailable: 1 },
      labels: systemNodeLabels,
      taint: [
        {
          key: systemNodeTaint.key,
          value: systemNodeTaint.value,
          effect: taintEffects[systemNodeTaint.effect],
        },
      ],
      lifecycle: { createBeforeDestroy: true, ignoreChanges: ["scaling_config[0].desired_size"] },
      dependsOn: [...props.dependsOn, ...this.role.attachments],
    });
    explain(
      this.group,
      "A new group replaces the old one only once its nodes are ready, hence the name prefix.\nThe desired size may be changed by hand or by a schedule.",
    );
  }

  private createLaunchTemplate(props: SystemNodesProps): LaunchTemplate {
    const tags = { ...props.tags, Name: `${props.clusterName}-system` };
    const template = new LaunchTemplate(this, "template:system", {
      name: `${props.clusterName}-system`,
      description: `System nodes of ${props.clusterName}`,
      updateDefaultVersion: true,
      vpcSecurityGroupIds: [props.securityGroupId],
      metadataOptions: {
        httpEndpoint: "enabled",
        httpTokens: "required",
        httpPutResponseHopLimit: 1,
        instanceMetadataTags: "disabled",
      },
      blockDeviceMappings: [
        {
          deviceName: "/dev/xvda",
          ebs: {
            volumeType: "gp3",
            volumeSize: props.diskGiB,
            encrypted: "true",
            deleteOnTermination: "true",
          },
        },
      ],
      tagSpecifications: ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags,
      })),
    });
    explain(
      template,
      "IMDSv2 with one hop: pods cannot take the node's role. Pods that need region or VPC get them as values.",
    );
    return template;
  }
}
