import { beforeEach, describe, expect, test } from "vitest";
import { eksDouble } from "./eks";
import { FakeUpstream, restCall } from "./fake-upstream";
import {
  type AwsRequest,
  type AwsResponse,
  isRecord,
  jsonError,
  recordAt,
  type ServiceDouble,
} from "./messages";

/** What moto says of a cluster and of a node group, shortened. */
const MOTO_CLUSTER = {
  cluster: {
    name: "demo",
    status: "ACTIVE",
    endpoint: "https://abc.us-east-2.eks.amazonaws.com/",
    certificateAuthority: { data: "not base64!" },
    resourcesVpcConfig: { subnetIds: ["subnet-1"] },
  },
};
const MOTO_NODE_GROUP = {
  nodegroup: {
    nodegroupName: "system",
    version: "1.19",
    diskSize: 20,
    remoteAccess: { ec2SshKey: "eksKeypair" },
    resources: { autoScalingGroups: [{ name: "eks-1" }], remoteAccessSecurityGroup: "sg-invented" },
  },
};

const CREATE_CLUSTER = {
  name: "demo",
  version: "1.35",
  resourcesVpcConfig: {
    subnetIds: ["subnet-1"],
    endpointPrivateAccess: true,
    publicAccessCidrs: ["203.0.113.0/24"],
  },
  accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
  upgradePolicy: { supportType: "STANDARD" },
  logging: { clusterLogging: [{ types: ["api", "audit"], enabled: true }] },
};

const PRINCIPAL = "arn:aws:iam::123456789012:role/Admin";
const PRINCIPAL_PATH = `/clusters/demo/access-entries/${encodeURIComponent(PRINCIPAL)}`;
const ADMIN_POLICY = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy";

let double: ServiceDouble;
let upstream: FakeUpstream;

function moto(call: AwsRequest): AwsResponse {
  if (call.path.startsWith("/clusters/unknown"))
    return jsonError(404, "ResourceNotFoundException", "No cluster");
  const body = call.path.includes("/node-groups") ? MOTO_NODE_GROUP : MOTO_CLUSTER;
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}

async function send(method: string, url: string, body?: unknown) {
  const answer = await double.answer(restCall("eks", method, url, body), upstream);
  if (answer === undefined) throw new Error(`${method} ${url} was left to the API behind`);
  const parsed: unknown = JSON.parse(answer.body);
  return { status: answer.status, body: isRecord(parsed) ? parsed : {} };
}

beforeEach(async () => {
  double = eksDouble();
  upstream = new FakeUpstream(moto, {
    DescribeSubnets: "<subnetSet><item><vpcId>vpc-1</vpcId></item></subnetSet>",
    CreateSecurityGroup: "<groupId>sg-cluster</groupId>",
  });
  await send("POST", "/clusters", CREATE_CLUSTER);
});

describe("cluster", () => {
  test("is described with what was asked for", async () => {
    const { cluster } = (await send("GET", "/clusters/demo")).body;
    expect(cluster).toMatchObject({
      accessConfig: CREATE_CLUSTER.accessConfig,
      upgradePolicy: { supportType: "STANDARD" },
      resourcesVpcConfig: {
        subnetIds: ["subnet-1"],
        vpcId: "vpc-1",
        clusterSecurityGroupId: "sg-cluster",
        endpointPrivateAccess: true,
        endpointPublicAccess: true,
        publicAccessCidrs: ["203.0.113.0/24"],
      },
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16", ipFamily: "ipv4" },
      endpoint: "https://abc.us-east-2.eks.amazonaws.com",
    });
  });

  test("has every log type, enabled or not", async () => {
    const cluster = recordAt((await send("GET", "/clusters/demo")).body, "cluster");
    expect(cluster.logging).toEqual({
      clusterLogging: [
        { types: ["api", "audit"], enabled: true },
        { types: ["authenticator", "controllerManager", "scheduler"], enabled: false },
      ],
    });
  });

  test("has no zonal shift and no encryption that nobody asked for", async () => {
    const cluster = recordAt((await send("GET", "/clusters/demo")).body, "cluster");
    expect(cluster).not.toHaveProperty("zonalShiftConfig");
    expect(cluster).not.toHaveProperty("encryptionConfig");
  });

  test("has a certificate authority that can be decoded", async () => {
    const cluster = recordAt((await send("GET", "/clusters/demo")).body, "cluster");
    const { data } = recordAt(cluster, "certificateAuthority");
    expect(Buffer.from(String(data), "base64").toString()).toContain("BEGIN CERTIFICATE");
  });

  test("brings a tagged security group and takes it away again", async () => {
    expect(upstream.queried[1]).toMatchObject({
      action: "CreateSecurityGroup",
      parameters: { VpcId: "vpc-1", "TagSpecification.1.Tag.1.Key": "kubernetes.io/cluster/demo" },
    });
    await send("DELETE", "/clusters/demo");
    expect(upstream.queried[2]).toEqual({
      action: "DeleteSecurityGroup",
      parameters: { GroupId: "sg-cluster" },
    });
  });

  test("what the API behind refuses stays refused", async () => {
    expect((await send("GET", "/clusters/unknown")).status).toBe(404);
  });
});

