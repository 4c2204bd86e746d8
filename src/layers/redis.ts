import type { App } from "cdktf";
import type { Deployment } from "../config/types";
import { Redis, redisPort } from "../modules/data/redis";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { resourceName } from "./resource-name";
import type { VpcLayer } from "./vpc";

/** What later layers read from the redis layer: everything for a connection; there is no password. */
export const redisOutputs = {
  host: output.string("Host of the primary node. It speaks TLS only."),
  port: output.string("Port of the cache."),
  replication_group_id: output.string(
    "Id of the replication group: the name that IAM tokens are signed for.",
  ),
  replication_group_arn: output.string("What elasticache:Connect must name, together with the user."),
  user_name: output.string("Name of the user that signs in with IAM tokens."),
  user_arn: output.string("What elasticache:Connect must name, together with the replication group."),
  security_group_id: output.string("Security group of the cache."),
};

/** Props of {@link RedisLayer}. */
export interface RedisLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  /** The hub's VPC. */
  readonly vpc: VpcLayer;
}

/** The hub's cache, for LiteLLM. */
export class RedisLayer extends Layer<typeof redisOutputs> {
  constructor(app: App, { site, deployment, vpc }: RedisLayerProps) {
    const { hub, cache } = deployment;
    super(app, {
      site,
      name: "redis",
      summary: `ElastiCache for Valkey in ${hub.name}, LiteLLM's cache: TLS only, one IAM-authenticated user, no password. Coder itself needs no cache.`,
      source: "src/layers/redis.ts",
      outputs: redisOutputs,
    });
    const network = this.read(vpc);
    const name = resourceName(
      this,
      deployment,
      "Id of the replication group, and prefix of what belongs to it.",
    );
    const nodeType = this.variable("node_type", {
      type: "string",
      description: "ElastiCache node type.",
      default: cache.nodeType,
      validation: {
        condition: 'can(regex("^cache\\\\.[a-z0-9]+\\\\.[a-z0-9]+$", var.node_type))',
        errorMessage: "A node type looks like cache.t4g.small.",
      },
    });
    const redis = new Redis(this, "Default", {
      name,
      region: hub.name,
      vpcId: network.vpc_id,
      subnetIds: network.database_subnet_ids,
      clients: hub.subnets.tiers.private.map(({ cidr, zone }) => ({
        cidr,
        description: `Nodes and pods in ${zone} of ${hub.key}`,
      })),
      engineVersion: cache.engineVersion,
      nodeType: nodeType.stringValue,
      replicas: cache.replicas,
      userName: `${name}-litellm`,
    });
    const { group, user } = redis;
    this.publish({
      host: group.primaryEndpointAddress,
      port: `${redisPort}`,
      replication_group_id: group.replicationGroupId,
      replication_group_arn: group.arn,
      user_name: user.userName,
      user_arn: user.arn,
      security_group_id: redis.securityGroupId,
    });
  }
}
