/** The deployment's DNS with every default filled in. */
export interface Dns {
  /** Domain of the hosted zone. */
  readonly zone: string;
  /** Undefined when the zone is found by its domain, or made. */
  readonly zoneId?: string;
  readonly createZone: boolean;
  /** e.g. `*.coderdemo.io`. */
  readonly wildcardDomain: string;
}
