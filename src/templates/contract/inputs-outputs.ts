/** The interface between composition and base: what every base is given and what it must give back. */

/** One value of the contract, for documentation. */
export interface ContractValue {
  readonly type: string;
  readonly description: string;
}

/** What composition hands to a base. In the emitted template these are locals. */
export const contractInputs = {
  workspace_name: { type: "string", description: "Name of the workspace: 1 to 64 of a-z, 0-9 and dashes." },
  owner: { type: "string", description: "User name of the owner." },
  compute_profile: {
    type: "object",
    description:
      "CPU, memory, storage and GPUs of the chosen profile, and the machine that the base maps it to.",
  },
  image_id: { type: "string", description: "Container image or AMI; empty means the base's choice." },
  capabilities: { type: "object", description: "The value of every capability." },
} as const satisfies Record<string, ContractValue>;

/** What a base must provide. In the emitted template these are outputs. */
export const contractOutputs = {
  agent_endpoint: { type: "string", description: "Address at which the agent reaches Coder." },
  runtime_env: { type: "map(string)", description: "Environment variables of the workspace." },
  volume_mounts: {
    type: "list(object)",
    description: "Persistent volumes: path, type (pvc or ebs), size in GiB, id.",
  },
  metadata: {
    type: "object",
    description: "Platform, operating system, machine, and where the template comes from.",
  },
} as const satisfies Record<string, ContractValue>;

/** Version of the contract. */
export const contractVersion = "1.0";

/** Name of a contract output. */
export type ContractOutput = keyof typeof contractOutputs;
