/** What a person may say about the hub's database, cache and image registry. */

/** The hub's database: Aurora PostgreSQL Serverless v2, for Coder and LiteLLM. */
export interface DatabaseInput {
  /**
   * Aurora PostgreSQL version.
   * @default versions.auroraPostgresql.default
   */
  readonly engineVersion?: string;
  /**
   * Smallest capacity in ACU (2 GiB of memory each), in half steps. 0 pauses an idle database; Coder's servers keep
   * connections open, so that it pauses only while none of them runs.
   * @default 0.5
   */
  readonly minAcu?: number;
  /**
   * Largest capacity in ACU, 1 to 256 in half steps.
   * @default 16
   */
  readonly maxAcu?: number;
  /**
   * Seconds without a connection after which the database pauses, 300 to 86400; only with `minAcu` 0.
   * @default 300
   */
  readonly autoPauseSeconds?: number;
  /**
   * Readers, each in a zone of its own; the first one takes over when the writer fails.
   * @default 1
   */
  readonly readers?: number;
  /**
   * Days that automated backups (point-in-time restore) are kept, 1 to 35.
   * @default 14
   */
  readonly backupRetentionDays?: number;
  /**
   * Backups that are kept longer or copied to another region, by AWS Backup.
   * @default none
   */
  readonly backupPlan?: BackupPlanInput;
  /**
   * Whether AWS refuses to delete the cluster.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/** A plan of AWS Backup for the database. */
export interface BackupPlanInput {
  /**
   * Days that a backup is kept.
   * @default 90
   */
  readonly retentionDays?: number;
  /**
   * When the daily backup starts, in UTC: `cron(<minute> <hour> <day> <month> <weekday> <year>)`.
   * @default "cron(0 5 * * ? *)"
   */
  readonly schedule?: string;
  /**
   * Region that receives a copy of every backup; a vault is made there.
   * @default none
   */
  readonly copyRegion?: string;
}

/** The hub's cache: ElastiCache for Valkey, for LiteLLM. Coder itself needs none. */
export interface CacheInput {
  /**
   * Valkey version.
   * @default versions.valkey.default
   */
  readonly engineVersion?: string;
  /**
   * Node type.
   * @default "cache.t4g.small"
   */
  readonly nodeType?: string;
  /**
   * Replicas of the primary node in other zones, 0 to 5.
   * @default 1
   */
  readonly replicas?: number;
}

/** The image registry of the hub's region: Amazon ECR. */
export interface EcrInput {
  /**
   * Names of the repositories.
   * @default ["base-ws", "claude-ws", "goose-ws", "fetch-and-store", "coder-preview"]
   */
  readonly repositories?: readonly string[];
  /**
   * Images that every repository keeps; older ones are deleted.
   * @default 100
   */
  readonly keepImages?: number;
  /**
   * Numbers of further AWS accounts that may pull.
   * @default []
   */
  readonly pullAccounts?: readonly string[];
  /**
   * Whether images are copied to repositories of the same names in the spokes' regions.
   * @default false
   */
  readonly replicateToSpokes?: boolean;
}
