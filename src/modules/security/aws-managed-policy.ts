import type { Construct } from "constructs";
import { AwsContext } from "../aws-context";

/** ARN of a policy that AWS manages, in the layer's partition: e.g. `AmazonEKSClusterPolicy`. */
export function awsManagedPolicy(scope: Construct, name: string): string {
  return `arn:${AwsContext.of(scope).partition}:iam::aws:policy/${name}`;
}