describe("node group", () => {
  const ask = {
    nodegroupName: "system",
    launchTemplate: { id: "lt-1", version: "1" },
    updateConfig: { maxUnavailablePercentage: 33 },
  };

  test("has no remote access and no disk size beside a launch template", async () => {
    await send("POST", "/clusters/demo/node-groups", ask);
    const nodeGroup = recordAt((await send("GET", "/clusters/demo/node-groups/system")).body, "nodegroup");
    expect(nodeGroup).not.toHaveProperty("remoteAccess");
    expect(nodeGroup).not.toHaveProperty("diskSize");
    expect(nodeGroup.resources).toEqual({ autoScalingGroups: [{ name: "eks-1" }] });
    expect(nodeGroup.updateConfig).toEqual({ maxUnavailablePercentage: 33 });
  });

  test("runs the version of its cluster", async () => {
    await send("POST", "/clusters/demo/node-groups", ask);
    const nodeGroup = recordAt((await send("GET", "/clusters/demo/node-groups/system")).body, "nodegroup");
    expect(nodeGroup.version).toBe("1.35");
    expect(nodeGroup.releaseVersion).toMatch(/^1\.35\./);
  });
});

describe("add-ons", () => {
  const path = "/clusters/demo/addons";

  test("live from creation to deletion", async () => {
    await send("POST", path, {
      addonName: "vpc-cni",
      addonVersion: "v1.20.0-eksbuild.1",
      configurationValues: "{}",
    });
    expect((await send("GET", `${path}/vpc-cni`)).body.addon).toMatchObject({
      addonName: "vpc-cni",
      addonVersion: "v1.20.0-eksbuild.1",
      configurationValues: "{}",
      status: "ACTIVE",
    });
    expect((await send("GET", path)).body).toEqual({ addons: ["vpc-cni"] });
    await send("DELETE", `${path}/vpc-cni`);
    expect((await send("GET", `${path}/vpc-cni`)).status).toBe(404);
  });

  test("cannot be made twice, nor in a cluster that does not exist", async () => {
    await send("POST", path, { addonName: "coredns" });
    expect((await send("POST", path, { addonName: "coredns" })).status).toBe(409);
    expect((await send("POST", "/clusters/unknown/addons", { addonName: "coredns" })).status).toBe(404);
  });

  test("get EKS's default version where none was asked for", async () => {
    const asked = await send("GET", "/addons/supported-versions?addonName=coredns&kubernetesVersion=1.35");
    const { addonVersion } = recordAt((await send("POST", path, { addonName: "coredns" })).body, "addon");
    expect(JSON.stringify(asked.body)).toContain(`"addonVersion":"${addonVersion}"`);
  });
});

describe("access entries", () => {
  test("keep their groups and policies", async () => {
    await send("POST", "/clusters/demo/access-entries", { principalArn: PRINCIPAL });
    expect((await send("GET", PRINCIPAL_PATH)).body.accessEntry).toMatchObject({
      principalArn: PRINCIPAL,
      type: "STANDARD",
      username: PRINCIPAL,
      kubernetesGroups: [],
    });
    const policies = `${PRINCIPAL_PATH}/access-policies`;
    await send("POST", policies, { policyArn: ADMIN_POLICY, accessScope: { type: "cluster" } });
    expect((await send("GET", policies)).body.associatedAccessPolicies).toMatchObject([
      { policyArn: ADMIN_POLICY, accessScope: { type: "cluster" } },
    ]);
    await send("DELETE", `${policies}/${encodeURIComponent(ADMIN_POLICY)}`);
    expect((await send("GET", policies)).body.associatedAccessPolicies).toEqual([]);
  });

  test("of nodes join as nodes", async () => {
    await send("POST", "/clusters/demo/access-entries", { principalArn: PRINCIPAL, type: "EC2_LINUX" });
    expect((await send("GET", PRINCIPAL_PATH)).body.accessEntry).toMatchObject({
      kubernetesGroups: ["system:nodes"],
      username: "system:node:{{EC2PrivateDNSName}}",
    });
  });

  test("cannot be made twice", async () => {
    await send("POST", "/clusters/demo/access-entries", { principalArn: PRINCIPAL });
    expect((await send("POST", "/clusters/demo/access-entries", { principalArn: PRINCIPAL })).status).toBe(
      409,
    );
  });

  test("are gone with their cluster", async () => {
    await send("POST", "/clusters/demo/access-entries", { principalArn: PRINCIPAL });
    await send("DELETE", "/clusters/demo");
    expect((await send("GET", PRINCIPAL_PATH)).status).toBe(404);
  });
});

describe("pod identity associations", () => {
  const path = "/clusters/demo/pod-identity-associations";
  const ask = { namespace: "kube-system", serviceAccount: "karpenter", roleArn: PRINCIPAL };

  test("live from creation to deletion", async () => {
    const { associationId } = recordAt((await send("POST", path, ask)).body, "association");
    expect((await send("GET", `${path}/${associationId}`)).body.association).toMatchObject(ask);
    const list = (await send("GET", path)).body.associations;
    expect(list).toMatchObject([{ namespace: "kube-system", serviceAccount: "karpenter" }]);
    await send("DELETE", `${path}/${associationId}`);
    expect((await send("GET", `${path}/${associationId}`)).status).toBe(404);
  });

  test("are one per service account", async () => {
    await send("POST", path, ask);
    expect((await send("POST", path, ask)).status).toBe(409);
  });
});

test("operations that moto has are left to it", async () => {
  expect(await double.answer(restCall("eks", "GET", "/clusters"), upstream)).toBeUndefined();
});
