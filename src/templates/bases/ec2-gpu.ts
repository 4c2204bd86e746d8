/** base-ec2-gpu: a workspace is an EC2 instance with NVIDIA GPUs. */
import { defineBase, type Machine } from "../base";
import type { ResolvedProfile } from "../contract/compute-profile";
import { gpuInstanceTypes, instanceFor } from "./ec2/instance-types";
import { bindLinux, ec2LinuxSupport } from "./ec2/linux";
import type { ImageLookup } from "./ec2/machine";
import { ec2Prerequisites } from "./ec2/prerequisites";

/**
 * NVIDIA driver, CUDA and container toolkit are in the image.
 * https://docs.aws.amazon.com/dlami/latest/devguide/aws-deep-learning-base-gpu-ami-ubuntu-22-04.html
 */
const deepLearningImage: ImageLookup = {
  owners: ["amazon"],
  name: "Deep Learning Base OSS Nvidia Driver GPU AMI (Ubuntu 22.04) *",
};

/** Options of base-ec2-gpu. */
export interface GpuBaseOptions {
  /**
   * Where the AMI comes from.
   * @default the Deep Learning Base AMI with the open driver, which V100 (p3) does not work with
   */
  readonly image?: ImageLookup;
}

/** Makes base-ec2-gpu. */
export function ec2GpuBase(options: GpuBaseOptions = {}) {
  return defineBase({
    name: "base-ec2-gpu",
    version: "1.0.0",
    platform: "ec2-gpu",
    os: "linux",
    summary:
      "Runs the workspace on an EC2 instance with NVIDIA GPUs, driver and CUDA included. The home directory is an EBS volume of its own.",
    prerequisites: `${ec2Prerequisites}
- Service quotas for the instance families that the profiles use (G and VT, P).`,
    supports: { ...ec2LinuxSupport, "gpu-support": [true], "gui-vnc": [true] },
    machine: (profile) => gpuMachine(profile, options),
    bind: (workspace) => bindLinux(workspace, options.image ?? deepLearningImage, 100),
  });
}

function gpuMachine(profile: ResolvedProfile, { image }: GpuBaseOptions): Machine {
  if (!profile.gpu) {
    return {
      kind: "refused",
      reason: "it has no machines without GPU",
      remedy: "use base-ec2-linux, or give the profile a GPU",
    };
  }
  if (profile.gpu.type === "nvidia-v100" && !image) {
    return {
      kind: "refused",
      reason: "the open NVIDIA driver of its image does not support V100",
      remedy: "give ec2GpuBase({ image: … }) an image with the proprietary driver, or choose another GPU",
    };
  }
  return instanceFor(profile, gpuInstanceTypes);
}
