/** Database, cache and registry with every default filled in. */

/** The hub's database. */
export interface Database {
  /** e.g. `17.10`. */
  readonly engineVersion: string;
  /** First part of the version, e.g. `17`. */
  readonly majorVersion: string;
  readonly minAcu: number;
  readonly maxAcu: number;
  /** Of interest only while `minAcu` is 0. */
  readonly autoPauseSeconds: number;
  readonly readers: number;
  readonly backupRetentionDays: number;
  /** Undefined when RDS's own backups are all there is. */
  readonly backupPlan?: DatabaseBackupPlan;
  readonly deletionProtection: boolean;
}

/** A plan of AWS Backup. */
export interface DatabaseBackupPlan {
  readonly retentionDays: number;
  readonly schedule: string;
  /** Undefined when backups stay in the hub's region. */
  readonly copyRegion?: string;
}

/** The hub's cache. */
export interface Cache {
  readonly engineVersion: string;
  readonly nodeType: string;
  readonly replicas: number;
}

/** The image registry. */
export interface Ecr {
  readonly repositories: readonly string[];
  readonly keepImages: number;
  readonly pullAccounts: readonly string[];
  readonly replicateToSpokes: boolean;
}
