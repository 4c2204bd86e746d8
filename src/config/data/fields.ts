/** The formats of single values of database, cache and registry. */
import { z } from "zod";
import { versions } from "../../versions";
import { checked, format, quoted, wholeNumber } from "../complaints";

/** Smallest capacity that runs. */
const leastAcu = 0.5;

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity */
export const mostAcu = 256;

/** Longest that RDS keeps automated backups: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Backups.html */
export const mostBackupDays = 35;

const auroraVersions = Object.values(versions.auroraPostgresql.majors).flatMap(({ minors }) => minors);

/** Aurora PostgreSQL version in standard support. */
export const auroraVersion = checked(z.string(), (value) => {
  if (auroraVersions.includes(value)) return undefined;
  const newest = versions.auroraPostgresql.majors[value.split(".")[0] ?? ""]?.minors.at(-1);
  return {
    found: `${quoted(value)} is not an Aurora PostgreSQL version in standard support`,
    expected: `expected one of: ${auroraVersions.join(", ")}`,
    fix: `use ${newest ?? versions.auroraPostgresql.default}`,
  };
});

const valkeyVersions: readonly string[] = versions.valkey.known;

/** Valkey version that ElastiCache offers and that knows IAM authentication. */
export const valkeyVersion = checked(z.string(), (value) =>
  valkeyVersions.includes(value)
    ? undefined
    : {
        found: `${quoted(value)} is not a Valkey version that ElastiCache offers`,
        expected: `expected one of: ${valkeyVersions.join(", ")}`,
        fix: `use ${versions.valkey.default}`,
      },
);

function acu(least: number, isAllowed: (value: number) => boolean, expected: string): z.ZodNumber {
  return checked(z.number(), (value) => {
    if (isAllowed(value) && Number.isInteger(value * 2) && value <= mostAcu) return undefined;
    const nearest = Math.min(mostAcu, Math.max(least, Math.round(value * 2) / 2));
    return { found: `${value} ACU was given`, expected, fix: `use e.g. ${nearest}` };
  });
}

/** Smallest capacity; 0 pauses an idle database. */
export const minAcu = acu(
  leastAcu,
  (value) => value === 0 || value >= leastAcu,
  `expected 0 (pauses when idle), or ${leastAcu} to ${mostAcu} in half steps`,
);

/** Largest capacity. */
export const maxAcu = acu(1, (value) => value >= 1, `expected 1 to ${mostAcu} in half steps`);

/** Seconds until an idle database pauses. */
export const autoPauseSeconds = wholeNumber(300, 86_400);

/** Aurora has up to 15 readers; here each has a zone of its own, see checks/database.ts. */
export const readers = wholeNumber(0, 15);

/** Days of automated backups. */
export const backupRetentionDays = checked(z.number(), (value) => {
  if (Number.isInteger(value) && value >= 1 && value <= mostBackupDays) return undefined;
  if (value > mostBackupDays) {
    return {
      found: `${value} was given`,
      expected: `Aurora keeps automated backups for 1 to ${mostBackupDays} days`,
      fix: `use ${mostBackupDays}, and database.backupPlan: { retentionDays: ${Math.ceil(value)} } for AWS Backup to keep daily backups longer`,
    };
  }
  return {
    found: `${value} was given`,
    expected: `expected a whole number from 1 to ${mostBackupDays}: Aurora's backups cannot be turned off`,
    fix: `use e.g. ${Math.max(1, Math.round(value))}`,
  };
});

/** Days that AWS Backup keeps a backup: https://docs.aws.amazon.com/aws-backup/latest/devguide/API_Lifecycle.html */
export const planRetentionDays = wholeNumber(1, 36_500);

/** Schedule of AWS Backup. */
export const backupSchedule = format(
  (value) => /^cron\((\S+ ){5}\S+\)$/.test(value),
  "a schedule of AWS Backup",
  "expected cron(<minute> <hour> <day of month> <month> <day of week> <year>) in UTC",
  '"cron(0 5 * * ? *)"',
);

/** Node type of ElastiCache. */
export const cacheNodeType = format(
  (value) => /^cache\.[a-z]+\d[a-z0-9]*\.[a-z0-9]+$/.test(value),
  "an ElastiCache node type",
  "expected cache.<family>.<size>",
  "cache.t4g.small",
);

/** Replicas of the primary node: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Replication.Redis.Groups.html */
export const cacheReplicas = wholeNumber(0, 5);

/** Name of a repository: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
export const repositoryName = format(
  (value) =>
    value.length >= 2 &&
    value.length <= 256 &&
    /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/.test(value),
  "an ECR repository name",
  "expected 2 to 256 lower-case letters and digits, with single . _ - / between them",
  "base-ws",
);

/** Images that a repository keeps. */
export const keepImages = wholeNumber(1, 100_000);

/** Number of an AWS account. */
export const accountId = format(
  (value) => /^\d{12}$/.test(value),
  "the number of an AWS account",
  "expected 12 digits",
  '"123456789012"',
);
