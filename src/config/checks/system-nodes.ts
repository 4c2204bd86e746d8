/** The `system` node group: sizes in order, instance types of one architecture. */
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";
import { architectureOf } from "../instance-types";

/** Checks the node group of one region. */
export function checkSystemNodes(region: RegionDraft): Problem[] {
  return [...checkSizes(region), ...checkArchitectures(region)];
}

function checkSizes({ systemNodes, pathOf }: RegionDraft): Problem[] {
  const { minSize, maxSize, maxSizeGiven } = systemNodes;
  if (minSize === undefined || maxSize === undefined || maxSize >= minSize) return [];
  return [
    {
      path: pathOf("cluster", "systemNodes", "maxSize"),
      found: `${maxSize}${maxSizeGiven ? "" : " (the default)"} is less than minSize ${minSize}`,
      expected: "expected at least minSize",
      fix: `use e.g. ${minSize + 1}: an update needs room for one more node`,
    },
  ];
}

function checkArchitectures({ systemNodes, pathOf }: RegionDraft): Problem[] {
  const types = systemNodes.instanceTypes ?? [];
  const of = (architecture: string) => types.filter((type) => architectureOf(type) === architecture);
  const arm = of("arm64");
  const intel = of("x86_64");
  if (arm.length === 0 || intel.length === 0) return [];
  return [
    {
      path: pathOf("cluster", "systemNodes", "instanceTypes"),
      found: `${arm.join(", ")} ${be(arm)} arm64 and ${intel.join(", ")} ${be(intel)} x86_64`,
      expected: "a node group has one AMI and so one architecture",
      fix: `keep ${arm.join(", ")} or ${intel.join(", ")}`,
    },
  ];
}

const be = (list: readonly string[]) => (list.length === 1 ? "is" : "are");
