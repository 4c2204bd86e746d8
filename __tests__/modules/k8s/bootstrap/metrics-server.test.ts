import { describe, expect, it } from "vitest";
import { MetricsServer, type MetricsServerProps } from "../../../../src/modules/k8s/bootstrap/metrics-server";
import { addOn, spread, systemPlacement, valuesOf } from "./support";

function made(props: MetricsServerProps = {}) {
  return addOn((layer) => {
    new MetricsServer(layer, "Default", props);
  });
}

describe("MetricsServer", () => {
  it("is a release of the pinned chart in kube-system", () => {
    expect(made().resource("helm_release", "metrics_server")).toMatchObject({
      name: "metrics-server",
      repository: "https://kubernetes-sigs.github.io/metrics-server",
      version: "3.13.1",
      namespace: "kube-system",
    });
  });

  it("sets exactly these values: both of its connections are verified", () => {
    const labels = {
      "app.kubernetes.io/name": "metrics-server",
      "app.kubernetes.io/instance": "metrics-server",
    };
    expect(valuesOf(made(), "metrics_server")).toEqual({
      replicas: 2,
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      ...systemPlacement,
      topologySpreadConstraints: spread(labels),
      resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "256Mi" } },
      apiService: { insecureSkipTLSVerify: false },
      tls: { type: "helm", helm: { lookup: true, certDurationDays: 3650 } },
    });
  });

  it("takes version and number of replicas", () => {
    const layer = made({ chartVersion: "3.14.0", replicas: 3 });
    expect(layer.resource("helm_release", "metrics_server").version).toBe("3.14.0");
    expect(valuesOf(layer, "metrics_server").replicas).toBe(3);
  });
});
