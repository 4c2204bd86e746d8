import { type QueryParameters, queryAnswer, queryError } from "../query";
import type { Action } from "./index";
import { type Described, type ElasticacheState, elasticacheArn, keepTags, select } from "./state";

/** Replication groups without cluster mode: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html */
export function replicationGroupActions(state: ElasticacheState): Record<string, Action> {
  const groups = state.replicationGroups;
  const notFound = (id: string) => queryError(404, "ReplicationGroupNotFoundFault", `${id} not found.`);
  return {
    CreateReplicationGroup(parameters, region) {
      const id = parameters.required("ReplicationGroupId");
      const missing = missingPart(state, parameters, region);
      if (missing !== undefined) return missing;
      const members = memberIds(id, Number(parameters.text("NumCacheClusters") ?? 1));
      const ARN = elasticacheArn(region, "replicationgroup", id);
      const group = describeGroup(parameters, region, ARN, members);
      groups.set(`${region}/${id}`, group);
      for (const member of members) {
        const clusterArn = elasticacheArn(region, "cluster", member);
        state.cacheClusters.set(`${region}/${member}`, describeCluster(state, parameters, region, member));
        keepTags(state, clusterArn, parameters);
      }
      keepTags(state, ARN, parameters);
      return queryAnswer("CreateReplicationGroup", { ReplicationGroup: { ...group, Status: "creating" } });
    },
    DescribeReplicationGroups(parameters, region) {
      const id = parameters.text("ReplicationGroupId");
      const found = select(groups, region, id);
      if (id !== undefined && found.length === 0) return notFound(id);
      return queryAnswer("DescribeReplicationGroups", {
        ReplicationGroups: { item: "ReplicationGroup", of: found },
      });
    },
    DeleteReplicationGroup(parameters, region) {
      const id = parameters.required("ReplicationGroupId");
      const group = groups.get(`${region}/${id}`);
      if (group === undefined) return notFound(id);
      groups.delete(`${region}/${id}`);
      for (const [key, cluster] of state.cacheClusters) {
        if (cluster.ReplicationGroupId === id) state.cacheClusters.delete(key);
      }
      return queryAnswer("DeleteReplicationGroup", { ReplicationGroup: { ...group, Status: "deleting" } });
    },
    DescribeCacheClusters(parameters, region) {
      const id = parameters.text("CacheClusterId");
      const found = select(state.cacheClusters, region, id);
      if (id !== undefined && found.length === 0) {
        return queryError(404, "CacheClusterNotFound", `${id} not found.`);
      }
      return queryAnswer("DescribeCacheClusters", { CacheClusters: { item: "CacheCluster", of: found } });
    },
  };
}

function missingPart(state: ElasticacheState, parameters: QueryParameters, region: string) {
  const subnets = parameters.required("CacheSubnetGroupName");
  if (!state.subnetGroups.has(`${region}/${subnets}`)) {
    return queryError(404, "CacheSubnetGroupNotFoundFault", `${subnets} not found.`);
  }
  const users = parameters.list("UserGroupIds.member").find((id) => !state.userGroups.has(`${region}/${id}`));
  return users === undefined ? undefined : queryError(404, "UserGroupNotFound", `${users} not found.`);
}

function memberIds(id: string, number: number): string[] {
  return Array.from({ length: number }, (_, index) => `${id}-${String(index + 1).padStart(3, "0")}`);
}

const enabled = (text: string | undefined) => (text === "true" ? "enabled" : "disabled");

function describeGroup(
  parameters: QueryParameters,
  region: string,
  ARN: string,
  members: readonly string[],
): Described {
  const id = parameters.required("ReplicationGroupId");
  const port = Number(parameters.text("Port") ?? 6379);
  const endpoint = (role: string) => ({
    Address: `${role}.${id}.double.${region}.cache.amazonaws.com`,
    Port: port,
  });
  return {
    ReplicationGroupId: id,
    Description: parameters.text("ReplicationGroupDescription"),
    Status: "available",
    ARN,
    Engine: parameters.text("Engine"),
    ClusterEnabled: false,
    ClusterMode: "disabled",
    CacheNodeType: parameters.text("CacheNodeType"),
    AutomaticFailover: enabled(parameters.text("AutomaticFailoverEnabled")),
    MultiAZ: enabled(parameters.text("MultiAZEnabled")),
    AtRestEncryptionEnabled: parameters.text("AtRestEncryptionEnabled"),
    KmsKeyId: parameters.text("KmsKeyId"),
    TransitEncryptionEnabled: parameters.text("TransitEncryptionEnabled"),
    TransitEncryptionMode: parameters.text("TransitEncryptionMode"),
    AuthTokenEnabled: parameters.text("AuthToken") !== undefined,
    AutoMinorVersionUpgrade: parameters.text("AutoMinorVersionUpgrade"),
    SnapshotRetentionLimit: parameters.text("SnapshotRetentionLimit"),
    SnapshotWindow: parameters.text("SnapshotWindow"),
    UserGroupIds: { item: "member", of: parameters.list("UserGroupIds.member") },
    MemberClusters: { item: "ClusterId", of: members },
    NetworkType: "ipv4",
    IpDiscovery: "ipv4",
    DataTiering: "disabled",
    NodeGroups: {
      item: "NodeGroup",
      of: [
        {
          NodeGroupId: "0001",
          Status: "available",
          PrimaryEndpoint: endpoint("master"),
          ReaderEndpoint: endpoint("replica"),
          NodeGroupMembers: {
            item: "NodeGroupMember",
            of: members.map((member) => ({ CacheClusterId: member, CacheNodeId: "0001" })),
          },
        },
      ],
    },
  };
}

function describeCluster(
  state: ElasticacheState,
  parameters: QueryParameters,
  region: string,
  member: string,
): Described {
  const parameterGroup = parameters.text("CacheParameterGroupName");
  return {
    CacheClusterId: member,
    CacheClusterStatus: "available",
    ARN: elasticacheArn(region, "cluster", member),
    ReplicationGroupId: parameters.required("ReplicationGroupId"),
    Engine: parameters.text("Engine"),
    EngineVersion: patchVersion(parameters.required("EngineVersion")),
    CacheNodeType: parameters.text("CacheNodeType"),
    NumCacheNodes: 1,
    CacheSubnetGroupName: parameters.text("CacheSubnetGroupName"),
    CacheParameterGroup: {
      CacheParameterGroupName: state.parameterGroups.has(`${region}/${parameterGroup}`)
        ? parameterGroup
        : undefined,
      ParameterApplyStatus: "in-sync",
    },
    SecurityGroups: {
      item: "member",
      of: parameters
        .list("SecurityGroupIds.SecurityGroupId")
        .map((id) => ({ SecurityGroupId: id, Status: "active" })),
    },
    PreferredMaintenanceWindow: parameters.text("PreferredMaintenanceWindow"),
    SnapshotRetentionLimit: parameters.text("SnapshotRetentionLimit"),
    SnapshotWindow: parameters.text("SnapshotWindow"),
    AutoMinorVersionUpgrade: parameters.text("AutoMinorVersionUpgrade"),
    AtRestEncryptionEnabled: parameters.text("AtRestEncryptionEnabled"),
    TransitEncryptionEnabled: parameters.text("TransitEncryptionEnabled"),
    TransitEncryptionMode: parameters.text("TransitEncryptionMode"),
    NetworkType: "ipv4",
    IpDiscovery: "ipv4",
  };
}

/** AWS tells a patch version as well, e.g. `8.2.0` for `8.2`. */
function patchVersion(version: string): string {
  return version.split(".").length === 2 ? `${version}.0` : version;
}
