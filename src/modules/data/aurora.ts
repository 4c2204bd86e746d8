import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { DbSubnetGroup } from "@cdktf/provider-aws/lib/db-subnet-group";
import { RdsCluster } from "@cdktf/provider-aws/lib/rds-cluster";
import { RdsClusterInstance } from "@cdktf/provider-aws/lib/rds-cluster-instance";
import { RdsClusterParameterGroup } from "@cdktf/provider-aws/lib/rds-cluster-parameter-group";
import { Fn, type IResolvable } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { AwsContext } from "../aws-context";
import { zoneId } from "../network/subnet-tier";
import { EncryptionKey } from "../security/encryption-key";
import { ServiceRole } from "../security/role/service";
import { auroraParameters } from "./aurora-parameters";
import { type ClientNetwork, ServiceSecurityGroup } from "./service-security-group";

/** Port of PostgreSQL. */
export const postgresqlPort = 5432;

/** Log types that Aurora PostgreSQL exports: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.CloudWatch.html */
const exportedLogs = ["postgresql", "iam-db-auth-error"] as const;

/** Props of {@link Aurora}. */
export interface AuroraProps {
  /** Identifier of the cluster, and prefix of what belongs to it: lower-case letters, digits, hyphens. */
  readonly name: string;
  /** AWS region. */
  readonly region: string;
  readonly vpcId: string;
  /** Subnets of the database tier, in two or more zones. */
  readonly subnetIds: string[];
  /** Zones of the instances: the writer's first, then one reader in each of the others. */
  readonly zones: readonly string[];
  /** Exactly who may reach port 5432. */
  readonly clients: readonly ClientNetwork[];
  /** Engine version, e.g. `17.10`, or an expression that gives a minor version of `majorVersion`. */
  readonly engineVersion: string;
  /** Major version: decides the family of the parameter group. */
  readonly majorVersion: string;
  /** Smallest capacity in ACU (2 GiB of memory each), in half steps; 0 pauses an idle database. */
  readonly minAcu: number;
  /** Largest capacity in ACU. */
  readonly maxAcu: number;
  /** Seconds without a connection after which the database pauses, 300 to 86400; null unless `minAcu` is 0. */
  readonly autoPauseSeconds: number;
  /** Days that automated backups are kept, 1 to 35. */
  readonly backupRetentionDays: number;
  /** Whether AWS refuses to delete the cluster. */
  readonly deletionProtection: boolean | IResolvable;
  /** Name of the first database. */
  readonly databaseName: string;
  /** Name of the master user; RDS keeps its password in Secrets Manager. */
  readonly masterUsername: string;
  /**
   * Days that CloudWatch keeps the exported logs.
   * @default 90
   */
  readonly logRetentionDays?: number;
}

/**
 * An Aurora PostgreSQL Serverless v2 cluster: encrypted, TLS only, IAM authentication, and a master password that only
 * Secrets Manager knows. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.html
 */
export class Aurora extends Construct {
  readonly cluster: RdsCluster;
  readonly key: EncryptionKey;
  readonly securityGroupId: string;
  /** ARN of the secret with the master user's name and password. RDS replaces the password every seven days. */
  readonly masterSecretArn: string;
  private readonly region: string;

  constructor(scope: Construct, id: string, props: AuroraProps) {
    super(scope, id);
    const { name, vpcId } = props;
    this.region = props.region;
    this.key = new EncryptionKey(this, "Default", {
      name: `${name}-database`,
      description: `Database ${name}: storage, backups, logs and the master secret`,
      region: props.region,
      logGroups: exportedLogs.map((log) => logGroupName(name, log)),
    });
    const security = new ServiceSecurityGroup(this, "database", {
      vpcId,
      name: `${name}-database`,
      description: `Aurora cluster ${name}`,
      port: postgresqlPort,
      clients: props.clients,
    });
    this.securityGroupId = security.groupId;
    this.cluster = this.makeCluster(props, this.makeLogGroups(props));
    this.masterSecretArn = this.cluster.masterUserSecret.get(0).secretArn;
    this.addInstances(props);
  }

  /** What `rds-db:connect` must name for a database user to sign in with IAM. */
  connectArn(user: string): string {
    const { partition, accountId } = AwsContext.of(this);
    return `arn:${partition}:rds-db:${this.region}:${accountId}:dbuser:${this.cluster.clusterResourceId}/${user}`;
  }

