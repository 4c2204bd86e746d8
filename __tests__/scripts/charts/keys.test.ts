import { describe, expect, it } from "vitest";
import { checkKeys, leaves } from "../../../scripts/lib/charts/keys";

/** A chart that reads `replicas` and `pod.labels`, and `secret` only with a cluster. */
const chart = {
  render: async (values: unknown) => {
    const { replicas, pod } = values as { replicas?: number; pod?: { labels?: object } };
    return JSON.stringify({ replicas, labels: pod?.labels });
  },
  ownValues: { replicas: 1, pod: { labels: {} }, secret: { keep: false } },
  templates: "{{ .Values.replicas }} {{ .Values.pod.labels }} {{ if .Values.secret.keep }}{{ end }}",
};

describe("checkKeys", () => {
  it("finds the values that a chart reads, those that need a cluster, and those that it does not read", async () => {
    const values = { replicas: 2, pod: { labels: { app: "x" } }, secret: { keep: true }, replicaCount: 2 };
    expect(await checkKeys(chart, values)).toEqual([
      { key: "replicas", status: "read" },
      { key: "pod.labels.app", status: "read" },
      { key: "secret.keep", status: "declared" },
      { key: "replicaCount", status: "unread" },
    ]);
  });

  it("counts a key in the wrong place as unread", async () => {
    expect(await checkKeys(chart, { pod: { replicas: 2 } })).toEqual([
      { key: "pod.replicas", status: "unread" },
    ]);
  });
});

describe("leaves", () => {
  it("are everything that holds nothing further", () => {
    expect(leaves({ a: { b: 1 }, c: [{ d: true }, "e"], f: {}, g: [] })).toEqual([
      ["a", "b"],
      ["c", 0, "d"],
      ["c", 1],
      ["f"],
      ["g"],
    ]);
  });
});
