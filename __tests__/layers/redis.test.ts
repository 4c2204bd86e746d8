import { describe, expect, it } from "vitest";
import { Layers, outputsOf, variableOf } from "./data-support";

describe("RedisLayer", () => {
  const layers = new Layers();
  const made = layers.made("hub-redis");

  it("stands in the hub only, after its VPC", () => {
    expect(layers.namesOf("redis")).toEqual(["hub-redis"]);
    expect(layers.before("hub-redis")).toEqual(["hub-vpc"]);
  });

  it("is open to the hub's nodes only: LiteLLM runs there", () => {
    const rules = made.names("aws_vpc_security_group_ingress_rule");
    const cidrs = rules.map((name) => made.resource("aws_vpc_security_group_ingress_rule", name).cidr_ipv4);
    expect(cidrs).toEqual(["10.0.32.0/19", "10.0.64.0/19", "10.0.96.0/19"]);
  });

  it("S0-16: hands over everything for a connection; there is no password", () => {
    expect(outputsOf(made)).toEqual({
      host: "${aws_elasticache_replication_group.this.primary_endpoint_address}",
      port: "6379",
      replication_group_id: "${aws_elasticache_replication_group.this.replication_group_id}",
      replication_group_arn: "${aws_elasticache_replication_group.this.arn}",
      user_name: "${aws_elasticache_user.this.user_name}",
      user_arn: "${aws_elasticache_user.this.arn}",
      security_group_id: "${aws_security_group.cache.id}",
    });
    expect(made.resource("aws_elasticache_user", "this")).toMatchObject({
      user_id: "${var.name}-litellm",
      user_name: "${var.name}-litellm",
    });
  });

  it("takes its sizes from the deployment", () => {
    const cache = { engineVersion: "7.2", nodeType: "cache.r7g.large", replicas: 2 };
    const other = new Layers({ cache }).made("hub-redis");
    expect(variableOf(other, "node_type").default).toBe("cache.r7g.large");
    expect(other.resource("aws_elasticache_replication_group", "this")).toMatchObject({
      node_type: "${var.node_type}",
      engine_version: "7.2",
      num_cache_clusters: 3,
    });
  });
});
