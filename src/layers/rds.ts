import { type App, Token } from "cdktf";
import { mostAcu, mostBackupDays } from "../config/data/fields";
import type { Deployment } from "../config/types";
import { Aurora, postgresqlPort } from "../modules/data/aurora";
import { Backup } from "../modules/data/backup";
import { type DatabaseUser, databaseUsersSql } from "../modules/data/database-users";
import { placeInFile } from "../terraform/annotations";
import { header } from "../terraform/header";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { databaseReadme } from "./rds-readme";
import { resourceName } from "./resource-name";
import type { VpcLayer } from "./vpc";

const source = "src/layers/rds.ts";

/** What later layers read from the rds layer: everything for a connection except a password. */
export const rdsOutputs = {
  cluster_identifier: output.string("Identifier of the Aurora cluster."),
  cluster_arn: output.string("ARN of the Aurora cluster."),
  cluster_resource_id: output.string("Resource id of the cluster, as ARNs for rds-db:connect name it."),
  host: output.string("Host of the writer."),
  reader_host: output.string(
    "Host that spreads connections over the readers; the writer where there are none.",
  ),
  port: output.string("Port of the database."),
  databases: output.map("The IAM-authenticated user of every database, by database name."),
  connect_arns: output.map("What rds-db:connect must name, by database user."),
  master_user: output.string("Name of the master user, which makes the other users."),
  master_secret_arn: output.string(
    "Secret with the master user's name and password. RDS replaces the password every seven days: read it when it is needed.",
  ),
  kms_key_arn: output.string("KMS key of the database and of the master secret."),
  security_group_id: output.string("Security group of the database."),
};

/** The databases and the users that sign in to them with IAM. */
export const databaseUsers: readonly DatabaseUser[] = [
  { database: "coder", user: "coder" },
  { database: "litellm", user: "litellm" },
];

/** File with the SQL that makes users and databases. */
export const databaseUsersFile = "database-users.sql";

/** Master user of the cluster. Only the job that makes the other users signs in as it. */
export const masterUser = "coder_admin";

/** Props of {@link RdsLayer}. */
export interface RdsLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  /** The hub's VPC. */
  readonly vpc: VpcLayer;
}

/** The hub's database: one Aurora cluster for Coder and LiteLLM. */
export class RdsLayer extends Layer<typeof rdsOutputs> {
  constructor(app: App, { site, deployment, vpc }: RdsLayerProps) {
    const { hub, spokes, database } = deployment;
    super(app, {
      site,
      name: "rds",
      summary: `Aurora PostgreSQL Serverless v2 in ${hub.name} for Coder and LiteLLM: a writer, ${readersOf(database.readers)}, backups, and a master password that only Secrets Manager knows.`,
      source,
      outputs: rdsOutputs,
    });
    const network = this.read(vpc);
    const name = resourceName(
      this,
      deployment,
      "Identifier of the database cluster, and prefix of what belongs to it.",
    );
    const servers = [hub, ...spokes.filter(({ coderServer }) => coderServer)];
    const aurora = new Aurora(this, "Default", {
      name,
      region: hub.name,
      vpcId: network.vpc_id,
      subnetIds: network.database_subnet_ids,
      zones: hub.vpc.zones.slice(0, 1 + database.readers),
      clients: servers.flatMap((region) =>
        region.subnets.tiers.private.map(({ cidr, zone }) => ({
          cidr,
          description: `Nodes and pods in ${zone} of ${region.key}`,
        })),
      ),
      ...this.engine(deployment),
      ...this.capacity(deployment),
      backupRetentionDays: this.backupRetention(deployment),
      deletionProtection: this.deletionProtection(deployment),
      databaseName: databaseUsers[0]?.database ?? "",
      masterUsername: masterUser,
    });
    this.addBackupPlan(deployment, name, aurora);

    this.assets.set(
      databaseUsersFile,
      `${header(databaseUsersFile, source)}\n${databaseUsersSql(databaseUsers)}`,
    );
    this.readme.push(...databaseReadme(deployment, servers));
    const { cluster } = aurora;
    this.publish({
      cluster_identifier: cluster.clusterIdentifier,
      cluster_arn: cluster.arn,
      cluster_resource_id: cluster.clusterResourceId,
      host: cluster.endpoint,
      reader_host: cluster.readerEndpoint,
      port: `${postgresqlPort}`,
      databases: Object.fromEntries(databaseUsers.map(({ database: db, user }) => [db, user])),
      connect_arns: Object.fromEntries(
        [...databaseUsers.map(({ user }) => user), masterUser].map((user) => [user, aurora.connectArn(user)]),
      ),
      master_user: masterUser,
      master_secret_arn: aurora.masterSecretArn,
      kms_key_arn: aurora.key.arn,
      security_group_id: aurora.securityGroupId,
    });
  }

