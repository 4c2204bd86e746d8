/** base-ec2-linux: a workspace is an EC2 instance with Linux. */
import { defineBase } from "../base";
import { generalTypes, instanceFor } from "./ec2/instance-types";
import { bindLinux, ec2LinuxSupport, type LinuxDistribution } from "./ec2/linux";
import type { ImageLookup } from "./ec2/machine";
import { ec2Prerequisites } from "./ec2/prerequisites";

/** Canonical's account: https://documentation.ubuntu.com/aws/aws-how-to/instances/find-ubuntu-images/ */
const canonical = "099720109477";

const images: Readonly<Record<LinuxDistribution, ImageLookup>> = {
  "ubuntu-22.04": { owners: [canonical], name: "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*" },
  "ubuntu-24.04": {
    owners: [canonical],
    name: "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*",
  },
  "amazon-linux-2023": { owners: ["amazon"], name: "al2023-ami-2023.*-x86_64" },
};

const common = {
  name: "base-ec2-linux",
  version: "1.0.0",
  platform: "ec2-linux",
  os: "linux",
  summary:
    "Runs the workspace on an EC2 instance, stopped and started with it. The home directory is an EBS volume of its own.",
  prerequisites: ec2Prerequisites,
} as const;

/** Makes base-ec2-linux with Ubuntu, which can have a desktop. */
export function ec2LinuxBase(distribution: "ubuntu-22.04" | "ubuntu-24.04" = "ubuntu-22.04") {
  return defineBase({
    ...common,
    supports: { ...ec2LinuxSupport, "gui-vnc": [true] },
    machine: (profile) => instanceFor(profile, generalTypes),
    bind: (workspace) => bindLinux(workspace, images[distribution], 30),
  });
}

/** Makes base-ec2-linux with Amazon Linux 2023, for which there is no KasmVNC. */
export function ec2AmazonLinuxBase() {
  return defineBase({
    ...common,
    supports: ec2LinuxSupport,
    machine: (profile) => instanceFor(profile, generalTypes),
    bind: (workspace) => bindLinux(workspace, images["amazon-linux-2023"], 30),
  });
}
