/** A region's own name, e.g. `us-west-2.coderdemo.io`. */
export function regionDomain(region: string, domain: string): string {
  return `${region}.${domain}`;
}

/** Whether a certificate for the domain and its wildcard covers a host name pattern such as `*-apps.coderdemo.io`. */
export function isCoveredBy(pattern: string, domain: string): boolean {
  const [, ...parent] = pattern.split(".");
  return parent.join(".") === domain;
}
