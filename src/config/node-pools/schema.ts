/** The shape of the settings of Karpenter's pools. */
import { z } from "zod";
import { checked, format, listOf, quoted, wholeNumber } from "../complaints";
import { settings } from "../settings";
import { useNearest } from "../spelling";
import type { NodePoolsInput } from "./input";
import { instanceFamilies } from "./instance-families";
import { amiFamilies, capacityTypes, disruptionReasons, type nodePoolNames } from "./kinds";

const instanceFamily = checked(z.string(), (value) => {
  if (instanceFamilies.includes(value)) return undefined;
  const [family = ""] = value.split(".");
  return {
    found: `${quoted(value)} is not an EC2 instance family that Karpenter knows`,
    expected: "expected the part of an instance type before the dot, e.g. m7i",
    fix: instanceFamilies.includes(family) ? `use ${family}` : useNearest(value, instanceFamilies),
  };
});

const instanceSize = format(
  (value) => /^(nano|micro|small|medium|large|(\d+)?xlarge|metal(-\d+xl)?)$/.test(value),
  "an EC2 instance size",
  "expected the part of an instance type after the dot",
  "2xlarge",
);

const duration = format(
  (value) => /^([0-9]+(s|m|h))+$/.test(value),
  "a duration",
  "expected hours, minutes and seconds",
  "30m",
);

const lifetime = format(
  (value) => /^(([0-9]+(s|m|h))+|Never)$/.test(value),
  "a lifetime",
  "expected hours, minutes and seconds, or Never",
  "720h",
);

const amiVersion = format(
  (value) => /^v[0-9][0-9.]*$/.test(value),
  "the release of a node image",
  'expected v and a number; "latest" would replace nodes whenever AWS publishes an image',
  "v20260903",
);

const taint = settings({
  key: z.string(),
  value: z.string(),
  effect: z.enum(["NoSchedule", "PreferNoSchedule", "NoExecute"]),
});

const budget = checked(
  settings({
    nodes: format(
      (value) => /^((100|[0-9]{1,2})%|[0-9]+)$/.test(value),
      "a number of nodes",
      "expected a number or a percentage, as text",
      '"10%"',
    ),
    reasons: z.array(z.enum(disruptionReasons)).optional(),
    schedule: format(
      (value) => /^\S+( \S+){4}$/.test(value),
      "a schedule",
      "expected a cron expression of five fields, in UTC",
      "0 0 * * mon",
    ).optional(),
    duration: format(
      (value) => /^(([0-9]+h)?[0-9]+m|[0-9]+h)$/.test(value),
      "the duration of a budget",
      "expected hours and minutes",
      "14h",
    ).optional(),
  }),
  ({ schedule, duration }) =>
    (schedule === undefined) === (duration === undefined)
      ? undefined
      : {
          found: `it has a ${schedule === undefined ? "duration and no schedule" : "schedule and no duration"}`,
          expected: "the schedule says when the budget begins to hold, the duration for how long",
          fix: "set both, or none for a budget that always holds",
        },
);

/** Settings of one pool. */
export const nodePool = settings({
  limits: settings(
    { cpu: wholeNumber(1, 1_000_000), memoryGiB: wholeNumber(1, 10_000_000) },
    "expected the pool's largest size, or one mistake in a template could start any number of instances, e.g. { cpu: 64, memoryGiB: 256 }",
  ),
  instanceFamilies: listOf(instanceFamily, 1).optional(),
  instanceSizes: listOf(instanceSize, 1).optional(),
  architecture: z.enum(["arm64", "x86_64"]).optional(),
  capacityTypes: listOf(z.enum(capacityTypes), 1).optional(),
  amiFamily: z.enum(amiFamilies).optional(),
  amiVersion: amiVersion.optional(),
  diskGiB: wholeNumber(20, 16384).optional(),
  diskIops: wholeNumber(3000, 16000).optional(),
  diskThroughput: wholeNumber(125, 1000).optional(),
  taints: z.array(taint).optional(),
  consolidation: z.enum(["WhenEmpty", "WhenEmptyOrUnderutilized"]).optional(),
  consolidateAfter: duration.optional(),
  expireAfter: lifetime.optional(),
  budgets: z.array(budget).optional(),
});

/** Settings of a region's pools. */
export const nodePools = settings({
  "system-spill": nodePool.optional(),
  "coder-server": nodePool.optional(),
  "coder-provisioner": nodePool.optional(),
  "coder-workspace": nodePool.optional(),
} satisfies Record<(typeof nodePoolNames)[number], z.ZodType>) satisfies z.ZodType<NodePoolsInput>;
