/** What a rendered add-on must look like, whatever chart it comes from. */
import { isDeepStrictEqual } from "node:util";
import { systemNodeLabels, systemNodeTaint } from "../../../src/modules/k8s/placement";
import { at, listAt, type Manifest, matches, nameOf, ofKind } from "./manifests";

/** Everything that is wrong with the workloads of a release. */
export function workloadProblems(manifests: readonly Manifest[], values: unknown): string[] {
  return [
    ...ofKind(manifests, "Deployment").flatMap((deployment) => deploymentProblems(deployment, manifests)),
    ...ofKind(manifests, "DaemonSet").flatMap(daemonSetProblems),
    ...ofKind(manifests, "Job").flatMap(placementProblems),
    ...roleProblems(manifests, values),
  ];
}

function deploymentProblems(deployment: Manifest, manifests: readonly Manifest[]): string[] {
  const labels = at(deployment, "spec", "template", "metadata", "labels");
  const budgets = ofKind(manifests, "PodDisruptionBudget").filter((budget) =>
    matches(at(budget, "spec", "selector"), labels),
  );
  const replicas = at(deployment, "spec", "replicas");
  return [
    ...(replicas === 2 ? [] : [`has ${String(replicas)} replicas instead of 2`]),
    ...(budgets.length === 1 ? [] : [`${budgets.length} PodDisruptionBudgets select its pods instead of 1`]),
    ...budgets.flatMap((budget) =>
      at(budget, "spec", "maxUnavailable") === 1 ? [] : [`${nameOf(budget)} does not allow one pod to go`],
    ),
    ...(isSpread(deployment, labels) ? [] : ["its pods may share a node"]),
    ...containersOf(deployment).flatMap(containerProblems),
  ]
    .map((problem) => `${nameOf(deployment)}: ${problem}`)
    .concat(placementProblems(deployment));
}

function placementProblems(workload: Manifest): string[] {
  const pod = at(workload, "spec", "template", "spec");
  const selector = Object.entries(systemNodeLabels).every(
    ([key, value]) => at(pod, "nodeSelector", key) === value,
  );
  return [
    ...(selector ? [] : ["does not select system nodes"]),
    ...(toleratesSystem(pod) ? [] : ["does not tolerate the taint of system nodes"]),
  ].map((problem) => `${nameOf(workload)}: ${problem}`);
}

/** A DaemonSet runs on every node, tainted or not. */
function daemonSetProblems(daemonSet: Manifest): string[] {
  const tolerations = listAt(daemonSet, "spec", "template", "spec", "tolerations");
  const any = tolerations.some(
    (toleration) =>
      at(toleration, "operator") === "Exists" &&
      at(toleration, "key") === undefined &&
      at(toleration, "effect") === undefined,
  );
  return [
    ...(any ? [] : [`${nameOf(daemonSet)}: does not tolerate every taint`]),
    ...containersOf(daemonSet).flatMap((container) =>
      containerProblems(container).map((problem) => `${nameOf(daemonSet)}: ${problem}`),
    ),
  ];
}

function toleratesSystem(pod: unknown): boolean {
  return listAt(pod, "tolerations").some(
    (toleration) =>
      at(toleration, "key") === systemNodeTaint.key &&
      (at(toleration, "operator") === "Exists" || at(toleration, "value") === systemNodeTaint.value),
  );
}

/** Two pods never share a node: by a spread constraint or by anti-affinity, either over the pod's own labels. */
function isSpread(deployment: Manifest, labels: unknown): boolean {
  const pod = at(deployment, "spec", "template", "spec");
  const hostname = "kubernetes.io/hostname";
  const constraints = listAt(pod, "topologySpreadConstraints").filter(
    (constraint) =>
      at(constraint, "topologyKey") === hostname && at(constraint, "whenUnsatisfiable") === "DoNotSchedule",
  );
  const antiAffinity = listAt(
    pod,
    "affinity",
    "podAntiAffinity",
    "requiredDuringSchedulingIgnoredDuringExecution",
  ).filter((term) => at(term, "topologyKey") === hostname);
  return [...constraints, ...antiAffinity].some((rule) => matches(at(rule, "labelSelector"), labels));
}

function containersOf(workload: Manifest): unknown[] {
  return listAt(workload, "spec", "template", "spec", "containers");
}

function containerProblems(container: unknown): string[] {
  const name = String(at(container, "name"));
  const image = String(at(container, "image"));
  const requests = at(container, "resources", "requests");
  return [
    ...(at(requests, "cpu") !== undefined && at(requests, "memory") !== undefined
      ? []
      : [`container ${name} asks for no CPU and memory`]),
    ...(/:[^/]+$/.test(image) && !image.endsWith(":latest")
      ? []
      : [`container ${name} has the image ${image}`]),
  ];
}

/** A service account that the values give a role has it, and a workload runs as that account. */
function roleProblems(manifests: readonly Manifest[], values: unknown): string[] {
  return roleAccounts(values).flatMap((account) => {
    const name = at(account, "name");
    const made = ofKind(manifests, "ServiceAccount").find((one) => at(one, "metadata", "name") === name);
    const used = ofKind(manifests, "Deployment").some(
      (one) => at(one, "spec", "template", "spec", "serviceAccountName") === name,
    );
    return [
      ...(isDeepStrictEqual(at(made, "metadata", "annotations"), at(account, "annotations"))
        ? []
        : [`ServiceAccount ${String(name)}: does not have the role`]),
      ...(used ? [] : [`ServiceAccount ${String(name)}: no Deployment runs as it`]),
    ];
  });
}

/** The parts of values that give a service account a role. */
function roleAccounts(values: unknown): unknown[] {
  if (typeof values !== "object" || values === null) return [];
  if (at(values, "annotations", "eks.amazonaws.com/role-arn") !== undefined) return [values];
  return Object.values(values).flatMap(roleAccounts);
}
