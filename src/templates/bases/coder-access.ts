import type { Workspace } from "../workspace";

/** The port of Coder's access URL: an expression. */
export const coderPort = "${data.coder_workspace.me.access_port}";

/**
 * The addresses at which workspaces with network-egress `none` reach Coder. They must be known: allowing everything
 * would make the mode a lie, allowing nothing would cut off the agent.
 */
export function coderCidrInput(workspace: Workspace): string {
  return workspace.input("coder_cidr", {
    type: "string",
    description:
      "CIDR of the addresses behind Coder's access URL; with network-egress none nothing else can be reached.",
    validation: {
      condition: "can(cidrhost(var.coder_cidr, 0))",
      errorMessage: "coder_cidr must be a CIDR such as 10.0.0.0/16.",
    },
  });
}
