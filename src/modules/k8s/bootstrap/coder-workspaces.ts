import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { ResourceQuotaV1 } from "@cdktf/provider-kubernetes/lib/resource-quota-v1";
import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { Namespace } from "../namespace";
import type { ServiceAccount } from "../service-accounts";
import { workspaceRules } from "./coder-workspace-rules";

/** What a namespace of workspaces is made from. */
export interface CoderWorkspacesProps {
  readonly namespace: string;
  /** Service account whose builds make the workspaces. */
  readonly builder: ServiceAccount;
  /** Largest number of workspaces. */
  readonly maxWorkspaces: number;
  /** Service account of the workspaces' pods. */
  readonly serviceAccountName: string;
  /**
   * Role that trusts it.
   * @default none
   */
  readonly roleArn?: string;
}

/** A workspace that is being rebuilt has two pods for a moment, and may have more than one volume. */
const podsPerWorkspace = 2;
const volumesPerWorkspace = 2;

/** Networks that workspaces reach on port 443 only: the VPCs, and whatever else is private (RFC 1918, RFC 6598). */
const privateCidrs = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Link-local addresses: the instance metadata service and the like. */
const linkLocal = "169.254.0.0/16";

/**
 * A namespace of workspaces: who may build in it, how many, with which identity, and what the network lets through.
 * Nothing connects to a workspace: its agent calls Coder. A template may forbid more.
 */
export class CoderWorkspaces extends Construct {
  readonly dependable: ITerraformDependable;
  /** Name of the namespace, known when it exists. */
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: CoderWorkspacesProps) {
    super(scope, id);
    const namespace = new Namespace(this, "Default", { name: props.namespace, podSecurity: "baseline" });
    this.namespace = namespace.name;
    this.dependable = this.allowBuilds(namespace, props);
    const account = new ServiceAccountV1(this, "account:Default", {
      metadata: {
        name: props.serviceAccountName,
        namespace: namespace.name,
        ...(props.roleArn === undefined
          ? {}
          : { annotations: { "eks.amazonaws.com/role-arn": props.roleArn } }),
      },
      automountServiceAccountToken: false,
    });
    explain(account, "Workspaces have no rights in Kubernetes: they get no token of the API.");
    new ResourceQuotaV1(this, "quota:Default", {
      metadata: { name: "workspaces", namespace: namespace.name },
      spec: {
        hard: {
          pods: `${props.maxWorkspaces * podsPerWorkspace}`,
          persistentvolumeclaims: `${props.maxWorkspaces * volumesPerWorkspace}`,
          "services.loadbalancers": "0",
          "services.nodeports": "0",
        },
      },
    });
    this.isolate(namespace);
  }

  private allowBuilds(namespace: Namespace, { builder }: CoderWorkspacesProps): ITerraformDependable {
    const role = new RoleV1(this, "role:Default", {
      metadata: { name: "build-workspaces", namespace: namespace.name },
      rule: workspaceRules.map(({ apiGroups, resources, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
      })),
    });
    return new RoleBindingV1(this, "binding:Default", {
      metadata: { name: "build-workspaces", namespace: namespace.name },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
      subject: [{ kind: "ServiceAccount", name: builder.name, namespace: builder.namespace }],
    });
  }

  private isolate(namespace: Namespace): void {
    const port = (number: number, protocol = "TCP") => ({ port: `${number}`, protocol });
    const policy = new NetworkPolicyV1(this, "policy:Default", {
      metadata: { name: "workspaces", namespace: namespace.name },
      spec: {
        podSelector: {},
        policyTypes: ["Ingress", "Egress"],
        egress: [
          {
            to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } } }],
            ports: [port(53, "UDP"), port(53)],
          },
          // Coder and LiteLLM in the same cluster.
          {
            to: [
              { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "coder" } } },
              { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "litellm" } } },
            ],
            ports: [port(8080), port(4000)],
          },
          // Load balancers and endpoints in the VPCs.
          { to: privateCidrs.map((cidr) => ({ ipBlock: { cidr } })), ports: [port(443)] },
          { to: [{ ipBlock: { cidr: "0.0.0.0/0", except: [...privateCidrs, linkLocal] } }] },
        ],
      },
    });
    explain(policy, "The internet, and of the private networks port 443 only; no instance metadata.");
  }
}
