import { describe, expect, it } from "vitest";
import { EbsController, type EbsControllerProps } from "../../../../src/modules/k8s/bootstrap/ebs-controller";
import { addOn, eks, eksText, spread, systemPlacement, valuesOf } from "./support";

function made(props: Partial<EbsControllerProps> = {}) {
  return addOn((layer) => {
    new EbsController(layer, "Default", {
      clusterName: eks("cluster_name"),
      region: "us-east-2",
      roleArn: eks("ebs_csi_role_arn"),
      tags: { Deployment: "test" },
      ...props,
    });
  });
}

const gp3 = { type: "gp3", encrypted: "true", "csi.storage.k8s.io/fstype": "ext4" };

describe("EbsController", () => {
  it("is a release of the pinned chart in kube-system", () => {
    expect(made().resource("helm_release", "ebs_controller")).toMatchObject({
      name: "aws-ebs-csi-driver",
      repository: "https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
      version: "2.64.0",
      namespace: "kube-system",
    });
  });

  it("sets exactly these values", () => {
    expect(valuesOf(made(), "ebs_controller")).toEqual({
      controller: {
        region: "us-east-2",
        k8sTagClusterId: eksText("cluster_name"),
        extraVolumeTags: { Deployment: "test" },
        replicaCount: 2,
        serviceAccount: {
          create: true,
          name: "ebs-csi-controller-sa",
          annotations: { "eks.amazonaws.com/role-arn": eksText("ebs_csi_role_arn") },
        },
        podDisruptionBudget: { enabled: true },
        ...systemPlacement,
        topologySpreadConstraints: spread({}).map(({ labelSelector: _, ...rule }) => rule),
        resources: { requests: { cpu: "50m", memory: "256Mi" }, limits: { memory: "256Mi" } },
      },
      node: {
        enableWindows: false,
        tolerateAllTaints: true,
        metadataSources: "kubernetes",
        reservedVolumeAttachments: 3,
      },
      storageClasses: [
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
      ],
      helmTester: { enabled: false },
    });
  });

  it("has a VolumeSnapshotClass when it is asked for one", () => {
    expect(valuesOf(made({ volumeSnapshotClass: true }), "ebs_controller").volumeSnapshotClasses).toEqual([
      {
        name: "ebs",
        annotations: { "snapshot.storage.kubernetes.io/is-default-class": "true" },
        deletionPolicy: "Delete",
      },
    ]);
  });

  it("takes version and number of replicas", () => {
    const layer = made({ chartVersion: "2.65.0", replicas: 3 });
    expect(layer.resource("helm_release", "ebs_controller").version).toBe("2.65.0");
    expect(valuesOf(layer, "ebs_controller").controller).toMatchObject({ replicaCount: 3 });
  });
});
