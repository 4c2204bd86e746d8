import { expect, test } from "vitest";
import { FakeUpstream, restCall } from "./fake-upstream";
import { rdsDouble } from "./rds";

const call = (action: string, parameters: Record<string, string> = {}) => ({
  ...restCall("rds", "POST", "/"),
  body: new URLSearchParams({ Action: action, ...parameters }).toString(),
});

const told = (body: string) => new FakeUpstream(() => ({ status: 200, headers: {}, body }));

test("an instance tells the monitoring and the Performance Insights that were asked for", async () => {
  const double = rdsDouble();
  const asked = {
    DBInstanceIdentifier: "one",
    MonitoringInterval: "60",
    MonitoringRoleArn: "arn:aws:iam::123456789012:role/a&b",
    EnablePerformanceInsights: "true",
    PerformanceInsightsRetentionPeriod: "7",
  };
  expect(await double.answer(call("CreateDBInstance", asked), told(""))).toBeUndefined();
  const moto = told(
    "<DBInstances><DBInstance><DBInstanceIdentifier>one</DBInstanceIdentifier><MonitoringInterval>0</MonitoringInterval><PerformanceInsightsEnabled/></DBInstance><DBInstance><DBInstanceIdentifier>two</DBInstanceIdentifier></DBInstance></DBInstances>",
  );
  const answer = await double.answer(call("DescribeDBInstances"), moto);
  expect(answer?.body).toBe(
    "<DBInstances><DBInstance><DBInstanceIdentifier>one</DBInstanceIdentifier><MonitoringInterval>60</MonitoringInterval><PerformanceInsightsEnabled>true</PerformanceInsightsEnabled><MonitoringRoleArn>arn:aws:iam::123456789012:role/a&amp;b</MonitoringRoleArn><PerformanceInsightsRetentionPeriod>7</PerformanceInsightsRetentionPeriod></DBInstance><DBInstance><DBInstanceIdentifier>two</DBInstanceIdentifier></DBInstance></DBInstances>",
  );
});

test("a cluster has no scaling configuration of Serverless v1", async () => {
  const moto = told(
    "<DBCluster><ScalingConfigurationInfo><MinCapacity/></ScalingConfigurationInfo><Port>5432</Port></DBCluster>",
  );
  const answer = await rdsDouble().answer(call("DescribeDBClusters"), moto);
  expect(answer?.body).toBe("<DBCluster><Port>5432</Port></DBCluster>");
});

test("other calls are moto's", async () => {
  expect(await rdsDouble().answer(call("CreateDBCluster"), told(""))).toBeUndefined();
});
