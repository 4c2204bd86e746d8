import { versions } from "../../versions";

/** The defaults that input.ts documents with `@default`. */
export const dataDefaults = {
  database: {
    engineVersion: versions.auroraPostgresql.default,
    minAcu: 0.5,
    maxAcu: 16,
    autoPauseSeconds: 300,
    readers: 1,
    backupRetentionDays: 14,
    deletionProtection: true,
  },
  backupPlan: { retentionDays: 90, schedule: "cron(0 5 * * ? *)" },
  cache: { engineVersion: versions.valkey.default, nodeType: "cache.t4g.small", replicas: 1 },
  ecr: {
    repositories: ["base-ws", "claude-ws", "goose-ws", "fetch-and-store", "coder-preview"],
    keepImages: 100,
    pullAccounts: [],
    replicateToSpokes: false,
  },
} as const;
