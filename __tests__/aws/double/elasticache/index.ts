import type { AwsRequest, AwsResponse, ServiceDouble, Upstream } from "../messages";
import { QueryParameters, queryError } from "../query";
import { parameterGroupActions } from "./parameter-groups";
import { replicationGroupActions } from "./replication-groups";
import { ElasticacheState } from "./state";
import { subnetGroupActions } from "./subnet-groups";
import { tagActions } from "./tags";
import { userActions } from "./users";

/** One action of ElastiCache. */
export type Action = (
  parameters: QueryParameters,
  region: string,
  upstream: Upstream,
) => Promise<AwsResponse> | AwsResponse;

/** ElastiCache as far as replication groups need it; moto has no part of it that could be used. */
export function elasticacheDouble(): ServiceDouble {
  const state = new ElasticacheState();
  const actions: Readonly<Record<string, Action>> = {
    ...subnetGroupActions(state),
    ...parameterGroupActions(state),
    ...userActions(state),
    ...replicationGroupActions(state),
    ...tagActions(state),
  };
  return {
    service: "elasticache",
    async answer(call: AwsRequest, upstream) {
      const parameters = new QueryParameters(call);
      const action = actions[parameters.action];
      if (action === undefined) {
        return queryError(400, "InvalidAction", `The double of ElastiCache has no ${parameters.action}`);
      }
      return action(parameters, call.region, upstream);
    },
  };
}
