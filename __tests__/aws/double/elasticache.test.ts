import { describe, expect, test } from "vitest";
import { elasticacheDouble } from "./elasticache";
import { FakeUpstream, restCall } from "./fake-upstream";
import { json } from "./messages";

const upstream = new FakeUpstream(() => json({}), { DescribeSubnets: "<vpcId>vpc-1</vpcId>" });

function client() {
  const double = elasticacheDouble();
  return async (action: string, parameters: Record<string, string> = {}) => {
    const body = new URLSearchParams({ Action: action, ...parameters }).toString();
    const answer = await double.answer({ ...restCall("elasticache", "POST", "/"), body }, upstream);
    return { status: answer?.status ?? 0, body: answer?.body ?? "" };
  };
}

const iamUser = {
  UserId: "acme-litellm",
  UserName: "acme-litellm",
  Engine: "valkey",
  AccessString: "on ~* &* +@all -@dangerous",
  "AuthenticationMode.Type": "iam",
};

describe("users", () => {
  test("with IAM authentication have the same name and id", async () => {
    const call = client();
    expect((await call("CreateUser", iamUser)).status).toBe(200);
    expect((await call("CreateUser", { ...iamUser, UserName: "other" })).body).toContain(
      "UserId and UserName must match",
    );
  });

  test("must exist before their group, and are gone once deleted", async () => {
    const call = client();
    const group = { UserGroupId: "acme", Engine: "valkey", "UserIds.member.1": "acme-litellm" };
    expect((await call("CreateUserGroup", group)).body).toContain("<Code>UserNotFound</Code>");
    await call("CreateUser", iamUser);
    expect((await call("CreateUserGroup", group)).body).toContain(
      "<UserIds><member>acme-litellm</member></UserIds>",
    );
    await call("DeleteUser", { UserId: "acme-litellm" });
    expect(await call("DescribeUsers", { UserId: "acme-litellm" })).toMatchObject({ status: 404 });
  });
});

describe("replication groups", () => {
  const group = {
    ReplicationGroupId: "acme",
    ReplicationGroupDescription: "Cache",
    Engine: "valkey",
    EngineVersion: "8.2",
    CacheSubnetGroupName: "acme",
    NumCacheClusters: "2",
    TransitEncryptionEnabled: "true",
    TransitEncryptionMode: "required",
    AtRestEncryptionEnabled: "true",
    MultiAZEnabled: "true",
    "UserGroupIds.member.1": "acme",
    "Tags.Tag.1.Key": "Name",
    "Tags.Tag.1.Value": "acme",
  };

  async function prepared() {
    const call = client();
    await call("CreateCacheSubnetGroup", {
      CacheSubnetGroupName: "acme",
      "SubnetIds.SubnetIdentifier.1": "subnet-1",
    });
    await call("CreateUser", iamUser);
    await call("CreateUserGroup", { UserGroupId: "acme", "UserIds.member.1": "acme-litellm" });
    return call;
  }

  test("need their subnet group and user group", async () => {
    expect((await client()("CreateReplicationGroup", group)).body).toContain("CacheSubnetGroupNotFoundFault");
    const call = await prepared();
    await call("DeleteUserGroup", { UserGroupId: "acme" });
    expect((await call("CreateReplicationGroup", group)).body).toContain("<Code>UserGroupNotFound</Code>");
  });

  test("tell their encryption, their members and their tags", async () => {
    const call = await prepared();
    await call("CreateReplicationGroup", group);
    const { body } = await call("DescribeReplicationGroups", { ReplicationGroupId: "acme" });
    for (const expected of [
      "<Status>available</Status>",
      "<MultiAZ>enabled</MultiAZ>",
      "<AuthTokenEnabled>false</AuthTokenEnabled>",
      "<AtRestEncryptionEnabled>true</AtRestEncryptionEnabled>",
      "<MemberClusters><ClusterId>acme-001</ClusterId><ClusterId>acme-002</ClusterId></MemberClusters>",
    ]) {
      expect(body).toContain(expected);
    }
    const cluster = await call("DescribeCacheClusters", { CacheClusterId: "acme-001" });
    expect(cluster.body).toContain("<EngineVersion>8.2.0</EngineVersion>");
    const ResourceName = "arn:aws:elasticache:us-east-2:123456789012:replicationgroup:acme";
    expect((await call("ListTagsForResource", { ResourceName })).body).toContain(
      "<Tag><Key>Name</Key><Value>acme</Value></Tag>",
    );
  });

  test("take their members with them", async () => {
    const call = await prepared();
    await call("CreateReplicationGroup", group);
    await call("DeleteReplicationGroup", { ReplicationGroupId: "acme" });
    expect((await call("DescribeReplicationGroups", { ReplicationGroupId: "acme" })).status).toBe(404);
    expect((await call("DescribeCacheClusters", { CacheClusterId: "acme-002" })).status).toBe(404);
  });
});

test("a parameter group tells what was set", async () => {
  const call = client();
  await call("CreateCacheParameterGroup", {
    CacheParameterGroupName: "p",
    CacheParameterGroupFamily: "valkey8",
  });
  await call("ModifyCacheParameterGroup", {
    CacheParameterGroupName: "p",
    "ParameterNameValues.ParameterNameValue.1.ParameterName": "maxmemory-policy",
    "ParameterNameValues.ParameterNameValue.1.ParameterValue": "allkeys-lru",
  });
  expect((await call("DescribeCacheParameters", { CacheParameterGroupName: "p" })).body).toContain(
    "<ParameterName>maxmemory-policy</ParameterName><ParameterValue>allkeys-lru</ParameterValue>",
  );
});

test("an action that the double lacks is refused with its name", async () => {
  expect((await client()("CreateServerlessCache")).body).toContain("has no CreateServerlessCache");
});
