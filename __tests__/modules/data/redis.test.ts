import { describe, expect, it } from "vitest";
import { Redis, type RedisProps } from "../../../src/modules/data/redis";
import { type SynthesizedLayer, synthLayer } from "../../support/synth";

const props: RedisProps = {
  name: "acme",
  region: "us-east-2",
  vpcId: "vpc-1",
  subnetIds: ["subnet-a", "subnet-b"],
  clients: [{ cidr: "10.0.32.0/19", description: "Nodes" }],
  engineVersion: "8.2",
  nodeType: "cache.t4g.small",
  replicas: 1,
  userName: "acme-litellm",
};

function synth(changes: Partial<RedisProps> = {}): SynthesizedLayer {
  return synthLayer((layer) => {
    new Redis(layer, "Default", { ...props, ...changes });
  });
}

describe("Redis", () => {
  const made = synth();

  it("is a Valkey replication group over several zones, encrypted at rest and in transit", () => {
    expect(made.resource("aws_elasticache_replication_group", "this")).toEqual({
      replication_group_id: "acme",
      description: "Valkey cache acme",
      engine: "valkey",
      engine_version: "8.2",
      node_type: "cache.t4g.small",
      port: 6379,
      num_cache_clusters: 2,
      automatic_failover_enabled: true,
      multi_az_enabled: true,
      parameter_group_name: "${aws_elasticache_parameter_group.this.name}",
      subnet_group_name: "${aws_elasticache_subnet_group.this.name}",
      security_group_ids: ["${aws_security_group.cache.id}"],
      at_rest_encryption_enabled: "true",
      kms_key_id: "${aws_kms_key.this.arn}",
      transit_encryption_enabled: true,
      transit_encryption_mode: "required",
      user_group_ids: ["${aws_elasticache_user_group.this.user_group_id}"],
      auto_minor_version_upgrade: "true",
      maintenance_window: "sun:04:30-sun:05:30",
      snapshot_retention_limit: 1,
      snapshot_window: "03:00-04:00",
      tags: { Name: "acme" },
    });
  });

  it("S0-16: has one user, who signs in with IAM: no password and no auth token", () => {
    expect(made.resource("aws_elasticache_user", "this")).toEqual({
      user_id: "acme-litellm",
      user_name: "acme-litellm",
      engine: "valkey",
      access_string: "on ~* &* +@all -@dangerous",
      authentication_mode: { type: "iam" },
    });
    expect(made.resource("aws_elasticache_user_group", "this")).toEqual({
      user_group_id: "acme",
      engine: "valkey",
      user_ids: ["${aws_elasticache_user.this.user_id}"],
    });
    expect(made.hcl).not.toMatch(/auth_token|password/);
  });

  it("forgets what was used least when it is full", () => {
    expect(made.resource("aws_elasticache_parameter_group", "this")).toEqual({
      name: "acme-valkey8",
      family: "valkey8",
      description: "Parameters of acme",
      parameter: [{ name: "maxmemory-policy", value: "allkeys-lru" }],
      lifecycle: { create_before_destroy: true },
    });
  });

  it("is open to the given networks only", () => {
    expect(made.names("aws_vpc_security_group_ingress_rule")).toEqual(["cache_from_10_0_32_0_19"]);
    expect(made.resource("aws_vpc_security_group_ingress_rule", "cache_from_10_0_32_0_19")).toMatchObject({
      from_port: 6379,
      to_port: 6379,
    });
  });

  it("takes other sizes and versions; without replicas there is nothing to fail over to", () => {
    const other = synth({ replicas: 0, nodeType: "cache.r7g.large", engineVersion: "7.2" });
    expect(other.resource("aws_elasticache_replication_group", "this")).toMatchObject({
      num_cache_clusters: 1,
      automatic_failover_enabled: false,
      multi_az_enabled: false,
      node_type: "cache.r7g.large",
      engine_version: "7.2",
    });
    expect(other.resource("aws_elasticache_parameter_group", "this").family).toBe("valkey7");
  });
});
