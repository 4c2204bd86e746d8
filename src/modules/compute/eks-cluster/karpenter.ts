import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { Construct } from "constructs";
import { explain, placeInFile } from "../../../terraform/annotations";
import { serviceAccounts } from "../../k8s/service-accounts";
import { ManagedPolicy } from "../../security/policy";
import type { ServiceRole } from "../../security/role/service";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import type { ClusterRef } from "./cluster-ref";
import { KarpenterInterruptions } from "./karpenter-interruptions";
import { karpenterPolicies } from "./karpenter-policies";
import { nodeRole } from "./nodes";

/** What Karpenter's AWS side is made from. */
export interface KarpenterProps extends ClusterRef {
  /** The cluster's name attribute: orders the access entry after the cluster. */
  readonly cluster: string;
  readonly oidcProvider: OidcProvider;
}

/**
 * The AWS side of Karpenter: the controller's role, the role of the nodes that it starts and their way into the
 * cluster, and the queue that warns of interruptions. Karpenter makes instance profiles itself from the role that an
 * EC2NodeClass names. https://karpenter.sh/docs/reference/cloudformation/
 */
export class Karpenter extends Construct {
  readonly controllerRole: ServiceAccountRole;
  readonly nodeRole: ServiceRole;
  readonly interruptions: KarpenterInterruptions;
  /** The controller's policies, by the last part of their address. */
  readonly policies: Readonly<Record<string, ManagedPolicy>>;

  constructor(scope: Construct, id: string, props: KarpenterProps) {
    super(scope, id);
    const { clusterName } = props;
    this.nodeRole = nodeRole(this, "node", {
      name: `${clusterName}-karpenter-node`,
      description: "Nodes that Karpenter starts",
    });
    const entry = new EksAccessEntry(this, "entry:node", {
      clusterName: props.cluster,
      principalArn: this.nodeRole.arn,
      type: "EC2_LINUX",
    });
    explain(
      entry,
      "Managed node groups get their entry from EKS; nodes that Karpenter starts need this one.",
    );
    this.interruptions = new KarpenterInterruptions(this, "interruptions:Default", props);

    const documents = karpenterPolicies(this, {
      ...props,
      nodeRoleArn: this.nodeRole.arn,
      queueArn: this.interruptions.queueArn,
    });
    const iam = new Construct(this, "iam:Default");
    placeInFile(iam, "karpenter-iam.tf");
    this.policies = Object.fromEntries(
      Object.entries(documents).map(([key, { description, document }]) => [
        key,
        new ManagedPolicy(iam, `policy:${key}`, {
          name: `${clusterName}-karpenter-${key.replaceAll("_", "-")}`,
          description,
          document,
        }),
      ]),
    );
    this.controllerRole = new ServiceAccountRole(iam, "controller", {
      name: `${clusterName}-karpenter-controller`,
      description: "Starts and stops nodes: Karpenter",
      oidcProvider: props.oidcProvider,
      serviceAccount: serviceAccounts.karpenter,
      policies: Object.fromEntries(Object.entries(this.policies).map(([key, { arn }]) => [key, arn])),
    });
  }
}
