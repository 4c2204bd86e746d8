import type { AwsRequest, AwsResponse, ServiceDouble, Upstream } from "./messages";
import { QueryParameters, setElement } from "./query";

/** What a client asked for an instance and moto does not keep, by the element that tells it. */
const KEPT = [
  "MonitoringInterval",
  "MonitoringRoleArn",
  "PerformanceInsightsKMSKeyId",
  "PerformanceInsightsRetentionPeriod",
] as const;

/**
 * RDS: enhanced monitoring and Performance Insights of instances, and no scaling configuration of Serverless v1 on
 * clusters that are not of that kind.
 *
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html
 */
export function rdsDouble(): ServiceDouble {
  const instances = new Map<string, Map<string, string>>();
  return {
    service: "rds",
    async answer(call, upstream) {
      const parameters = new QueryParameters(call);
      switch (parameters.action) {
        case "CreateDBInstance":
        case "ModifyDBInstance":
          remember(instances, call.region, parameters);
          return undefined;
        case "DescribeDBInstances":
          return tell(instances, call, upstream);
        case "DescribeDBClusters":
          return withoutScalingInfo(await upstream.forward(call));
        default:
          return undefined;
      }
    },
  };
}

type Instances = Map<string, Map<string, string>>;

function remember(instances: Instances, region: string, parameters: QueryParameters): void {
  const key = `${region}/${parameters.required("DBInstanceIdentifier")}`;
  const kept = instances.get(key) ?? new Map<string, string>();
  instances.set(key, kept);
  for (const name of KEPT) {
    const value = parameters.text(name);
    if (value !== undefined) kept.set(name, value);
  }
  const insights = parameters.text("EnablePerformanceInsights");
  if (insights !== undefined) kept.set("PerformanceInsightsEnabled", insights);
}

async function tell(instances: Instances, call: AwsRequest, upstream: Upstream): Promise<AwsResponse> {
  const answer = await upstream.forward(call);
  const body = answer.body.replaceAll(/<DBInstance>.*?<\/DBInstance>/gs, (block) => {
    const identifier = /<DBInstanceIdentifier>([^<]+)/.exec(block)?.[1] ?? "";
    const kept = instances.get(`${call.region}/${identifier}`) ?? new Map<string, string>();
    return [...kept].reduce((text, [name, value]) => setElement(text, "DBInstance", name, value), block);
  });
  return { ...answer, body };
}

function withoutScalingInfo(answer: AwsResponse): AwsResponse {
  const body = answer.body.replaceAll(
    /<ScalingConfigurationInfo\s*\/>|<ScalingConfigurationInfo>.*?<\/ScalingConfigurationInfo>/gs,
    "",
  );
  return { ...answer, body };
}
