/** The database: capacities in order, a pause only where there is one, zones for the readers, a second backup region. */
import { awsRegion } from "../aws-regions";
import { dataDefaults } from "../data/defaults";
import * as schema from "../data/schema";
import { orDefault, type RegionDraft, wellFormed } from "../draft";
import type { Problem } from "../errors";
import { type PathOf, valueAt } from "../paths";

/** Checks the settings of the database against each other and against the hub. */
export function checkDatabase(input: unknown, regions: readonly RegionDraft[], pathOf: PathOf): Problem[] {
  const database = valueAt(input, ["database"]);
  const hub = regions.find(({ role }) => role === "hub");
  const at = (...keys: string[]) => pathOf(["database", ...keys]);
  return [
    ...checkCapacity(database, at),
    ...checkAutoPause(database, at),
    ...checkReaders(database, hub, at),
    ...checkCopyRegion(database, hub, at),
  ];
}

type At = (...keys: string[]) => string;

const { minAcu, maxAcu, autoPauseSeconds, readers, backupPlan } = schema.database.shape;
const defaults = dataDefaults.database;

/** Says of a value that nobody wrote it. */
const unless = (given: unknown) => (given === undefined ? " (the default)" : "");

function checkCapacity(database: unknown, at: At): Problem[] {
  const givenLeast = valueAt(database, ["minAcu"]);
  const givenMost = valueAt(database, ["maxAcu"]);
  const least = orDefault(minAcu, givenLeast, defaults.minAcu);
  const most = orDefault(maxAcu, givenMost, defaults.maxAcu);
  if (least === undefined || most === undefined || least <= most) return [];
  return [
    {
      path: at("minAcu"),
      found: `${least}${unless(givenLeast)} is more than maxAcu ${most}${unless(givenMost)}`,
      expected: "expected at most maxAcu",
      fix: `use e.g. ${most}, or maxAcu ${Math.max(1, least)}`,
    },
  ];
}

function checkAutoPause(database: unknown, at: At): Problem[] {
  const seconds = wellFormed(autoPauseSeconds, valueAt(database, ["autoPauseSeconds"]));
  const given = valueAt(database, ["minAcu"]);
  const least = orDefault(minAcu, given, defaults.minAcu);
  if (seconds === undefined || least === undefined || least === 0) return [];
  return [
    {
      path: at("autoPauseSeconds"),
      found: `${seconds} was given, but minAcu is ${least}${unless(given)}`,
      expected: "only a database with minAcu 0 pauses",
      fix: "remove it, or use minAcu 0",
    },
  ];
}

function checkReaders(database: unknown, hub: RegionDraft | undefined, at: At): Problem[] {
  const given = valueAt(database, ["readers"]);
  const number = orDefault(readers, given, defaults.readers);
  const zones = hub?.zones?.length;
  if (number === undefined || zones === undefined || zones < 2 || number < zones) return [];
  return [
    {
      path: at("readers"),
      found: `${number}${unless(given)} readers and the writer need ${number + 1} zones; the hub has ${zones}`,
      expected: "every instance stands in a zone of its own",
      fix: `use e.g. ${zones - 1}`,
    },
  ];
}

function checkCopyRegion(database: unknown, hub: RegionDraft | undefined, at: At): Problem[] {
  const plan = wellFormed(backupPlan, valueAt(database, ["backupPlan"]));
  const copy = plan?.copyRegion;
  const home = hub?.name;
  if (copy === undefined || home === undefined) return [];
  const path = at("backupPlan", "copyRegion");
  if (copy === home) {
    return [
      {
        path,
        found: `${copy} is the hub's own region`,
        expected: "a copy is for the loss of that region",
        fix: "use another region",
      },
    ];
  }
  const [from, to] = [awsRegion(home)?.partition, awsRegion(copy)?.partition];
  if (from === to) return [];
  return [
    {
      path,
      found: `${copy} is in the partition ${to}, the hub in ${from}`,
      expected: "backups cannot be copied from one partition into another",
      fix: `use a region of the partition ${from}`,
    },
  ];
}
