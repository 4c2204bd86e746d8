import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { EncryptionKey } from "../security/encryption-key";
import { type ClientNetwork, ServiceSecurityGroup } from "./service-security-group";

/** Port of Valkey. */
export const redisPort = 6379;

const engine = "valkey";

/** Props of {@link Redis}. */
export interface RedisProps {
  /** Id of the replication group, 1 to 40 lower-case letters, digits and hyphens; prefix of what belongs to it. */
  readonly name: string;
  /** AWS region. */
  readonly region: string;
  readonly vpcId: string;
  /** Subnets of the database tier, in two or more zones. */
  readonly subnetIds: string[];
  /** Exactly who may reach the port. */
  readonly clients: readonly ClientNetwork[];
  /** Valkey version `<major>.<minor>`, 7.2 or later for IAM authentication. */
  readonly engineVersion: string;
  /** Node type, e.g. `cache.t4g.small`. */
  readonly nodeType: string;
  /** Replicas of the primary in other zones. With none, a lost node is an empty cache. */
  readonly replicas: number;
  /** Name of the one user; signs in with IAM tokens only. */
  readonly userName: string;
}

/**
 * A Valkey cache (ElastiCache replication group): encrypted, TLS only, one IAM-authenticated user and no password
 * anywhere. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
 */
export class Redis extends Construct {
  readonly group: ElasticacheReplicationGroup;
  readonly user: ElasticacheUser;
  readonly securityGroupId: string;

  constructor(scope: Construct, id: string, props: RedisProps) {
    super(scope, id);
    const { name, engineVersion, replicas } = props;
    const [major] = engineVersion.split(".");
    const key = new EncryptionKey(this, "Default", {
      name: `${name}-cache`,
      description: `Cache ${name}: memory on disk and snapshots`,
      region: props.region,
    });
    const security = new ServiceSecurityGroup(this, "cache", {
      vpcId: props.vpcId,
      name: `${name}-cache`,
      description: `Valkey cache ${name}`,
      port: redisPort,
      clients: props.clients,
    });
    const subnetGroup = new ElasticacheSubnetGroup(this, "subnets:Default", {
      name,
      description: `Database subnets of ${name}`,
      subnetIds: props.subnetIds,
    });
    const parameters = new ElasticacheParameterGroup(this, "parameters:Default", {
      name: `${name}-${engine}${major}`,
      family: `${engine}${major}`,
      description: `Parameters of ${name}`,
      // A full cache forgets what was used least instead of refusing writes.
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { createBeforeDestroy: true },
    });
    this.user = this.makeUser(props.userName);
    const users = new ElasticacheUserGroup(this, "users:Default", {
      userGroupId: name,
      engine,
      userIds: [this.user.userId],
    });
    explain(
      users,
      "Attaching a Valkey user group disables the default user: nobody signs in without an IAM token.",
    );

    this.securityGroupId = security.groupId;
    this.group = new ElasticacheReplicationGroup(this, "group:Default", {
      replicationGroupId: name,
      description: `Valkey cache ${name}`,
      engine,
      engineVersion,
      nodeType: props.nodeType,
      port: redisPort,
      numCacheClusters: 1 + replicas,
      automaticFailoverEnabled: replicas > 0,
      multiAzEnabled: replicas > 0,
      parameterGroupName: parameters.name,
      subnetGroupName: subnetGroup.name,
      securityGroupIds: [security.groupId],
      atRestEncryptionEnabled: "true",
      kmsKeyId: key.arn,
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [users.userGroupId],
      autoMinorVersionUpgrade: "true",
      maintenanceWindow: "sun:04:30-sun:05:30",
      snapshotRetentionLimit: 1,
      snapshotWindow: "03:00-04:00",
      tags: { Name: name },
    });
  }

  private makeUser(name: string): ElasticacheUser {
    const user = new ElasticacheUser(this, "user:Default", {
      userId: name,
      userName: name,
      engine,
      accessString: "on ~* &* +@all -@dangerous",
      authenticationMode: { type: "iam" },
    });
    explain(user, "IAM authentication wants id and name of a user to be the same.");
    return user;
  }
}
