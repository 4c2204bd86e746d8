import { dataDefaults } from "./defaults";
import type { BackupPlanInput, CacheInput, DatabaseInput, EcrInput } from "./input";
import type { Cache, Database, DatabaseBackupPlan, Ecr } from "./types";

/** Fills in the database's defaults. */
export function resolveDatabase(input: DatabaseInput = {}): Database {
  const defaults = dataDefaults.database;
  const engineVersion = input.engineVersion ?? defaults.engineVersion;
  const [majorVersion = ""] = engineVersion.split(".");
  return {
    engineVersion,
    majorVersion,
    minAcu: input.minAcu ?? defaults.minAcu,
    maxAcu: input.maxAcu ?? defaults.maxAcu,
    autoPauseSeconds: input.autoPauseSeconds ?? defaults.autoPauseSeconds,
    readers: input.readers ?? defaults.readers,
    backupRetentionDays: input.backupRetentionDays ?? defaults.backupRetentionDays,
    ...(input.backupPlan === undefined ? {} : { backupPlan: resolveBackupPlan(input.backupPlan) }),
    deletionProtection: input.deletionProtection ?? defaults.deletionProtection,
  };
}

function resolveBackupPlan(input: BackupPlanInput): DatabaseBackupPlan {
  return {
    retentionDays: input.retentionDays ?? dataDefaults.backupPlan.retentionDays,
    schedule: input.schedule ?? dataDefaults.backupPlan.schedule,
    ...(input.copyRegion === undefined ? {} : { copyRegion: input.copyRegion }),
  };
}

/** Fills in the cache's defaults. */
export function resolveCache(input: CacheInput = {}): Cache {
  return {
    engineVersion: input.engineVersion ?? dataDefaults.cache.engineVersion,
    nodeType: input.nodeType ?? dataDefaults.cache.nodeType,
    replicas: input.replicas ?? dataDefaults.cache.replicas,
  };
}

/** Fills in the registry's defaults. */
export function resolveEcr(input: EcrInput = {}): Ecr {
  return {
    repositories: input.repositories ?? dataDefaults.ecr.repositories,
    keepImages: input.keepImages ?? dataDefaults.ecr.keepImages,
    pullAccounts: input.pullAccounts ?? dataDefaults.ecr.pullAccounts,
    replicateToSpokes: input.replicateToSpokes ?? dataDefaults.ecr.replicateToSpokes,
  };
}
