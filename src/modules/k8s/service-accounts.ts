/** A Kubernetes service account: the only thing that an IAM role for pods may trust. */
export interface ServiceAccount {
  readonly namespace: string;
  readonly name: string;
}

/**
 * The service accounts that hold an IAM role. The eks layer makes the roles and the Kubernetes layers make the service
 * accounts, both from this list, so that trust and use cannot drift apart.
 */
export const serviceAccounts = {
  /** Of the `vpc-cni` add-on: https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html */
  vpcCni: { namespace: "kube-system", name: "aws-node" },
  /** https://karpenter.sh/docs/reference/cloudformation/ */
  karpenter: { namespace: "kube-system", name: "karpenter" },
  /** https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/install.md */
  ebsCsiController: { namespace: "kube-system", name: "ebs-csi-controller-sa" },
  /** https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/installation/ */
  loadBalancerController: { namespace: "kube-system", name: "aws-load-balancer-controller" },
  /** https://cert-manager.io/docs/configuration/acme/dns01/route53/ */
  certManager: { namespace: "cert-manager", name: "cert-manager" },
  /** Coder servers: the chart's own name. */
  coderServer: { namespace: "coder", name: "coder" },
  /** The job that makes databases and their users. */
  databaseSetup: { namespace: "coder", name: "database-setup" },
  /** Workspace proxies need nothing of AWS. */
  coderProxy: { namespace: "coder-proxy", name: "coder-proxy" },
  litellm: { namespace: "litellm", name: "litellm" },
  /** The job that makes keys for LiteLLM. */
  litellmGenerateKey: { namespace: "litellm", name: "generate-key" },
  /** The job that hands them to workspaces. */
  litellmRotateKey: { namespace: "coder-provisioner", name: "rotate-key" },
  fetchAndStore: { namespace: "fetch-and-store", name: "fetch-and-store" },
  /** External provisioner daemons, apart from the workspaces that they build. */
  coderProvisioner: { namespace: "coder-provisioner", name: "coder-provisioner" },
  /** Pods of workspaces. */
  coderWorkspace: { namespace: "coder-workspaces", name: "coder-workspace" },
} as const satisfies Record<string, ServiceAccount>;
