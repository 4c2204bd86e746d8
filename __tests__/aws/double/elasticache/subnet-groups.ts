import { queryAnswer, queryError } from "../query";
import type { Action } from "./index";
import { type Described, type ElasticacheState, elasticacheArn, keepTags, select } from "./state";

/** https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheSubnetGroup.html */
export function subnetGroupActions(state: ElasticacheState): Record<string, Action> {
  const groups = state.subnetGroups;
  return {
    async CreateCacheSubnetGroup(parameters, region, upstream) {
      const name = parameters.required("CacheSubnetGroupName");
      const subnetIds = parameters.list("SubnetIds.SubnetIdentifier");
      const found = await upstream.query("ec2", region, "DescribeSubnets", {
        "SubnetId.1": subnetIds[0] ?? "",
      });
      const ARN = elasticacheArn(region, "subnetgroup", name);
      const group: Described = {
        ARN,
        CacheSubnetGroupName: name,
        CacheSubnetGroupDescription: parameters.text("CacheSubnetGroupDescription"),
        VpcId: /<vpcId>([^<]+)/.exec(found.body)?.[1],
        Subnets: { item: "Subnet", of: subnetIds.map((id) => ({ SubnetIdentifier: id })) },
      };
      groups.set(`${region}/${name}`, group);
      keepTags(state, ARN, parameters);
      return queryAnswer("CreateCacheSubnetGroup", { CacheSubnetGroup: group });
    },
    DescribeCacheSubnetGroups(parameters, region) {
      const name = parameters.text("CacheSubnetGroupName");
      const found = select(groups, region, name);
      if (name !== undefined && found.length === 0) return notFound(name);
      return queryAnswer("DescribeCacheSubnetGroups", {
        CacheSubnetGroups: { item: "CacheSubnetGroup", of: found },
      });
    },
    DeleteCacheSubnetGroup(parameters, region) {
      const name = parameters.required("CacheSubnetGroupName");
      return groups.delete(`${region}/${name}`) ? queryAnswer("DeleteCacheSubnetGroup", {}) : notFound(name);
    },
  };
}

function notFound(name: string) {
  return queryError(404, "CacheSubnetGroupNotFoundFault", `Cache subnet group ${name} does not exist`);
}
