import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { placeInFile } from "../terraform/annotations";

const id = "current";

/**
 * The account and partition that a layer works in, as expressions for ARNs. Makes one data source for each, however
 * many modules of the layer ask: `data.aws_caller_identity.current`, `data.aws_partition.current`.
 */
export class AwsContext extends Construct {
  private caller: DataAwsCallerIdentity | undefined;
  private awsPartition: DataAwsPartition | undefined;

  /** The context of the layer that the construct belongs to. */
  static of(scope: Construct): AwsContext {
    const layer = TerraformStack.of(scope);
    const known = layer.node.tryFindChild(id);
    if (known instanceof AwsContext) return known;
    const context = new AwsContext(layer, id);
    placeInFile(context, "data.tf");
    return context;
  }

  /** Number of the account. */
  get accountId(): string {
    this.caller ??= new DataAwsCallerIdentity(this, "caller_identity:Default");
    return this.caller.accountId;
  }

  /** Partition, e.g. `aws` or `aws-us-gov`. */
  get partition(): string {
    return this.partitionData.partition;
  }

  /** Domain of the partition's service principals, e.g. `amazonaws.com`. */
  get dnsSuffix(): string {
    return this.partitionData.dnsSuffix;
  }

  private get partitionData(): DataAwsPartition {
    this.awsPartition ??= new DataAwsPartition(this, "partition:Default");
    return this.awsPartition;
  }
}
