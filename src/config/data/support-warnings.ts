import { versions } from "../../versions";
import type { Database } from "./types";

/** A warning about an Aurora PostgreSQL major version that has left standard support. */
export function databaseWarnings({ engineVersion, majorVersion }: Database, today: Date): string[] {
  const until = versions.auroraPostgresql.majors[majorVersion]?.standardUntil;
  if (until === undefined || today.toISOString().slice(0, 10) <= until) return [];
  return [
    `database.engineVersion: standard support of Aurora PostgreSQL ${majorVersion} ended on ${until}; extended support costs more per ACU hour; upgrade from ${engineVersion} towards ${versions.auroraPostgresql.default}`,
  ];
}
