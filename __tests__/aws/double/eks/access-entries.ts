import { json, jsonBody, stringAt } from "../messages";
import { inUse, notFound, type Route, segment } from "./routes";
import { ACCOUNT_ID, type AccessEntryRecord, type EksState, eksArn, now } from "./state";

/**
 * Access entries and their access policies, which the API behind does not have.
 *
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_AccessEntry.html
 */
export function accessEntryRoutes(state: EksState): readonly Route[] {
  const find = (region: string, segments: Readonly<Record<string, string>>): AccessEntryRecord | undefined =>
    state.get(region, segment(segments, "cluster"))?.accessEntries.get(segment(segments, "principal"));
  const missing = (segments: Readonly<Record<string, string>>) =>
    notFound(
      `The specified principalArn could not be found: ${segment(segments, "principal")} in the cluster ${segment(segments, "cluster")}`,
    );

  return [
    {
      method: "POST",
      path: "/clusters/{cluster}/access-entries",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        if (record === undefined) return notFound(`No cluster found for name: ${cluster}.`);
        const asked = jsonBody(call);
        const principalArn = stringAt(asked, "principalArn") ?? "";
        if (record.accessEntries.has(principalArn)) {
          return inUse(
            `The specified access entry resource is already in use on this cluster: ${principalArn}`,
          );
        }
        const entry = accessEntry(call.region, cluster, principalArn, asked, state.nextId());
        record.accessEntries.set(principalArn, { entry, policies: new Map() });
        return json({ accessEntry: entry });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/access-entries",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        return record === undefined
          ? notFound(`No cluster found for name: ${cluster}.`)
          : json({ accessEntries: [...record.accessEntries.keys()] });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/access-entries/{principal}",
      async answer(call, segments) {
        const found = find(call.region, segments);
        return found === undefined ? missing(segments) : json({ accessEntry: found.entry });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}/access-entries/{principal}",
      async answer(call, segments) {
        if (find(call.region, segments) === undefined) return missing(segments);
        state
          .get(call.region, segment(segments, "cluster"))
          ?.accessEntries.delete(segment(segments, "principal"));
        return json({});
      },
    },
    {
      method: "POST",
      path: "/clusters/{cluster}/access-entries/{principal}/access-policies",
      async answer(call, segments) {
        const found = find(call.region, segments);
        if (found === undefined) return missing(segments);
        const asked = jsonBody(call);
        const policyArn = stringAt(asked, "policyArn") ?? "";
        const associated = {
          policyArn,
          accessScope: asked.accessScope,
          associatedAt: now(),
          modifiedAt: now(),
        };
        found.policies.set(policyArn, associated);
        return json({
          clusterName: segment(segments, "cluster"),
          principalArn: segment(segments, "principal"),
          associatedAccessPolicy: associated,
        });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/access-entries/{principal}/access-policies",
      async answer(call, segments) {
        const found = find(call.region, segments);
        if (found === undefined) return missing(segments);
        return json({
          clusterName: segment(segments, "cluster"),
          principalArn: segment(segments, "principal"),
          associatedAccessPolicies: [...found.policies.values()],
        });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}/access-entries/{principal}/access-policies/{policy}",
      async answer(call, segments) {
        const found = find(call.region, segments);
        if (found?.policies.delete(segment(segments, "policy")) !== true) return missing(segments);
        return json({});
      },
    },
  ];
}

function accessEntry(
  region: string,
  cluster: string,
  principalArn: string,
  asked: Readonly<Record<string, unknown>>,
  id: string,
): Record<string, unknown> {
  const type = stringAt(asked, "type") ?? "STANDARD";
  const principal =
    principalArn
      .split(":")
      .at(-1)
      ?.replace(/^(user|role)\/(.*\/)?/, "$1/") ?? "";
  // EC2 entries belong to node groups: EKS gives them the name and the group that nodes join with.
  const isNode = type === "EC2_LINUX" || type === "EC2_WINDOWS";
  return {
    clusterName: cluster,
    principalArn,
    type,
    kubernetesGroups: asked.kubernetesGroups ?? (isNode ? ["system:nodes"] : []),
    username: asked.username ?? (isNode ? "system:node:{{EC2PrivateDNSName}}" : principalArn),
    accessEntryArn: eksArn(
      region,
      `access-entry/${cluster}/${principal.replace("/", `/${ACCOUNT_ID}/`)}/${id}`,
    ),
    createdAt: now(),
    modifiedAt: now(),
    tags: asked.tags ?? {},
  };
}
