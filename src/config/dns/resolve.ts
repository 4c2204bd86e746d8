import type { DnsInput } from "./input";
import type { Dns } from "./types";

/** Fills in the defaults of the DNS settings. */
export function resolveDns(domain: string, input: DnsInput = {}): Dns {
  return {
    zone: input.zone ?? domain,
    ...(input.zoneId === undefined ? {} : { zoneId: input.zoneId }),
    createZone: input.createZone ?? false,
    wildcardDomain: input.wildcardDomain ?? `*.${domain}`,
  };
}
