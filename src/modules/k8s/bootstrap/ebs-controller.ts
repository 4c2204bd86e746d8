import { Construct } from "constructs";
import { versions } from "../../../versions";
import { HelmChart } from "../helm-chart";
import {
  onSystemNodes,
  type Resources,
  type RoleServiceAccount,
  resources,
  roleServiceAccount,
  type SystemPlacement,
  spreadOverNodes,
  type TopologySpread,
} from "../pod-placement";
import { serviceAccounts } from "../service-accounts";
import {
  type StorageClass,
  storageClasses,
  type VolumeSnapshotClass,
  volumeSnapshotClass,
} from "./ebs-storage-classes";

/** What the EBS CSI driver is made from. */
export interface EbsControllerProps {
  /** The EKS cluster: volumes carry the tag `kubernetes.io/cluster/<name>=owned`. */
  readonly clusterName: string;
  /** AWS region of the cluster. */
  readonly region: string;
  /** Role that trusts the controller's service account. */
  readonly roleArn: string;
  /** Tags of every volume and snapshot that the driver makes. */
  readonly tags: Readonly<Record<string, string>>;
  /**
   * Whether there is a VolumeSnapshotClass `ebs`. Needs the snapshot CRDs and their controller, which no chart here
   * brings: https://github.com/kubernetes-csi/external-snapshotter
   * @default false
   */
  readonly volumeSnapshotClass?: boolean;
  /**
   * Version of the chart.
   * @default versions.charts.awsEbsCsiDriver.version
   */
  readonly chartVersion?: string;
  /**
   * Number of controller replicas.
   * @default 2
   */
  readonly replicas?: number;
}

/**
 * The keys of the chart that we set:
 * https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver/values.yaml
 */
export type EbsControllerValues = {
  readonly controller: {
    readonly region: string;
    readonly k8sTagClusterId: string;
    readonly extraVolumeTags: Readonly<Record<string, string>>;
    readonly replicaCount: number;
    readonly serviceAccount: RoleServiceAccount;
    readonly podDisruptionBudget: { readonly enabled: boolean };
    readonly topologySpreadConstraints: readonly Omit<TopologySpread, "labelSelector">[];
    readonly resources: Resources;
  } & SystemPlacement;
  readonly node: {
    readonly enableWindows: boolean;
    readonly tolerateAllTaints: boolean;
    readonly metadataSources: "kubernetes";
    readonly reservedVolumeAttachments: number;
  };
  readonly storageClasses: readonly StorageClass[];
  readonly volumeSnapshotClasses?: readonly VolumeSnapshotClass[];
  readonly helmTester: { readonly enabled: boolean };
};

/** The root volume, and two network interfaces that the VPC CNI may attach later, share the instance's slots. */
const reservedVolumeAttachments = 3;

/**
 * The EBS CSI driver with the cluster's StorageClasses. The region is given, and nodes learn of themselves from
 * Kubernetes, because pods cannot reach the instance metadata service. The node part runs on every node.
 */
export class EbsController extends Construct {
  /** Names of the StorageClasses. */
  readonly storageClasses: readonly string[];

  constructor(scope: Construct, id: string, props: EbsControllerProps) {
    super(scope, id);
    const chart = versions.charts.awsEbsCsiDriver;
    const { namespace, name } = serviceAccounts.ebsCsiController;
    const values: EbsControllerValues = {
      controller: {
        region: props.region,
        k8sTagClusterId: props.clusterName,
        extraVolumeTags: props.tags,
        replicaCount: props.replicas ?? 2,
        serviceAccount: roleServiceAccount(name, props.roleArn),
        podDisruptionBudget: { enabled: true },
        ...onSystemNodes,
        // The chart adds the selector of its own pods.
        topologySpreadConstraints: spreadOverNodes({}).map(({ labelSelector: _, ...rule }) => rule),
        resources: resources("50m", "256Mi"),
      },
      node: {
        enableWindows: false,
        tolerateAllTaints: true,
        metadataSources: "kubernetes",
        reservedVolumeAttachments,
      },
      storageClasses,
      ...(props.volumeSnapshotClass ? { volumeSnapshotClasses: [volumeSnapshotClass] } : {}),
      helmTester: { enabled: false },
    };
    new HelmChart(this, "ebs_controller", {
      chart,
      version: props.chartVersion ?? chart.version,
      namespace,
      values,
    });
    this.storageClasses = storageClasses.map((storageClass) => storageClass.name);
  }
}
