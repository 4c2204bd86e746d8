import { isRecord, json, jsonBody, recordAt, stringAt } from "../messages";
import { type Route, segment } from "./routes";
import type { EksState } from "./state";

/**
 * `CreateNodegroup`, `DescribeNodegroup` and `DeleteNodegroup`. The API behind keeps the node group, invents a remote
 * access that nobody asked for, and forgets the update configuration.
 *
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_Nodegroup.html
 */
export function nodeGroupRoutes(state: EksState): readonly Route[] {
  return [
    {
      method: "POST",
      path: "/clusters/{cluster}/node-groups",
      async answer(call, segments, upstream) {
        const response = await upstream.forward(call);
        const record = state.get(call.region, segment(segments, "cluster"));
        if (response.status !== 200 || record === undefined) return response;
        const asked = jsonBody(call);
        record.nodeGroupRequests.set(stringAt(asked, "nodegroupName") ?? "", asked);
        return json({
          nodegroup: completeNodeGroup(nodeGroupIn(response.body), asked, record.createRequest),
        });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/node-groups/{nodeGroup}",
      async answer(call, segments, upstream) {
        const response = await upstream.forward(call);
        const record = state.get(call.region, segment(segments, "cluster"));
        const asked = record?.nodeGroupRequests.get(segment(segments, "nodeGroup"));
        if (response.status !== 200 || record === undefined || asked === undefined) return response;
        return json({
          nodegroup: completeNodeGroup(nodeGroupIn(response.body), asked, record.createRequest),
        });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}/node-groups/{nodeGroup}",
      async answer(call, segments, upstream) {
        const response = await upstream.forward(call);
        const record = state.get(call.region, segment(segments, "cluster"));
        if (response.status === 200) record?.nodeGroupRequests.delete(segment(segments, "nodeGroup"));
        return response;
      },
    },
  ];
}

/** A node group as EKS describes it, from what the API behind says and what was asked for. */
export function completeNodeGroup(
  known: Readonly<Record<string, unknown>>,
  asked: Readonly<Record<string, unknown>>,
  clusterRequest: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { remoteAccess: _invented, diskSize, ...kept } = known;
  const version =
    stringAt(asked, "version") ?? stringAt(clusterRequest, "version") ?? stringAt(known, "version");
  const resources = recordAt(known, "resources");
  return {
    ...kept,
    version,
    releaseVersion: stringAt(asked, "releaseVersion") ?? `${version}.0-20260101`,
    updateConfig: asked.updateConfig ?? { maxUnavailable: 1 },
    ...(asked.remoteAccess === undefined
      ? { resources: { autoScalingGroups: resources.autoScalingGroups } }
      : { remoteAccess: asked.remoteAccess }),
    // With a launch template the disk and, where not asked for, the instance types come from the template.
    ...(asked.launchTemplate === undefined ? { diskSize } : {}),
    ...(asked.nodeRepairConfig === undefined ? {} : { nodeRepairConfig: asked.nodeRepairConfig }),
  };
}

function nodeGroupIn(body: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(body);
  return isRecord(parsed) ? recordAt(parsed, "nodegroup") : {};
}