  private engine({ database }: Deployment): { engineVersion: string; majorVersion: string } {
    const { engineVersion, majorVersion } = database;
    const { stringValue } = this.variable("engine_version", {
      type: "string",
      description:
        "Aurora PostgreSQL version. Minor versions are upgraded here; for a major one generate the layer anew.",
      default: engineVersion,
      validation: {
        condition: `can(regex("^${majorVersion}\\\\.[0-9]+$", var.engine_version))`,
        errorMessage: `This layer is generated for Aurora PostgreSQL ${majorVersion}: its parameter group belongs to that major version.`,
      },
    });
    return { engineVersion: stringValue, majorVersion };
  }

  private capacity({ database }: Deployment) {
    const { minAcu, maxAcu, autoPauseSeconds } = database;
    const least = this.variable("min_capacity", {
      type: "number",
      description: "Smallest capacity in ACU (2 GiB of memory each); 0 pauses an idle database.",
      default: minAcu,
      validation: {
        condition: `var.min_capacity >= 0 && var.min_capacity <= ${mostAcu} && var.min_capacity * 2 == floor(var.min_capacity * 2)`,
        errorMessage: `Expected 0 to ${mostAcu} ACU in half steps.`,
      },
    });
    const most = this.variable("max_capacity", {
      type: "number",
      description: "Largest capacity in ACU.",
      default: maxAcu,
      validation: {
        condition: `var.max_capacity >= 1 && var.max_capacity <= ${mostAcu} && var.max_capacity * 2 == floor(var.max_capacity * 2) && var.max_capacity >= var.min_capacity`,
        errorMessage: `Expected 1 to ${mostAcu} ACU in half steps, and at least min_capacity.`,
      },
    });
    this.variable("seconds_until_auto_pause", {
      type: "number",
      description: "Seconds without a connection after which the database pauses; only with min_capacity 0.",
      default: autoPauseSeconds,
      validation: {
        condition: "var.seconds_until_auto_pause >= 300 && var.seconds_until_auto_pause <= 86400",
        errorMessage: "Expected 300 to 86400 seconds.",
      },
    });
    return {
      minAcu: least.numberValue,
      maxAcu: most.numberValue,
      autoPauseSeconds: Token.asNumber("${var.min_capacity == 0 ? var.seconds_until_auto_pause : null}"),
    };
  }

  private backupRetention({ database }: Deployment): number {
    return this.variable("backup_retention_period", {
      type: "number",
      description: "Days that automated backups are kept.",
      default: database.backupRetentionDays,
      validation: {
        condition: `var.backup_retention_period >= 1 && var.backup_retention_period <= ${mostBackupDays} && var.backup_retention_period == floor(var.backup_retention_period)`,
        errorMessage: `Aurora keeps automated backups for 1 to ${mostBackupDays} days. For longer, set database.backupPlan in the deployment: AWS Backup keeps daily backups.`,
      },
    }).numberValue;
  }

  private deletionProtection({ database }: Deployment) {
    const { reference } = this.variable("deletion_protection", {
      type: "bool",
      description: "Whether AWS refuses to delete the cluster.",
      default: database.deletionProtection,
    });
    return Token.asAny(reference);
  }

  private addBackupPlan({ hub, database }: Deployment, name: string, aurora: Aurora): void {
    const { backupPlan } = database;
    if (backupPlan === undefined) return;
    const { copyRegion } = backupPlan;
    const backup = new Backup(this, "backup", {
      name: `${name}-database-backup`,
      region: hub.name,
      resources: [aurora.cluster.arn],
      retentionDays: backupPlan.retentionDays,
      schedule: backupPlan.schedule,
      ...(copyRegion !== undefined && {
        copy: { region: copyRegion, provider: this.addAwsProvider({ region: copyRegion, alias: "backup" }) },
      }),
    });
    placeInFile(backup, "backup.tf");
  }
}

function readersOf(number: number): string {
  if (number === 0) return "no reader";
  return number === 1 ? "one reader" : `${number} readers`;
}
