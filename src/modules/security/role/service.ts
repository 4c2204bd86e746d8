import type { Construct } from "constructs";
import { policyDocument } from "../policy-document";
import { Role, type RoleProps } from "./role";

/** What a role for an AWS service is made from. */
export interface ServiceRoleProps extends RoleProps {
  /** The service that assumes the role, e.g. `ec2.amazonaws.com`. */
  readonly service: string;
  /**
   * Whether the service may pass session tags.
   * @default false
   */
  readonly tagSession?: boolean;
}

/** A role that one AWS service assumes. */
export class ServiceRole extends Role {
  constructor(scope: Construct, id: string, props: ServiceRoleProps) {
    super(scope, id, props, {
      document: policyDocument({
        Effect: "Allow",
        Principal: { Service: props.service },
        Action: props.tagSession ? ["sts:AssumeRole", "sts:TagSession"] : "sts:AssumeRole",
      }),
      summary: `\`${props.service}\``,
    });
  }
}
