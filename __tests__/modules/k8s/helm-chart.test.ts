import { describe, expect, it } from "vitest";
import { HelmChart, type HelmChartProps } from "../../../src/modules/k8s/helm-chart";
import { addOn, valuesOf } from "./bootstrap/support";

function release(props: Partial<HelmChartProps> = {}) {
  const layer = addOn((scope) => {
    new HelmChart(scope, "it", {
      chart: { name: "some-chart", repository: "https://charts.test" },
      version: "1.2.3",
      namespace: "some-namespace",
      ...props,
    });
  });
  return { layer, attributes: layer.resource("helm_release", "it") };
}

describe("HelmChart", () => {
  it("is given values only, and has exactly these settings", () => {
    expect(release().attributes).toEqual({
      name: "some-chart",
      repository: "https://charts.test",
      chart: "some-chart",
      version: "1.2.3",
      namespace: "some-namespace",
      atomic: true,
      wait: true,
      timeout: 600,
      max_history: 5,
    });
    const { layer } = release({ values: { replicaCount: 2, tls: { enabled: true } } });
    expect(valuesOf(layer, "it")).toEqual({ replicaCount: 2, tls: { enabled: true } });
  });

  it("S0-17: gives a load balancer and large images ten minutes, and never creates before it destroys", () => {
    const { attributes } = release();
    expect(attributes).toMatchObject({ wait: true, timeout: 600 });
    expect(attributes).not.toHaveProperty("lifecycle");
    expect(release({ timeoutSeconds: 1800 }).attributes.timeout).toBe(1800);
  });

  it("leaves the CRDs to another chart when it is told so", () => {
    expect(release({ skipCrds: true }).attributes.skip_crds).toBe(true);
  });
});
