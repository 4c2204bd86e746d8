/** A parameter of an Aurora PostgreSQL cluster. */
export interface AuroraParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * What differs from the engine's defaults.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Reference.ParameterGroups.html
 */
export const auroraParameters: readonly AuroraParameter[] = [
  /** Refuses connections without TLS. Said explicitly, because the engine's default differs between major versions. */
  { name: "rds.force_ssl", value: "1" },
  { name: "log_connections", value: "1" },
  { name: "log_disconnections", value: "1" },
  /** Milliseconds. */
  { name: "log_min_duration_statement", value: "1000" },
];
