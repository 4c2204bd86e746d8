import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { LocalChart, type LocalChartSource, localChartFiles } from "../../../src/modules/k8s/local-chart";
import { addOn, valuesOf } from "./bootstrap/support";

const source: LocalChartSource = {
  name: "things",
  description: "Things.",
  values: "things: []\n",
  templates: { "things.yaml": "{{- range .Values.things }}\n{{- end }}\n" },
};

describe("LocalChart", () => {
  it("is a release of the chart beside the layer", () => {
    const layer = addOn((scope) => {
      new LocalChart(scope, "things", { source, namespace: "default", values: { things: ["one"] } });
    });
    expect(layer.resource("helm_release", "things")).toMatchObject({
      name: "things",
      chart: "${path.module}/charts/things",
      namespace: "default",
      wait: true,
    });
    expect(layer.resource("helm_release", "things")).not.toHaveProperty("version");
    expect(valuesOf(layer, "things")).toEqual({ things: ["one"] });
  });

  it("brings its files", () => {
    const files = localChartFiles(source);
    expect([...files.keys()]).toEqual([
      "charts/things/Chart.yaml",
      "charts/things/values.yaml",
      "charts/things/templates/things.yaml",
    ]);
    expect(parse(files.get("charts/things/Chart.yaml") ?? "")).toEqual({
      apiVersion: "v2",
      name: "things",
      description: "Things.",
      type: "application",
      version: expect.stringMatching(/^1\.0\.0\+[0-9a-f]{8}$/),
    });
    expect(files.get("charts/things/values.yaml")).toBe(source.values);
  });

  it("has another version when a file is another one: the helm provider upgrades by version", () => {
    const version = (changed: Partial<LocalChartSource>) =>
      parse(localChartFiles({ ...source, ...changed }).get("charts/things/Chart.yaml") ?? "").version;
    expect(version({})).toBe(version({}));
    expect(version({ values: "things: {}\n" })).not.toBe(version({}));
    expect(version({ templates: { "things.yaml": "" } })).not.toBe(version({}));
  });
});
