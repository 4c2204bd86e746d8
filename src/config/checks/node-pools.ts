/** Karpenter's pools: machines of one architecture, and taints that the pool's pods tolerate. */

import { versions } from "../../versions";
import type { RegionDraft } from "../draft";
import { wellFormed } from "../draft";
import type { Problem } from "../errors";
import { nodePoolDefaults } from "../node-pools/defaults";
import { familyArchitecture } from "../node-pools/instance-families";
import { type NodePoolName, type NodeTaint, nodePoolNames, nodePoolTaints } from "../node-pools/kinds";
import { nodePool } from "../node-pools/schema";
import { valueAt } from "../paths";

const fields = nodePool.shape;

/** Checks the pools of one region. */
export function checkNodePools(region: RegionDraft): Problem[] {
  return nodePoolNames.flatMap((name) => {
    const given = valueAt(region.nodePools, [name]);
    if (given === undefined) return [];
    const pool: PoolDraft = { name, given, pathOf: (...keys) => region.pathOf("nodePools", name, ...keys) };
    return [...checkFamilies(pool), ...checkImages(pool), ...checkTaints(pool), ...checkDisk(pool)];
  });
}

interface PoolDraft {
  readonly name: NodePoolName;
  readonly given: unknown;
  readonly pathOf: (...keys: string[]) => string;
}

function checkFamilies({ name, given, pathOf }: PoolDraft): Problem[] {
  const families =
    valueAt(given, ["instanceFamilies"]) === undefined
      ? nodePoolDefaults[name].instanceFamilies
      : wellFormed(fields.instanceFamilies, valueAt(given, ["instanceFamilies"]));
  if (families === undefined) return [];
  const of = (architecture: string) =>
    families.filter((family) => familyArchitecture(family) === architecture);
  const [arm, intel] = [of("arm64"), of("x86_64")];
  if (arm.length > 0 && intel.length > 0) {
    return [
      {
        path: pathOf("instanceFamilies"),
        found: `${arm.join(", ")} ${be(arm)} arm64 and ${intel.join(", ")} ${be(intel)} x86_64`,
        expected: "the nodes of a pool have one architecture, because container images are built for one",
        fix: `keep ${arm.join(", ")} or ${intel.join(", ")}`,
      },
    ];
  }
  const architecture = wellFormed(fields.architecture, valueAt(given, ["architecture"]));
  const actual = arm.length > 0 ? "arm64" : "x86_64";
  if (architecture === undefined || architecture === actual) return [];
  return [
    {
      path: pathOf("architecture"),
      found: `${architecture} was given, but ${families.join(", ")} ${be(families)} ${actual}`,
      expected: "expected the architecture of the instance families",
      fix: `use ${actual}, or families that are ${architecture}`,
    },
  ];
}

/** Image family and release belong together, and AL2023 is built for Graviton2 and later. */
function checkImages({ given, pathOf }: PoolDraft): Problem[] {
  const family = wellFormed(fields.amiFamily, valueAt(given, ["amiFamily"])) ?? "al2023";
  const version = wellFormed(fields.amiVersion, valueAt(given, ["amiVersion"]));
  const families = wellFormed(fields.instanceFamilies, valueAt(given, ["instanceFamilies"])) ?? [];
  const release = family === "al2023" ? /^v\d{8}$/ : /^v\d+\.\d+\.\d+$/;
  const problems: Problem[] = [];
  if (version !== undefined && !release.test(version)) {
    problems.push({
      path: pathOf("amiVersion"),
      found: `${version} is no release of ${family}`,
      expected: `expected e.g. ${versions.nodeImages[family]}`,
      fix: "use a release of the family, or leave it out for the default",
    });
  }
  // https://docs.aws.amazon.com/linux/al2023/ug/system-requirements.html
  if (family === "al2023" && families.includes("a1")) {
    problems.push({
      path: pathOf("instanceFamilies"),
      found: "a1 has the first Graviton processor, and the image family is al2023",
      expected: "al2023's arm64 images need Graviton2 or later",
      fix: "use e.g. m6g",
    });
  }
  return problems;
}

function checkTaints({ name, given, pathOf }: PoolDraft): Problem[] {
  const taints = wellFormed(fields.taints, valueAt(given, ["taints"])) ?? [];
  const tolerated = describe(nodePoolTaints[name]);
  return taints.flatMap((taint, index) => {
    const found = describe(taint);
    if (found === tolerated) return [];
    return [
      {
        path: pathOf(`taints[${index}]`),
        found: `no workload of the pool tolerates ${found}`,
        expected: `the pods that run here tolerate ${tolerated}; they would stay pending`,
        fix: "remove it",
      },
    ];
  });
}

/** https://docs.aws.amazon.com/ebs/latest/userguide/general-purpose.html#gp3-ebs-volume-type */
function checkDisk({ name, given, pathOf }: PoolDraft): Problem[] {
  const size = wellFormed(fields.diskGiB, valueAt(given, ["diskGiB"])) ?? nodePoolDefaults[name].diskGiB;
  const iops = wellFormed(fields.diskIops, valueAt(given, ["diskIops"])) ?? 3000;
  const throughput = wellFormed(fields.diskThroughput, valueAt(given, ["diskThroughput"])) ?? 125;
  return [
    ...(iops <= size * 500
      ? []
      : [
          {
            path: pathOf("diskIops"),
            found: `${iops} IOPS on ${size} GiB`,
            expected: "gp3 has at most 500 IOPS for each GiB",
            fix: `use at most ${size * 500}, or at least ${Math.ceil(iops / 500)} GiB`,
          },
        ]),
    ...(throughput <= iops / 4
      ? []
      : [
          {
            path: pathOf("diskThroughput"),
            found: `${throughput} MiB/s with ${iops} IOPS`,
            expected: "gp3 has at most 0.25 MiB/s for each IOPS",
            fix: `use at most ${Math.floor(iops / 4)}, or at least ${throughput * 4} IOPS`,
          },
        ]),
  ];
}

const describe = ({ key, value, effect }: NodeTaint) => `${key}=${value}:${effect}`;
const be = (list: readonly string[]) => (list.length === 1 ? "is" : "are");
