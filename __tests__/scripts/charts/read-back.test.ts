import { describe, expect, it } from "vitest";
import { manifestsIn } from "../../../scripts/lib/charts/manifests";
import { workloadProblems } from "../../../scripts/lib/charts/read-back";

const role = "arn:aws:iam::123456789012:role/it";
const values = { serviceAccount: { name: "it", annotations: { "eks.amazonaws.com/role-arn": role } } };

interface Changes {
  readonly replicas?: number;
  readonly topologyKey?: string;
  readonly toleration?: string;
  readonly selector?: string;
  readonly resources?: string;
  readonly image?: string;
  readonly budgetFor?: string;
  readonly role?: string;
}

function rendered(changes: Changes = {}): string {
  return `
apiVersion: v1
kind: ServiceAccount
metadata: { name: it, annotations: { eks.amazonaws.com/role-arn: "${changes.role ?? role}" } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: it }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: ${changes.budgetFor ?? "it"} } } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: it }
spec:
  replicas: ${changes.replicas ?? 2}
  template:
    metadata: { labels: { app: it, version: one } }
    spec:
      serviceAccountName: it
      nodeSelector: { node.amazonaws.io/managed-by: ${changes.selector ?? "asg"} }
      tolerations: [{ key: ${changes.toleration ?? "CriticalAddonsOnly"}, operator: Exists }]
      topologySpreadConstraints:
        - topologyKey: ${changes.topologyKey ?? "kubernetes.io/hostname"}
          whenUnsatisfiable: DoNotSchedule
          labelSelector: { matchLabels: { app: it } }
      containers:
        - name: it
          image: ${changes.image ?? "registry.test/it:v1"}
          resources: ${changes.resources ?? "{ requests: { cpu: 1, memory: 1Gi } }"}
`;
}

const problems = (changes?: Changes) => workloadProblems(manifestsIn(rendered(changes)), values);

describe("workloadProblems", () => {
  it("finds none in an add-on as it should be", () => {
    expect(problems()).toEqual([]);
  });

  it.each<[Changes, string]>([
    [{ replicas: 1 }, "Deployment it: has 1 replicas instead of 2"],
    [{ budgetFor: "other" }, "Deployment it: 0 PodDisruptionBudgets select its pods instead of 1"],
    [{ topologyKey: "topology.kubernetes.io/zone" }, "Deployment it: its pods may share a node"],
    [{ toleration: "other" }, "Deployment it: does not tolerate the taint of system nodes"],
    [{ selector: "karpenter" }, "Deployment it: does not select system nodes"],
    [{ resources: "{}" }, "Deployment it: container it asks for no CPU and memory"],
    [
      { image: "registry.test/it:latest" },
      "Deployment it: container it has the image registry.test/it:latest",
    ],
    [{ image: "registry.test/it" }, "Deployment it: container it has the image registry.test/it"],
    [{ role: "other" }, "ServiceAccount it: does not have the role"],
  ])("sees %j", (changes, problem) => {
    expect(problems(changes)).toEqual([problem]);
  });

  it("wants DaemonSets on every node", () => {
    const daemonSet = (tolerations: string) =>
      workloadProblems(
        manifestsIn(
          `{ kind: DaemonSet, metadata: { name: it }, spec: { template: { spec: { tolerations: ${tolerations} } } } }`,
        ),
        {},
      );
    expect(daemonSet("[{ operator: Exists }]")).toEqual([]);
    expect(daemonSet("[{ operator: Exists, effect: NoExecute }]")).toEqual([
      "DaemonSet it: does not tolerate every taint",
    ]);
  });
});
