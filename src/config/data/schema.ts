/** The shape of the settings of database, cache and registry. */
import { z } from "zod";
import { listOf } from "../complaints";
import { regionName } from "../fields";
import { settings } from "../settings";
import * as fields from "./fields";
import type { CacheInput, DatabaseInput, EcrInput } from "./input";

/** Settings of the database. */
export const database = settings({
  engineVersion: fields.auroraVersion.optional(),
  minAcu: fields.minAcu.optional(),
  maxAcu: fields.maxAcu.optional(),
  autoPauseSeconds: fields.autoPauseSeconds.optional(),
  readers: fields.readers.optional(),
  backupRetentionDays: fields.backupRetentionDays.optional(),
  backupPlan: settings({
    retentionDays: fields.planRetentionDays.optional(),
    schedule: fields.backupSchedule.optional(),
    copyRegion: regionName.optional(),
  }).optional(),
  deletionProtection: z.boolean().optional(),
}) satisfies z.ZodType<DatabaseInput>;

/** Settings of the cache. */
export const cache = settings({
  engineVersion: fields.valkeyVersion.optional(),
  nodeType: fields.cacheNodeType.optional(),
  replicas: fields.cacheReplicas.optional(),
}) satisfies z.ZodType<CacheInput>;

/** Settings of the registry. */
export const ecr = settings({
  repositories: listOf(fields.repositoryName, 1).optional(),
  keepImages: fields.keepImages.optional(),
  pullAccounts: listOf(fields.accountId).optional(),
  replicateToSpokes: z.boolean().optional(),
}) satisfies z.ZodType<EcrInput>;
