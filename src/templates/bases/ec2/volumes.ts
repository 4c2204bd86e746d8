import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { VolumeAttachment } from "@cdktf/provider-aws/lib/volume-attachment";
import { Token } from "cdktf";
import { explain, placeInFile } from "../../../terraform/annotations";
import type { Workspace } from "../../workspace";
import { type Ec2Network, workspaceName } from "./network";

/** A persistent volume and where the workspace finds it. */
export interface Ec2Volume {
  /** Expression of its id. */
  readonly id: string;
  readonly path: string;
  /** Expression or number of GiB. */
  readonly sizeGib: string;
}

const deviceNames = { home: "/dev/sdf", cache: "/dev/sdg" } as const;

/** An encrypted gp3 volume that outlives the instance, attached to `aws_instance.workspace`. */
export function addVolume(
  workspace: Workspace,
  name: keyof typeof deviceNames,
  path: string,
  sizeGib: string,
  network: Ec2Network,
  kmsKeyId: string,
): Ec2Volume {
  const volume = new EbsVolume(workspace.scope, `volume:${name}`, {
    availabilityZone: network.zone,
    size: Token.asNumber(sizeGib),
    type: "gp3",
    encrypted: true,
    kmsKeyId,
    tags: { Name: `${workspaceName}-${name}`, "coder.workspace-id": "${data.coder_workspace.me.id}" },
    lifecycle: { ignoreChanges: ["availability_zone", "kms_key_id"] },
  });
  explain(
    volume,
    "Without count: it outlives the instance. Another subnet or key is for new workspaces only: it would replace the\nvolume.",
  );
  placeInFile(volume, "storage.tf");
  const attachment = new VolumeAttachment(workspace.scope, `attachment:${name}`, {
    deviceName: deviceNames[name],
    volumeId: `\${aws_ebs_volume.${name}.id}`,
    instanceId: "${aws_instance.workspace.id}",
    // A running instance would keep the file system busy.
    stopInstanceBeforeDetaching: true,
  });
  placeInFile(attachment, "storage.tf");
  return { id: `\${aws_ebs_volume.${name}.id}`, path, sizeGib };
}
