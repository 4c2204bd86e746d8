import { EksAddon } from "@cdktf/provider-aws/lib/eks-addon";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { referenceText } from "../../../terraform/expression-text";
import { jsonDocument } from "../../../terraform/hcl";
import { systemNodeLabels, systemToleration } from "../../k8s/placement";

/** The EKS add-ons that every cluster has, by the key in the operator's map of versions. */
export const addonNames = {
  vpc_cni: "vpc-cni",
  kube_proxy: "kube-proxy",
  eks_pod_identity_agent: "eks-pod-identity-agent",
  coredns: "coredns",
} as const;

type AddonKey = keyof typeof addonNames;

/** What the add-ons need. */
export interface AddonsProps {
  /** The cluster's name attribute. */
  readonly cluster: string;
  /** Expression of an object with an optional version for each key of `addonNames`; null is EKS's default version. */
  readonly versions: string;
}

/** What the node add-ons need. */
export interface NodeAddonsProps extends AddonsProps {
  /** Role of the CNI's service account. */
  readonly vpcCniRoleArn: string;
  /** What the CNI's role needs before it works. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/**
 * The add-ons that nodes need to become Ready: they must be there before the first node group. Daemon sets without
 * nodes count as active.
 */
export class NodeAddons extends Construct {
  readonly all: readonly EksAddon[];

  constructor(scope: Construct, id: string, props: NodeAddonsProps) {
    super(scope, id);
    const vpcCni = addon(this, props, "vpc_cni", {
      serviceAccountRoleArn: props.vpcCniRoleArn,
      configurationValues: jsonDocument(vpcCniConfiguration),
      dependsOn: [...props.dependsOn],
    });
    explain(
      vpcCni,
      "Before the nodes, so that the first one already hands out prefixes. No random source ports:\nCoder's direct connections pass NAT only when the port is kept.",
    );
    this.all = [vpcCni, addon(this, props, "kube_proxy"), addon(this, props, "eks_pod_identity_agent")];
  }
}

/** What CoreDNS needs. */
export interface CoreDnsProps extends AddonsProps {
  /** The node group that it runs on. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** CoreDNS: after the nodes, because without any the add-on is degraded and its creation times out. */
export class CoreDns extends Construct {
  constructor(scope: Construct, id: string, props: CoreDnsProps) {
    super(scope, id);
    const coredns = addon(this, props, "coredns", {
      configurationValues: jsonDocument({ nodeSelector: systemNodeLabels, tolerations: [systemToleration] }),
      dependsOn: [...props.dependsOn],
    });
    explain(coredns, "After the nodes: without any the add-on stays degraded and its creation times out.");
  }
}

/** https://github.com/aws/amazon-vpc-cni-k8s#cni-configuration-variables: values are strings. */
const vpcCniConfiguration = {
  enableNetworkPolicy: "true",
  env: {
    AWS_VPC_K8S_CNI_RANDOMIZESNAT: "none",
    ENABLE_PREFIX_DELEGATION: "true",
    WARM_PREFIX_TARGET: "1",
  },
};

interface AddonSettings {
  readonly serviceAccountRoleArn?: string;
  readonly configurationValues?: string;
  readonly dependsOn?: ITerraformDependable[];
}

function addon(scope: Construct, props: AddonsProps, key: AddonKey, settings: AddonSettings = {}): EksAddon {
  return new EksAddon(scope, key, {
    clusterName: props.cluster,
    addonName: addonNames[key],
    addonVersion: `\${${referenceText(scope, props.versions)}.${key}}`,
    resolveConflictsOnCreate: "OVERWRITE",
    resolveConflictsOnUpdate: "OVERWRITE",
    ...settings,
  });
}
