import { TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { describe, expect, it } from "vitest";
import { AwsContext } from "../../src/modules/aws-context";
import { synthLayer } from "../support/synth";

describe("AwsContext", () => {
  it("makes one data source of each kind for all modules of a layer", () => {
    const { json, data } = synthLayer((layer) => {
      for (const module of ["one", "two"]) {
        const scope = new Construct(layer, module);
        const { accountId, partition, dnsSuffix } = AwsContext.of(scope);
        new TerraformOutput(scope, "value", { value: `${partition}/${accountId}/${dnsSuffix}` });
      }
    });
    expect(data("aws_caller_identity", "current")).toEqual({});
    expect(data("aws_partition", "current")).toEqual({});
    expect(Object.values(json.output ?? {}).map(({ value }) => value)).toEqual(
      Array(2).fill(
        "${data.aws_partition.current.partition}/${data.aws_caller_identity.current.account_id}/${data.aws_partition.current.dns_suffix}",
      ),
    );
  });

  it("makes only the data sources that are asked for", () => {
    const { json } = synthLayer((layer) => {
      new TerraformOutput(layer, "partition", { value: AwsContext.of(layer).partition });
    });
    expect(Object.keys(json.data ?? {})).toEqual(["aws_partition"]);
  });
});
