/** What a person may say about the deployment's DNS. */
export interface DnsInput {
  /**
   * Domain of the public hosted zone that all records go into: the deployment's domain, or one above it.
   * @default the deployment's domain
   */
  readonly zone?: string;
  /**
   * Id of the hosted zone, where several have the same domain.
   * @default found by its domain
   */
  readonly zoneId?: string;
  /**
   * Whether the hub's acm layer makes the hosted zone instead of finding it.
   * @default false
   */
  readonly createZone?: boolean;
  /**
   * Host name pattern of workspace apps (Coder's wildcard access URL): one `*` in the first label.
   * @default `*.<domain>`
   */
  readonly wildcardDomain?: string;
}
