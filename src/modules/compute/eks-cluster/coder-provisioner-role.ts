import type { Construct } from "constructs";
import { AwsContext } from "../../aws-context";
import { serviceAccounts } from "../../k8s/service-accounts";
import { ManagedPolicy } from "../../security/policy";
import type { OidcProvider } from "../../security/role/service-account";
import { ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";
import { coderProvisionerPolicy } from "./coder-provisioner-policy";

/** What the provisioner's role is made from. */
export interface CoderProvisionerRoleProps extends ClusterRef {
  readonly oidcProvider: OidcProvider;
  /** The VPC that workspaces run in. */
  readonly vpcId: string;
  /** The role that workspaces on EC2 instances have. */
  readonly workspaceRoleArn: string;
}

/** The role of Coder's external provisioners: builds workspaces on EC2 instances. Those in pods need none. */
export function coderProvisionerRole(scope: Construct, props: CoderProvisionerRoleProps): ServiceAccountRole {
  const policy = new ManagedPolicy(scope, "policy:coder_provisioner", {
    name: `${props.clusterName}-coder-provisioner`,
    description: "Build Coder workspaces on EC2 instances",
    document: coderProvisionerPolicy(AwsContext.of(scope), props),
  });
  return new ServiceAccountRole(scope, "role:coder_provisioner", {
    name: `${props.clusterName}-coder-provisioner`,
    description: "Workspaces on EC2 instances: Coder external provisioners",
    oidcProvider: props.oidcProvider,
    serviceAccount: serviceAccounts.coderProvisioner,
    policies: { ec2: policy.arn },
  });
}
