/** A rule of a Kubernetes role. */
export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const manage = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"] as const;

/**
 * What a build may do in the namespace of its workspaces: the objects of Coder's own templates and of ours, and reading
 * what happens to them. No roles, no service accounts, no other namespace.
 * https://github.com/coder/coder/tree/v2.34.5/examples/templates/kubernetes
 */
export const workspaceRules: readonly Rule[] = [
  {
    apiGroups: [""],
    resources: ["pods", "persistentvolumeclaims", "secrets", "configmaps", "services"],
    verbs: manage,
  },
  { apiGroups: ["apps"], resources: ["deployments", "statefulsets"], verbs: manage },
  { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: manage },
  { apiGroups: [""], resources: ["events", "pods/log"], verbs: ["get", "list", "watch"] },
];
