import { describe, expect, it } from "vitest";
import { nodePoolNames } from "../../../src/config/node-pools/kinds";
import { doNotDisrupt, onPool, poolPlacement, systemNodeTaint } from "../../../src/modules/k8s/placement";

describe("placement", () => {
  it.each(nodePoolNames)("pods of %s select its nodes and tolerate their taint", (pool) => {
    const { labels, taint } = poolPlacement(pool);
    const { nodeSelector, tolerations } = onPool(pool);
    expect(labels).toMatchObject(nodeSelector);
    expect(tolerations).toEqual([{ ...taint, operator: "Equal" }]);
  });

  it("labels and taints Coder's pools as the documents say", () => {
    expect(poolPlacement("coder-provisioner")).toEqual({
      labels: {
        "node.coder.io/name": "coder",
        "node.coder.io/part-of": "coder",
        "node.coder.io/instance": "coder-v2",
        "node.coder.io/managed-by": "karpenter",
        "node.coder.io/used-for": "coder-provisioner",
      },
      taint: { key: "dedicated", value: "coder-provisioner", effect: "NoSchedule" },
    });
    expect(poolPlacement("coder-workspace").taint.value).toBe("coder-ws");
  });

  it("taints spill nodes like system nodes, and labels them as no part of Coder", () => {
    expect(poolPlacement("system-spill")).toEqual({
      labels: { "node.coder.io/managed-by": "karpenter", "node.coder.io/used-for": "system-spill" },
      taint: systemNodeTaint,
    });
  });

  it("keeps Karpenter from moving a pod", () => {
    expect(doNotDisrupt).toEqual({ "karpenter.sh/do-not-disrupt": "true" });
  });
});
