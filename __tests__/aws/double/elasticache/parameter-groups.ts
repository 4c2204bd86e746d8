import { queryAnswer, queryError } from "../query";
import type { Action } from "./index";
import { type Described, type ElasticacheState, elasticacheArn, keepTags, select } from "./state";

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheParameterGroup.html */
export function parameterGroupActions(state: ElasticacheState): Record<string, Action> {
  const groups = state.parameterGroups;
  return {
    CreateCacheParameterGroup(parameters, region) {
      const name = parameters.required("CacheParameterGroupName");
      const ARN = elasticacheArn(region, "parametergroup", name);
      const group: Described = {
        ARN,
        CacheParameterGroupName: name,
        CacheParameterGroupFamily: parameters.required("CacheParameterGroupFamily"),
        Description: parameters.text("Description"),
        IsGlobal: false,
      };
      groups.set(`${region}/${name}`, group);
      state.parameters.set(`${region}/${name}`, new Map());
      keepTags(state, ARN, parameters);
      return queryAnswer("CreateCacheParameterGroup", { CacheParameterGroup: group });
    },
    DescribeCacheParameterGroups(parameters, region) {
      const name = parameters.text("CacheParameterGroupName");
      const found = select(groups, region, name);
      if (name !== undefined && found.length === 0) return notFound(name);
      return queryAnswer("DescribeCacheParameterGroups", {
        CacheParameterGroups: { item: "CacheParameterGroup", of: found },
      });
    },
    ModifyCacheParameterGroup(parameters, region) {
      const name = parameters.required("CacheParameterGroupName");
      const kept = state.parameters.get(`${region}/${name}`);
      if (kept === undefined) return notFound(name);
      const given = parameters.pairs(
        "ParameterNameValues.ParameterNameValue",
        "ParameterName",
        "ParameterValue",
      );
      for (const [parameter, value] of given) kept.set(parameter, value);
      return queryAnswer("ModifyCacheParameterGroup", { CacheParameterGroupName: name });
    },
    DescribeCacheParameters(parameters, region) {
      const kept = state.parameters.get(`${region}/${parameters.required("CacheParameterGroupName")}`);
      const set = [...(kept ?? [])].map(([ParameterName, ParameterValue]) => ({
        ParameterName,
        ParameterValue,
        Source: "user",
      }));
      return queryAnswer("DescribeCacheParameters", { Parameters: { item: "Parameter", of: set } });
    },
    DeleteCacheParameterGroup(parameters, region) {
      const name = parameters.required("CacheParameterGroupName");
      return groups.delete(`${region}/${name}`)
        ? queryAnswer("DeleteCacheParameterGroup", {})
        : notFound(name);
    },
  };
}

function notFound(name: string) {
  return queryError(404, "CacheParameterGroupNotFound", `Cache parameter group ${name} does not exist`);
}
