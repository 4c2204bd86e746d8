import { DataAwsAmi } from "@cdktf/provider-aws/lib/data-aws-ami";
import { Fn } from "cdktf";
import type { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { TerraformData } from "../../terraform/terraform-data";

/** Account that publishes fck-nat: https://fck-nat.dev/stable/deploying/ */
const publisher = "568608671756";

/** Which AMI to use. */
export interface FckNatAmiProps {
  /**
   * The AMI. No other one is looked up then.
   * @default the newest one of fck-nat's publisher at the first apply
   */
  readonly amiId?: string;
  /**
   * Expression for an AMI that goes before the newest one; it may be null when it is applied.
   * @default none
   */
  readonly amiOverride?: string;
}

/**
 * The AMI of NAT instances. The newest one is looked up on every plan, but taken only once: a new release, about two a
 * year, must not replace NAT in the middle of other work.
 */
export function fckNatAmi(scope: Construct, { amiId, amiOverride }: FckNatAmiProps): string {
  if (amiId !== undefined) return amiId;

  // The name is strict, because fck-nat-nat64-al2023-hvm-* is another product of the same account.
  const newest = new DataAwsAmi(scope, "newest:Default", {
    owners: [publisher],
    mostRecent: true,
    filter: [
      { name: "name", values: ["fck-nat-al2023-hvm-*"] },
      { name: "architecture", values: ["arm64"] },
      { name: "root-device-type", values: ["ebs"] },
      { name: "virtualization-type", values: ["hvm"] },
    ],
  });
  const taken = new TerraformData(scope, "ami", {
    input: { id: newest.id },
    lifecycle: { ignoreChanges: ["input"] },
  });
  explain(
    taken,
    `Keeps the AMI of the first apply, so that a new release does not replace NAT unasked. To take the newest one:
terraform apply -replace=terraform_data.${taken.friendlyUniqueId}`,
  );
  const takenId = taken.output("id");
  return amiOverride === undefined ? takenId : Fn.coalesce([amiOverride, takenId]);
}
