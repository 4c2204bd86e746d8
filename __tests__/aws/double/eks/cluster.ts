import { isRecord, json, jsonBody, recordAt, stringAt, type Upstream } from "../messages";
import { type Route, segment } from "./routes";
import type { ClusterRecord, EksState } from "./state";

const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/** EKS answers with a PEM certificate in base64; consumers decode it. */
const CERTIFICATE_AUTHORITY = Buffer.from(
  "-----BEGIN CERTIFICATE-----\ntest\n-----END CERTIFICATE-----\n",
).toString("base64");

/**
 * `CreateCluster`, `DescribeCluster` and `DeleteCluster`. The API behind keeps the cluster; here is added what it
 * does not echo, with the defaults of EKS, and the security group that EKS makes for a cluster.
 *
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Cluster.html
 */
export function clusterRoutes(state: EksState): readonly Route[] {
  return [
    {
      method: "POST",
      path: "/clusters",
      async answer(call, _segments, upstream) {
        const response = await upstream.forward(call);
        if (response.status !== 200) return response;
        const createRequest = jsonBody(call);
        const name = stringAt(createRequest, "name") ?? "";
        const vpcId = await vpcOfSubnets(upstream, call.region, createRequest);
        const securityGroupId = await createClusterSecurityGroup(upstream, call.region, vpcId, name);
        const record = state.add(call.region, name, { createRequest, vpcId, securityGroupId });
        return json({ cluster: completeCluster(clusterIn(response.body), record) });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}",
      async answer(call, segments, upstream) {
        const response = await upstream.forward(call);
        const record = state.get(call.region, segment(segments, "cluster"));
        if (response.status !== 200 || record === undefined) return response;
        return json({ cluster: completeCluster(clusterIn(response.body), record) });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}",
      async answer(call, segments, upstream) {
        const response = await upstream.forward(call);
        const name = segment(segments, "cluster");
        const record = state.get(call.region, name);
        if (response.status !== 200 || record === undefined) return response;
        await upstream.query("ec2", call.region, "DeleteSecurityGroup", { GroupId: record.securityGroupId });
        state.remove(call.region, name);
        return json({
          cluster: { ...completeCluster(clusterIn(response.body), record), status: "DELETING" },
        });
      },
    },
  ];
}

/** A cluster as EKS describes it, from what the API behind says and what was asked for. */
export function completeCluster(
  known: Readonly<Record<string, unknown>>,
  record: Pick<ClusterRecord, "createRequest" | "vpcId" | "securityGroupId">,
): Record<string, unknown> {
  const asked = record.createRequest;
  const network = recordAt(asked, "resourcesVpcConfig");
  const access = recordAt(asked, "accessConfig");
  return {
    ...known,
    endpoint: stringAt(known, "endpoint")?.replace(/\/$/, ""),
    certificateAuthority: { data: CERTIFICATE_AUTHORITY },
    resourcesVpcConfig: {
      subnetIds: network.subnetIds ?? [],
      securityGroupIds: network.securityGroupIds ?? [],
      clusterSecurityGroupId: record.securityGroupId,
      vpcId: record.vpcId,
      endpointPublicAccess: network.endpointPublicAccess ?? true,
      endpointPrivateAccess: network.endpointPrivateAccess ?? false,
      publicAccessCidrs: network.publicAccessCidrs ?? ["0.0.0.0/0"],
    },
    accessConfig: {
      authenticationMode: access.authenticationMode ?? "CONFIG_MAP",
      bootstrapClusterCreatorAdminPermissions: access.bootstrapClusterCreatorAdminPermissions ?? true,
    },
    upgradePolicy: { supportType: recordAt(asked, "upgradePolicy").supportType ?? "EXTENDED" },
    ...(asked.zonalShiftConfig === undefined ? {} : { zonalShiftConfig: asked.zonalShiftConfig }),
    kubernetesNetworkConfig: {
      serviceIpv4Cidr: "172.20.0.0/16",
      ipFamily: "ipv4",
      elasticLoadBalancing: { enabled: false },
      ...recordAt(asked, "kubernetesNetworkConfig"),
    },
    ...(asked.encryptionConfig === undefined ? {} : { encryptionConfig: asked.encryptionConfig }),
    logging: { clusterLogging: completeLogging(recordAt(asked, "logging")) },
  };
}

function completeLogging(asked: Readonly<Record<string, unknown>>): readonly Record<string, unknown>[] {
  const groups = Array.isArray(asked.clusterLogging) ? asked.clusterLogging.filter(isRecord) : [];
  const enabled = groups
    .filter((group) => group.enabled === true)
    .flatMap((group) => (Array.isArray(group.types) ? group.types : []));
  const disabled = LOG_TYPES.filter((type) => !enabled.includes(type));
  return [
    ...(enabled.length > 0 ? [{ types: enabled, enabled: true }] : []),
    ...(disabled.length > 0 ? [{ types: disabled, enabled: false }] : []),
  ];
}

function clusterIn(body: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(body);
  return isRecord(parsed) ? recordAt(parsed, "cluster") : {};
}

async function vpcOfSubnets(
  upstream: Upstream,
  region: string,
  createRequest: Readonly<Record<string, unknown>>,
): Promise<string> {
  const subnetIds = recordAt(createRequest, "resourcesVpcConfig").subnetIds;
  const first = Array.isArray(subnetIds) ? String(subnetIds[0]) : "";
  const answer = await upstream.query("ec2", region, "DescribeSubnets", { "SubnetId.1": first });
  return /<vpcId>([^<]+)<\/vpcId>/.exec(answer.body)?.[1] ?? "";
}

/** https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html: EKS makes one and tags it. */
async function createClusterSecurityGroup(
  upstream: Upstream,
  region: string,
  vpcId: string,
  cluster: string,
): Promise<string> {
  const name = `eks-cluster-sg-${cluster}`;
  const answer = await upstream.query("ec2", region, "CreateSecurityGroup", {
    GroupName: name,
    GroupDescription: "EKS created security group applied to ENI that is attached to EKS Control Plane nodes",
    VpcId: vpcId,
    "TagSpecification.1.ResourceType": "security-group",
    "TagSpecification.1.Tag.1.Key": `kubernetes.io/cluster/${cluster}`,
    "TagSpecification.1.Tag.1.Value": "owned",
    "TagSpecification.1.Tag.2.Key": "Name",
    "TagSpecification.1.Tag.2.Value": name,
  });
  const id = /<groupId>([^<]+)<\/groupId>/.exec(answer.body)?.[1];
  if (id === undefined)
    throw new Error(`CreateSecurityGroup for the cluster ${cluster} failed: ${answer.body}`);
  return id;
}
