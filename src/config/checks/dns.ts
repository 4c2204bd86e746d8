/** DNS: a zone that owns the domain, a wildcard that the certificate covers, certificates of the right region. */
import { z } from "zod";
import { certificateRegion } from "../dns/fields";
import { isCoveredBy } from "../dns/names";
import * as schema from "../dns/schema";
import { type RegionDraft, wellFormed } from "../draft";
import type { Problem } from "../errors";
import * as fields from "../fields";
import { type PathOf, valueAt } from "../paths";

/** Checks the DNS settings of a deployment and its regions. */
export function checkDns(input: unknown, regions: readonly RegionDraft[], pathOf: PathOf): Problem[] {
  return [
    ...checkZone(input, pathOf),
    ...checkCreation(input, pathOf),
    ...checkWildcard(input, pathOf),
    ...regions.flatMap(checkCertificate),
  ];
}

const domainOf = (input: unknown) => wellFormed(fields.domain, valueAt(input, ["domain"]));

function checkZone(input: unknown, pathOf: PathOf): Problem[] {
  const zone = wellFormed(schema.dns.shape.zone, valueAt(input, ["dns", "zone"]));
  const domain = domainOf(input);
  if (zone === undefined || domain === undefined) return [];
  if (domain === zone || domain.endsWith(`.${zone}`)) return [];
  return [
    {
      path: pathOf(["dns", "zone"]),
      found: `the zone ${zone} does not own the domain ${domain}`,
      expected: "expected the domain itself or one above it",
      fix: `use ${domain}, or leave it out`,
    },
  ];
}

function checkCreation(input: unknown, pathOf: PathOf): Problem[] {
  const create = wellFormed(z.boolean(), valueAt(input, ["dns", "createZone"]));
  const zoneId = wellFormed(schema.dns.shape.zoneId, valueAt(input, ["dns", "zoneId"]));
  if (create !== true || zoneId === undefined) return [];
  return [
    {
      path: pathOf(["dns", "zoneId"]),
      found: `${zoneId} was given, and createZone is true`,
      expected: "a zone is either made or found",
      fix: "remove one of the two",
    },
  ];
}

function checkWildcard(input: unknown, pathOf: PathOf): Problem[] {
  const wildcard = wellFormed(schema.dns.shape.wildcardDomain, valueAt(input, ["dns", "wildcardDomain"]));
  const domain = domainOf(input);
  if (wildcard === undefined || domain === undefined || isCoveredBy(wildcard, domain)) return [];
  return [
    {
      path: pathOf(["dns", "wildcardDomain"]),
      found: `${wildcard} is outside the names of the certificate (${domain}, *.${domain})`,
      expected: "a wildcard in a certificate stands for one label",
      fix: `use *.${domain}`,
    },
  ];
}

function checkCertificate(region: RegionDraft): Problem[] {
  const { certificateArn: arn } = region;
  const home = arn === undefined ? undefined : certificateRegion(arn);
  if (home === undefined || region.name === undefined || home === region.name) return [];
  return [
    {
      path: region.pathOf("certificateArn"),
      found: `the certificate is in ${home}`,
      expected: "a load balancer uses certificates of its own region",
      fix: `name one in ${region.name}, or leave it out to have one made`,
    },
  ];
}
