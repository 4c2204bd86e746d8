/** Availability Zones: of the right region, at least two, each once, no more than the plan has places for. */
import { awsRegion, awsRegionNames, defaultZonesOf } from "../aws-regions";
import { maxZones } from "../cidr-plan";
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";

/** Checks the zones of one region. */
export function checkZones(region: RegionDraft): Problem[] {
  const { name, zonesGiven: zones } = region;
  const path = region.pathOf("vpc", "availabilityZones");
  if (zones === undefined) return checkDefault(region, path);
  const foreign =
    name === undefined ? [] : zones.flatMap((zone, index) => checkZone(zone, name, `${path}[${index}]`));
  return [...foreign, ...checkNumber(zones, name, path)];
}

/** Whether the address plan can be made for these zones. */
export function hasPlannableZones(zones: readonly string[]): boolean {
  return zones.length >= 2 && zones.length <= maxZones && new Set(zones).size === zones.length;
}

function checkDefault({ name, zones }: RegionDraft, path: string): Problem[] {
  if (name === undefined || zones !== undefined || awsRegion(name)?.defaultZones !== undefined) return [];
  return [
    {
      path,
      found: "is missing",
      expected: `the zones of ${name} differ from account to account, so that there is no default`,
      fix: `list two of those that aws ec2 describe-availability-zones --region ${name} shows`,
    },
  ];
}

function checkZone(zone: string, name: string, path: string): Problem[] {
  if (zone.startsWith(name) && /^[a-f]$/.test(zone.slice(name.length))) return [];
  const owner = awsRegionNames.find(
    (other) => zone.startsWith(other) && /^[a-z]$/.test(zone.slice(other.length)),
  );
  const isForeign = owner !== undefined && owner !== name;
  return [
    {
      path,
      found: isForeign
        ? `${zone} is a zone of ${owner}`
        : `${JSON.stringify(zone)} is not an Availability Zone`,
      expected: `expected a zone of ${name}`,
      fix: `use e.g. ${(defaultZonesOf(name) ?? [`${name}a`]).join(", ")}`,
    },
  ];
}

function checkNumber(zones: readonly string[], name: string | undefined, path: string): Problem[] {
  const repeated = zones.find((zone, index) => zones.indexOf(zone) !== index);
  if (repeated !== undefined) {
    const found = `${repeated} is listed twice`;
    return [{ path, found, expected: "each zone may appear once", fix: "remove one of them" }];
  }
  if (zones.length < 2) {
    return [
      {
        path,
        found: zones.length === 0 ? "no zone is listed" : `only ${zones[0]} is listed`,
        expected: "EKS needs two zones, and so does a deployment that must outlive one",
        fix: `add another zone${name === undefined ? "" : ` of ${name}`}, or leave the setting out for the default`,
      },
    ];
  }
  if (zones.length <= maxZones) return [];
  const found = `${zones.length} zones are listed`;
  const fix = `keep the first ${maxZones}: ${zones.slice(0, maxZones).join(", ")}`;
  return [{ path, found, expected: `the address plan has places for ${maxZones}`, fix }];
}
