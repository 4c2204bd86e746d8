/** A StorageClass as the chart takes it; the chart adds `WaitForFirstConsumer`, so that volume and pod share a zone. */
export type StorageClass = {
  readonly name: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly reclaimPolicy: "Delete" | "Retain";
  readonly allowVolumeExpansion: boolean;
  /** https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/v1.64.0/docs/parameters.md */
  readonly parameters: Readonly<Record<string, string>>;
};

/** A VolumeSnapshotClass as the chart takes it. */
export type VolumeSnapshotClass = {
  readonly name: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly deletionPolicy: "Delete" | "Retain";
};

const gp3 = { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4" } as const;

/**
 * The StorageClasses, all gp3 and encrypted with the account's default key for EBS:
 *
 * - `gp3`, the default: deleted with its claim
 * - `gp3-retain`: the volume stays when its claim is deleted
 * - `gp3-high-performance`: 6,000 IOPS and 500 MiB/s instead of gp3's 3,000 and 125
 *
 * Kubernetes lets nobody change the parameters of a StorageClass: give a changed one a new name.
 */
export const storageClasses: readonly StorageClass[] = [
  {
    name: "gp3",
    annotations: { "storageclass.kubernetes.io/is-default-class": "true" },
    reclaimPolicy: "Delete",
    allowVolumeExpansion: true,
    parameters: gp3,
  },
  { name: "gp3-retain", reclaimPolicy: "Retain", allowVolumeExpansion: true, parameters: gp3 },
  {
    name: "gp3-high-performance",
    reclaimPolicy: "Delete",
    allowVolumeExpansion: true,
    parameters: { ...gp3, iops: "6000", throughput: "500" },
  },
];

/** The class of snapshots, where the cluster has the snapshot CRDs. */
export const volumeSnapshotClass: VolumeSnapshotClass = {
  name: "ebs",
  annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
  deletionPolicy: "Delete",
};
