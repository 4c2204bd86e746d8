import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { EksCluster as AwsEksCluster } from "@cdktf/provider-aws/lib/eks-cluster";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import { TerraformLocal, type TerraformResourceLifecycle } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { referenceText } from "../../../terraform/expression-text";
import { rawExpression } from "../../../terraform/hcl";
import type { ServiceRole } from "../../security/role/service";
import type { OidcProvider } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";
import { clusterRole } from "./cluster-role";
import { ClusterKey } from "./encryption";

/** Every log type of the control plane: https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html */
const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** What a control plane is made from. */
export interface ControlPlaneProps extends ClusterRef {
  /**
   * Name that the subnets' discovery tags carry; has to be `clusterName`, and Terraform checks it.
   * @default clusterName
   */
  readonly taggedClusterName?: string;
  /** Kubernetes minor version, e.g. `1.35`. */
  readonly kubernetesVersion: string;
  /** Subnets for the control plane's network interfaces, in at least two zones. */
  readonly subnetIds: string[];
  /** Security group of those interfaces. */
  readonly securityGroupId: string;
  /** IPv4 block of Kubernetes Services. */
  readonly serviceCidr: string;
  /** Expression of the list of CIDRs that may reach the public endpoint; an empty list closes it. */
  readonly publicAccessCidrs: string;
  /** Days that control plane logs are kept. */
  readonly logRetentionDays: number;
}

/** The EKS control plane with its key, log group, role and OIDC provider. */
export class ControlPlane extends Construct {
  readonly cluster: AwsEksCluster;
  readonly key: ClusterKey;
  readonly role: ServiceRole;
  readonly oidcProvider: OidcProvider;

  constructor(scope: Construct, id: string, props: ControlPlaneProps) {
    super(scope, id);
    const logGroupName = `/aws/eks/${props.clusterName}/cluster`;
    this.key = new ClusterKey(this, "cluster", { ...props, logGroupName });
    const logGroup = new CloudwatchLogGroup(this, "control_plane", {
      name: logGroupName,
      retentionInDays: props.logRetentionDays,
      kmsKeyId: this.key.arn,
    });
    explain(logGroup, "Made before the cluster: otherwise EKS makes it, unencrypted and kept for ever.");
    this.role = clusterRole(this, "role:cluster", { ...props, keyArn: this.key.arn });
    this.cluster = this.createCluster(props, logGroup);
    this.oidcProvider = this.createOidcProvider(props.clusterName);
  }

  private createCluster(props: ControlPlaneProps, logGroup: CloudwatchLogGroup): AwsEksCluster {
    const cidrs = referenceText(this, props.publicAccessCidrs);
    const cluster = new AwsEksCluster(this, "this", {
      name: props.clusterName,
      version: props.kubernetesVersion,
      roleArn: this.role.arn,
      enabledClusterLogTypes: logTypes,
      bootstrapSelfManagedAddons: false,
      accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
      encryptionConfig: { resources: ["secrets"], provider: { keyArn: this.key.arn } },
      kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: props.serviceCidr },
      upgradePolicy: { supportType: "STANDARD" },
      zonalShiftConfig: { enabled: true },
      vpcConfig: {
        subnetIds: props.subnetIds,
        securityGroupIds: [props.securityGroupId],
        endpointPrivateAccess: true,
      },
      lifecycle: {
        ...this.nameCondition(props),
        ignoreChanges: [
          "access_config[0].bootstrap_cluster_creator_admin_permissions",
          "bootstrap_self_managed_addons",
        ],
      },
      dependsOn: [logGroup, ...this.role.attachments],
    });
    // As overrides: the bindings take a boolean and a list, not expressions of them.
    cluster.addOverride("vpc_config.endpoint_public_access", `\${length(${cidrs}) > 0}`);
    cluster.addOverride("vpc_config.public_access_cidrs", `\${length(${cidrs}) > 0 ? ${cidrs} : null}`);
    explain(
      cluster,
      "The ignored arguments matter only when the cluster is created: a difference, e.g. after an import,\nmust not replace it.",
    );
    return cluster;
  }

  /** Karpenter finds subnets by the cluster's name: another name in their tags would leave it without any. */
  private nameCondition({ clusterName, taggedClusterName }: ControlPlaneProps): TerraformResourceLifecycle {
    if (taggedClusterName === undefined) return {};
    const tagged = referenceText(this, taggedClusterName);
    return {
      precondition: [
        {
          condition: `\${${referenceText(this, clusterName)} == ${tagged}}`,
          errorMessage: `The VPC's subnets are tagged for the cluster \${${tagged}}: set cluster_name alike in both layers.`,
        },
      ],
    };
  }

  /**
   * No thumbprint: AWS trusts EKS issuers by its own library of root certificates.
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
   */
  private createOidcProvider(clusterName: string): OidcProvider {
    const provider = new IamOpenidConnectProvider(this, "oidc:this", {
      url: this.cluster.identity.get(0).oidc.get(0).issuer,
      clientIdList: ["sts.amazonaws.com"],
      tags: { Name: clusterName },
    });
    const cluster = `${this.cluster.terraformResourceType}.${this.cluster.friendlyUniqueId}`;
    const issuer = new TerraformLocal(
      this,
      "oidc_issuer",
      `\${replace(${cluster}.identity[0].oidc[0].issuer, "https://", "")}`,
    );
    return { arn: provider.arn, issuer: rawExpression(`local.${issuer.friendlyUniqueId}`) };
  }
}
