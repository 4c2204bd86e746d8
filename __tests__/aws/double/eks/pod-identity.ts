import { json, jsonBody } from "../messages";
import { inUse, notFound, type Route, segment } from "./routes";
import { type EksState, eksArn, now } from "./state";

/**
 * Pod identity associations, which the API behind does not have.
 *
 * https://docs.aws.amazon.com/eks/latest/APIReference/API_PodIdentityAssociation.html
 */
export function podIdentityRoutes(state: EksState): readonly Route[] {
  const missing = (segments: Readonly<Record<string, string>>) =>
    notFound(
      `No PodIdentityAssociation: ${segment(segments, "association")} found in cluster: ${segment(segments, "cluster")}`,
    );

  return [
    {
      method: "POST",
      path: "/clusters/{cluster}/pod-identity-associations",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        if (record === undefined) return notFound(`No cluster found for name: ${cluster}.`);
        const { namespace, serviceAccount, roleArn, tags = {} } = jsonBody(call);
        const taken = [...record.podIdentityAssociations.values()].some(
          (other) => other.namespace === namespace && other.serviceAccount === serviceAccount,
        );
        if (taken) {
          return inUse(
            `Association already exists: namespace ${namespace}, service account ${serviceAccount}`,
          );
        }
        const associationId = `a-${state.nextId()}`;
        const association = {
          clusterName: cluster,
          namespace,
          serviceAccount,
          roleArn,
          associationArn: eksArn(call.region, `podidentityassociation/${cluster}/${associationId}`),
          associationId,
          tags,
          createdAt: now(),
          modifiedAt: now(),
        };
        record.podIdentityAssociations.set(associationId, association);
        return json({ association });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/pod-identity-associations",
      async answer(call, segments) {
        const cluster = segment(segments, "cluster");
        const record = state.get(call.region, cluster);
        if (record === undefined) return notFound(`No cluster found for name: ${cluster}.`);
        const associations = [...record.podIdentityAssociations.values()].map(
          ({ roleArn: _roleArn, tags: _tags, createdAt: _created, modifiedAt: _modified, ...summary }) =>
            summary,
        );
        return json({ associations });
      },
    },
    {
      method: "GET",
      path: "/clusters/{cluster}/pod-identity-associations/{association}",
      async answer(call, segments) {
        const association = state
          .get(call.region, segment(segments, "cluster"))
          ?.podIdentityAssociations.get(segment(segments, "association"));
        return association === undefined ? missing(segments) : json({ association });
      },
    },
    {
      method: "DELETE",
      path: "/clusters/{cluster}/pod-identity-associations/{association}",
      async answer(call, segments) {
        const associations = state.get(call.region, segment(segments, "cluster"))?.podIdentityAssociations;
        const association = associations?.get(segment(segments, "association"));
        if (association === undefined) return missing(segments);
        associations?.delete(segment(segments, "association"));
        return json({ association });
      },
    },
  ];
}