  private makeCluster(props: AuroraProps, logGroups: readonly CloudwatchLogGroup[]): RdsCluster {
    const { name } = props;
    const subnetGroup = new DbSubnetGroup(this, "subnets:Default", {
      name,
      description: `Database subnets of ${name}`,
      subnetIds: props.subnetIds,
    });
    const parameters = new RdsClusterParameterGroup(this, "parameters:Default", {
      namePrefix: `${name}-`,
      family: `aurora-postgresql${props.majorVersion}`,
      description: `Cluster parameters of ${name}`,
      parameter: auroraParameters.map((parameter) => ({ ...parameter })),
      lifecycle: { createBeforeDestroy: true },
    });
    const cluster = new RdsCluster(this, "cluster:Default", {
      clusterIdentifier: name,
      engine: "aurora-postgresql",
      engineMode: "provisioned",
      engineVersion: props.engineVersion,
      databaseName: props.databaseName,
      port: postgresqlPort,
      serverlessv2ScalingConfiguration: {
        minCapacity: props.minAcu,
        maxCapacity: props.maxAcu,
        secondsUntilAutoPause: props.autoPauseSeconds,
      },
      masterUsername: props.masterUsername,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: this.key.arn,
      iamDatabaseAuthenticationEnabled: true,
      storageEncrypted: true,
      kmsKeyId: this.key.arn,
      dbSubnetGroupName: subnetGroup.name,
      vpcSecurityGroupIds: [this.securityGroupId],
      dbClusterParameterGroupName: parameters.name,
      backupRetentionPeriod: props.backupRetentionDays,
      preferredBackupWindow: "03:00-04:00",
      preferredMaintenanceWindow: "sun:04:30-sun:05:30",
      copyTagsToSnapshot: true,
      enabledCloudwatchLogsExports: [...exportedLogs],
      deletionProtection: props.deletionProtection,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: `${name}-final-${Fn.substr(this.key.keyId, 0, 8)}`,
      tags: { Name: name },
      dependsOn: [...logGroups],
    });
    explain(
      cluster,
      "The final snapshot is named after the KMS key, which every life of this layer makes anew: a name that is\n" +
        "taken would stop terraform destroy. The snapshot needs the key: cancel its deletion within 30 days to restore.",
    );
    return cluster;
  }

  private addInstances(props: AuroraProps): void {
    const { partition } = AwsContext.of(this);
    const monitoring = new ServiceRole(this, "monitoring", {
      name: `${props.name}-rds-monitoring-${props.region}`,
      description: "Lets RDS write enhanced monitoring metrics",
      service: "monitoring.rds.amazonaws.com",
      policies: { metrics: `arn:${partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole` },
    });
    for (const [position, zone] of props.zones.entries()) {
      new RdsClusterInstance(this, zoneId(zone), {
        clusterIdentifier: this.cluster.id,
        identifier: `${props.name}-${zone}`,
        engine: this.cluster.engine,
        engineVersion: this.cluster.engineVersion,
        instanceClass: "db.serverless",
        availabilityZone: zone,
        // Tier 0 and 1 keep the reader as large as the writer, so that a failover does not start small.
        promotionTier: position === 0 ? 0 : 1,
        dbSubnetGroupName: this.cluster.dbSubnetGroupName,
        publiclyAccessible: false,
        autoMinorVersionUpgrade: false,
        monitoringInterval: 60,
        monitoringRoleArn: monitoring.arn,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: this.key.arn,
        performanceInsightsRetentionPeriod: 7,
        copyTagsToSnapshot: true,
        tags: { Name: `${props.name}-${zone}` },
        dependsOn: [...monitoring.attachments],
      });
    }
  }

  /** Made here, because RDS would make them without retention and without the key. */
  private makeLogGroups({ name, logRetentionDays = 90 }: AuroraProps): CloudwatchLogGroup[] {
    return exportedLogs.map(
      (log) =>
        new CloudwatchLogGroup(this, log.replaceAll("-", "_"), {
          name: logGroupName(name, log),
          retentionInDays: logRetentionDays,
          kmsKeyId: this.key.arn,
        }),
    );
  }
}

function logGroupName(cluster: string, log: string): string {
  return `/aws/rds/cluster/${cluster}/${log}`;
}
