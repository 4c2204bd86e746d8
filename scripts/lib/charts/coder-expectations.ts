/** What the rendered charts of Coder must say: the defects that only the chart decides. */
import { versions } from "../../../src/versions";
import { at, listAt, type Manifest, matches, nameOf, ofKind } from "./manifests";

type Expectation = (manifests: readonly Manifest[]) => string[];

/** By name of the chart. */
export const coderExpectations: Readonly<Record<string, Expectation>> = {
  coder: (manifests) => {
    const [deployment] = ofKind(manifests, "Deployment");
    const container = containerOf(deployment);
    const env = environmentOf(container);
    const [service, ...others] = ofKind(manifests, "Service");
    const isProxy = listAt(container, "args").includes("wsproxy");
    const needed = isProxy
      ? ["CODER_PRIMARY_ACCESS_URL", "CODER_PROXY_SESSION_TOKEN"]
      : ["CODER_PG_CONNECTION_URL", "CODER_PROVISIONER_DAEMONS"];
    return [
      ...common(manifests),
      ...needed.flatMap((name) => expect(env.has(name), `S1-01: the pods are not given ${name}`)),
      ...expect(
        !["localhost", "svc.cluster.local"].some((part) =>
          String(env.get("CODER_ACCESS_URL")).includes(part),
        ),
        "S1-02: the access URL is the chart's own",
      ),
      ...expect(!env.has("CODER_REDIRECT_TO_ACCESS_URL"), "S1-07: the servers redirect to themselves"),
      ...expect(
        others.length === 0 && at(service, "spec", "type") === "ClusterIP",
        "S1-03: the chart makes a load balancer",
      ),
      ...expect(at(service, "metadata", "name") === "coder", "there is no Service coder inside the cluster"),
      ...expect(
        listAt(container, "ports").some((port) => at(port, "containerPort") === 2112),
        "rule 9: the port of the metrics is not open",
      ),
      ...expect(isSpread(deployment), "S0-10: its pods may share a node"),
      ...expect(
        at(container, "readinessProbe", "httpGet", "path") === "/healthz",
        "there is no readiness probe",
      ),
    ];
  },
  "coder-provisioner": (manifests) => {
    const [deployment] = ofKind(manifests, "Deployment");
    const container = containerOf(deployment);
    const env = environmentOf(container);
    const key = at(env.get("CODER_PROVISIONER_DAEMON_KEY"), "secretKeyRef");
    return [
      ...common(manifests),
      ...expect(
        at(key, "name") === `${String(at(deployment, "metadata", "name"))}-key` && at(key, "key") === "key",
        "S1-10: the provisioner key does not reach the pods",
      ),
      ...["CODER_PROVISIONER_DAEMON_PSK", "CODER_PROVISIONERD_TAGS"].flatMap((name) =>
        expect(!env.has(name), `S1-10: the pods are given ${name}`),
      ),
      ...expect(Boolean(env.get("CODER_URL")), "rule 2: the pods are not given CODER_URL"),
      ...["livenessProbe", "readinessProbe"].flatMap((probe) =>
        expect(
          at(container, probe) === undefined,
          `S1-28: there is a ${probe} on a port that nothing serves`,
        ),
      ),
      ...expect(
        at(container, "securityContext", "fsGroup") === undefined,
        "S1-28: fsGroup is at a container",
      ),
      ...expect(
        Number(at(deployment, "spec", "template", "spec", "terminationGracePeriodSeconds")) >= 600,
        "a running build gets no time to end",
      ),
    ];
  },
  "coder-logstream-kube": (manifests) => [
    ...expect(ofKind(manifests, "ClusterRole").length === 0, "it may read secrets of every namespace"),
    ...expect(
      ofKind(manifests, "Role").every((role) =>
        String(at(role, "metadata", "namespace")).startsWith("coder-workspaces"),
      ),
      "it may read a namespace without workspaces",
    ),
  ],
};

function common(manifests: readonly Manifest[]): string[] {
  const [deployment] = ofKind(manifests, "Deployment");
  const container = containerOf(deployment);
  const pod = at(deployment, "spec", "template", "spec");
  return [
    ...expect(
      at(container, "image") === `ghcr.io/coder/coder:v${versions.coder}`,
      `S0-11: S1-29: the image is ${String(at(container, "image"))}`,
    ),
    ...repeated(listAt(container, "env").map((one) => String(at(one, "name")))).map(
      (name) => `S1-02: ${name} is set twice`,
    ),
    ...expect(listAt(pod, "tolerations").length === 1, "S1-11: the pods do not tolerate their nodes"),
    ...expect(
      at(container, "resources", "limits", "memory") === at(container, "resources", "requests", "memory"),
      "memory is not both requested and limited",
    ),
    ...expect(
      at(container, "securityContext", "runAsNonRoot") === true &&
        listAt(container, "securityContext", "capabilities", "drop").includes("ALL") &&
        at(container, "securityContext", "allowPrivilegeEscalation") === false,
      "S0-18: the pods break the Pod Security Standard restricted",
    ),
    ...[...ofKind(manifests, "Role"), ...ofKind(manifests, "ClusterRole")].map(
      (role) => `S0-08: the chart gives rights: ${nameOf(role)}`,
    ),
  ];
}

function isSpread(deployment: unknown): boolean {
  const labels = at(deployment, "spec", "template", "metadata", "labels");
  return listAt(deployment, "spec", "template", "spec", "topologySpreadConstraints").some(
    (rule) =>
      at(rule, "topologyKey") === "kubernetes.io/hostname" &&
      at(rule, "whenUnsatisfiable") === "DoNotSchedule" &&
      matches(at(rule, "labelSelector"), labels),
  );
}

function containerOf(deployment: unknown): unknown {
  return listAt(deployment, "spec", "template", "spec", "containers")[0];
}

function environmentOf(container: unknown): Map<string, unknown> {
  return new Map(
    listAt(container, "env").map((one) => [
      String(at(one, "name")),
      at(one, "value") ?? at(one, "valueFrom"),
    ]),
  );
}

function repeated(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

function expect(condition: boolean, problem: string): string[] {
  return condition ? [] : [problem];
}
