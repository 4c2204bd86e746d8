import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";
import { Ec2InstanceState } from "@cdktf/provider-aws/lib/ec2-instance-state";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { Token } from "cdktf";
import { explain, placeInFile } from "../../../terraform/annotations";
import type { Workspace } from "../../workspace";
import { addEc2Network, type Ec2Network, workspaceName } from "./network";
import { addVolume, type Ec2Volume } from "./volumes";

/** The newest public image of a kind. */
export interface ImageLookup {
  /** Accounts or aliases of the publishers. */
  readonly owners: readonly string[];
  /** Pattern of the name. */
  readonly name: string;
}

/** What the EC2 bases differ in. */
export interface Ec2Props {
  readonly image: ImageLookup;
  /** Root volume in GiB, without what the home directory needs where it is not on a volume of its own. */
  readonly rootGib: number;
  readonly homePath: string;
  /**
   * Mount of the cache volume.
   * @default artifact-cache is not offered
   */
  readonly cachePath?: string;
  /** The start script: an expression, given the volumes. */
  userData(volumes: readonly Ec2Volume[]): string;
}

/** What the machine leaves behind for the binding. */
export interface Ec2Machine {
  readonly volumes: readonly Ec2Volume[];
  readonly imageId: string;
}

const file = "workspace.tf";

/** An instance that is stopped and started with the workspace, with its volumes, network and identity. */
export function addMachine(workspace: Workspace, props: Ec2Props): Ec2Machine {
  workspace.useProvider("aws");
  const { capabilities } = workspace.pairing;
  const network = addEc2Network(workspace);
  const kmsKey = workspace.input("kms_key_id", {
    type: "string",
    description: "ARN of the KMS key of the volumes; empty for the account's default EBS key.",
    default: "",
  });
  const kmsKeyId = `\${${kmsKey.slice(2, -1)} != "" ? ${kmsKey.slice(2, -1)} : null}`;
  const volumes = addVolumes(workspace, props, network, kmsKeyId);
  const imageId = addImage(workspace, props.image);

  const instance = new Instance(workspace.scope, "instance:workspace", {
    ami: imageId,
    instanceType: workspace.profile("instance_type"),
    subnetId: network.subnetId,
    vpcSecurityGroupIds: [network.securityGroupId],
    ...(capabilities["identity-mode"] === "iam" ? { iamInstanceProfile: instanceProfile(workspace) } : {}),
    userData: props.userData(volumes),
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    rootBlockDevice: {
      volumeType: "gp3",
      volumeSize: rootSize(workspace, props),
      encrypted: true,
      kmsKeyId,
      deleteOnTermination: true,
    },
    tags: {
      Name: workspaceName,
      "coder.workspace-id": "${data.coder_workspace.me.id}",
      ...workspace.pairing.overrides?.labels,
    },
    lifecycle: {
      ignoreChanges: ["ami", "subnet_id", "root_block_device[0].kms_key_id"],
      precondition: [
        {
          condition: "${!data.aws_subnet.workspace.map_public_ip_on_launch}",
          errorMessage: "subnet_id must be a private subnet: this one gives its instances public addresses.",
        },
      ],
    },
  });
  explain(
    instance,
    "Kept when the workspace is stopped. Another profile resizes it in place; another image, subnet or key is for new\nworkspaces only: it would replace the instance.",
  );
  placeInFile(instance, file);
  const state = new Ec2InstanceState(workspace.scope, "state:workspace", {
    instanceId: "${aws_instance.workspace.id}",
    state: '${data.coder_workspace.me.transition == "start" ? "running" : "stopped"}',
  });
  placeInFile(state, file);
  return { volumes, imageId };
}

function addVolumes(
  workspace: Workspace,
  props: Ec2Props,
  network: Ec2Network,
  kmsKeyId: string,
): Ec2Volume[] {
  const { capabilities } = workspace.pairing;
  const volumes: Ec2Volume[] = [];
  if (capabilities["persistent-home"]) {
    volumes.push(addVolume(workspace, "home", props.homePath, workspace.homeSize, network, kmsKeyId));
  }
  if (capabilities["artifact-cache"] && props.cachePath !== undefined) {
    const size = workspace.input("cache_size_gib", {
      type: "number",
      description: "Size of the cache volume in GiB.",
      default: 50,
    });
    volumes.push(addVolume(workspace, "cache", props.cachePath, size, network, kmsKeyId));
  }
  return volumes;
}

/** Without a home volume the home directory is on the root volume. */
function rootSize(workspace: Workspace, { rootGib }: Ec2Props): number {
  if (workspace.pairing.capabilities["persistent-home"]) return rootGib;
  return Token.asNumber(`\${${rootGib} + local.compute_profile.storage_gib}`);
}

function instanceProfile(workspace: Workspace): string {
  return workspace.input("instance_profile_name", {
    type: "string",
    description: "Instance profile of the workspaces: their AWS identity.",
  });
}

function addImage(workspace: Workspace, lookup: ImageLookup): string {
  const image = workspace.input("image_id", {
    type: "string",
    description: "AMI; empty for the newest of the base's kind.",
    default: "",
  });
  const reference = image.slice(2, -1);
  const found = new DataAwsAmi(workspace.scope, "image:workspace", {
    count: Token.asNumber(`\${${reference} == "" ? 1 : 0}`),
    mostRecent: true,
    owners: [...lookup.owners],
    filter: [
      { name: "name", values: [lookup.name] },
      { name: "architecture", values: ["x86_64"] },
      { name: "state", values: ["available"] },
    ],
  });
  placeInFile(found, file);
  return `\${${reference} != "" ? ${reference} : data.aws_ami.workspace[0].id}`;
}

/** The contract's `volume_mounts` of an instance. */
export function volumeMounts(volumes: readonly Ec2Volume[]): Readonly<Record<string, unknown>>[] {
  return volumes.map(({ path, sizeGib, id }) => ({ path, type: "ebs", size_gib: sizeGib, id }));
}

/** What the instance adds to the contract's `metadata`. */
export function machineMetadata(imageId: string): Readonly<Record<string, unknown>> {
  return {
    instance_id: "${aws_instance.workspace.id}",
    instance_type: "${local.compute_profile.instance_type}",
    image_id: imageId,
  };
}
