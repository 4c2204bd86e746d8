import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../../src/config/resolve";
import { versions } from "../../../src/versions";
import { minimal, problemsWith } from "../support";

const database = (settings: Record<string, unknown>) => problemsWith({ database: settings });

describe("the database's capacity", () => {
  it.each([-1, 0.25, 0.75, 257])("is no smallest of %d ACU", (value) => {
    const nearest = Math.min(256, Math.max(0.5, Math.round(value * 2) / 2));
    expect(database({ minAcu: value, maxAcu: 256 })).toEqual([
      `database.minAcu: ${value} ACU was given; expected 0 (pauses when idle), or 0.5 to 256 in half steps; use e.g. ${nearest}`,
    ]);
  });

  it.each([0, 0.5, 1.25, 256.5])("is no largest of %d ACU", (value) => {
    const nearest = Math.min(256, Math.max(1, Math.round(value * 2) / 2));
    expect(database({ maxAcu: value })).toEqual([
      `database.maxAcu: ${value} ACU was given; expected 1 to 256 in half steps; use e.g. ${nearest}`,
    ]);
  });

  it.each([
    [0, 1],
    [0.5, 1],
    [16.5, 16.5],
    [128, 256],
  ])("may reach from %d to %d ACU", (minAcu, maxAcu) => {
    expect(database({ minAcu, maxAcu })).toEqual([]);
  });
});

describe("the retention of automated backups", () => {
  it("S1-13: is at most the 35 days of Aurora; for more, AWS Backup is offered", () => {
    expect(database({ backupRetentionDays: 90 })).toEqual([
      "database.backupRetentionDays: 90 was given; Aurora keeps automated backups for 1 to 35 days; use 35, and database.backupPlan: { retentionDays: 90 } for AWS Backup to keep daily backups longer",
    ]);
    expect(database({ backupRetentionDays: 35, backupPlan: { retentionDays: 90 } })).toEqual([]);
  });

  it.each([0, -3, 7.5])("is not %d days", (days) => {
    expect(database({ backupRetentionDays: days })).toEqual([
      `database.backupRetentionDays: ${days} was given; expected a whole number from 1 to 35: Aurora's backups cannot be turned off; use e.g. ${Math.max(1, Math.round(days))}`,
    ]);
  });
});

describe("the database's engine version", () => {
  const known = Object.values(versions.auroraPostgresql.majors)
    .flatMap(({ minors }) => minors)
    .join(", ");

  it("is one in standard support; the newest of the same major is proposed", () => {
    expect(database({ engineVersion: "16.4" })).toEqual([
      `database.engineVersion: "16.4" is not an Aurora PostgreSQL version in standard support; expected one of: ${known}; use 16.14`,
    ]);
    expect(database({ engineVersion: "12.9" })).toEqual([
      `database.engineVersion: "12.9" is not an Aurora PostgreSQL version in standard support; expected one of: ${known}; use ${versions.auroraPostgresql.default}`,
    ]);
  });

  it("is by default one of the table", () => {
    const { engineVersion, majorVersion } = resolveDeployment(minimal).database;
    expect(engineVersion).toBe(versions.auroraPostgresql.default);
    expect(versions.auroraPostgresql.majors[majorVersion]?.minors).toContain(engineVersion);
  });
});

describe("other settings of the database", () => {
  it("have formats", () => {
    expect(
      database({
        minAcu: 0,
        autoPauseSeconds: 60,
        readers: 1.5,
        backupPlan: { retentionDays: 0, schedule: "daily", copyRegion: "us-west-9" },
      }),
    ).toEqual([
      "database.autoPauseSeconds: 60 was given; expected a whole number from 300 to 86400; use e.g. 300",
      "database.readers: 1.5 was given; expected a whole number from 0 to 15; use e.g. 2",
      "database.backupPlan.retentionDays: 0 was given; expected a whole number from 1 to 36500; use e.g. 1",
      'database.backupPlan.schedule: "daily" is not a schedule of AWS Backup; expected cron(<minute> <hour> <day of month> <month> <day of week> <year>) in UTC; use e.g. "cron(0 5 * * ? *)"',
      'database.backupPlan.copyRegion: "us-west-9" is not an AWS region; expected a region code such as us-east-2; use us-west-1',
    ]);
  });
});

describe("settings of the cache", () => {
  it("have formats", () => {
    expect(problemsWith({ cache: { engineVersion: "6.2", nodeType: "t4g.small", replicas: 6 } })).toEqual([
      'cache.engineVersion: "6.2" is not a Valkey version that ElastiCache offers; expected one of: 7.2, 8.0, 8.1, 8.2; use 8.2',
      'cache.nodeType: "t4g.small" is not an ElastiCache node type; expected cache.<family>.<size>; use e.g. cache.t4g.small',
      "cache.replicas: 6 was given; expected a whole number from 0 to 5; use e.g. 5",
    ]);
  });
});

describe("settings of the registry", () => {
  it.each(["Base-WS", "a", "-ws", "ws-", "a..b", "a//b", "ws image"])(
    "refuse the repository name %j",
    (name) => {
      expect(problemsWith({ ecr: { repositories: [name] } })).toEqual([
        `ecr.repositories[0]: ${JSON.stringify(name)} is not an ECR repository name; expected 2 to 256 lower-case letters and digits, with single . _ - / between them; use e.g. base-ws`,
      ]);
    },
  );

  it("take names with a path", () => {
    expect(problemsWith({ ecr: { repositories: ["team/base-ws", "a1", "x__y.z"] } })).toEqual([]);
  });

  it("refuse repeated names, strange account numbers and keeping nothing", () => {
    expect(
      problemsWith({ ecr: { repositories: ["ws", "ws"], pullAccounts: ["12345"], keepImages: 0 } }),
    ).toEqual([
      "ecr.repositories: ws is listed twice; each entry may appear once; remove one of them",
      "ecr.keepImages: 0 was given; expected a whole number from 1 to 100000; use e.g. 1",
      'ecr.pullAccounts[0]: "12345" is not the number of an AWS account; expected 12 digits; use e.g. "123456789012"',
    ]);
  });
});
