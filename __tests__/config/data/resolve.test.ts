import { describe, expect, it } from "vitest";
import { resolveCache, resolveDatabase, resolveEcr } from "../../../src/config/data/resolve";

describe("defaults of the data layers", () => {
  it("are filled in", () => {
    expect(resolveDatabase()).toEqual({
      engineVersion: "17.10",
      majorVersion: "17",
      minAcu: 0.5,
      maxAcu: 16,
      autoPauseSeconds: 300,
      readers: 1,
      backupRetentionDays: 14,
      deletionProtection: true,
    });
    expect(resolveCache()).toEqual({ engineVersion: "8.2", nodeType: "cache.t4g.small", replicas: 1 });
    expect(resolveEcr()).toEqual({
      repositories: ["base-ws", "claude-ws", "goose-ws", "fetch-and-store", "coder-preview"],
      keepImages: 100,
      pullAccounts: [],
      replicateToSpokes: false,
    });
  });

  it("give way to what is said", () => {
    const database = {
      engineVersion: "16.8",
      minAcu: 0,
      maxAcu: 4,
      autoPauseSeconds: 600,
      readers: 0,
      backupRetentionDays: 35,
      deletionProtection: false,
    };
    expect(resolveDatabase(database)).toEqual({ ...database, majorVersion: "16" });
    expect(resolveDatabase({ backupPlan: {} }).backupPlan).toEqual({
      retentionDays: 90,
      schedule: "cron(0 5 * * ? *)",
    });
    const plan = { retentionDays: 365, schedule: "cron(0 1 ? * SUN *)", copyRegion: "us-west-2" };
    expect(resolveDatabase({ backupPlan: plan }).backupPlan).toEqual(plan);
    const cache = { engineVersion: "7.2", nodeType: "cache.r7g.large", replicas: 2 };
    expect(resolveCache(cache)).toEqual(cache);
    const ecr = {
      repositories: ["ws"],
      keepImages: 5,
      pullAccounts: ["123456789012"],
      replicateToSpokes: true,
    };
    expect(resolveEcr(ecr)).toEqual(ecr);
  });
});
