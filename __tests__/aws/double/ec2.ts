import type { AwsRequest, AwsResponse, ServiceDouble, Upstream } from "./messages";
import { RuleDescriptions } from "./security-group-rules";

const CONNECTION_ID = /<vpcPeeringConnectionId>(pcx-[0-9a-f]+)<\/vpcPeeringConnectionId>/g;
const TEMPLATE_TAGS =
  /<item><resourceType>launch-template<\/resourceType><tagSet>(?:(?!<\/tagSet>).)*<\/tagSet><\/item>/gs;
const TAG_SET = /<tagSet\s*\/>|<tagSet>.*?<\/tagSet>/s;

/** EC2: answers that moto gets wrong, by action. */
export function ec2Double(): ServiceDouble {
  const rules = new RuleDescriptions();
  const answers: Answers = {
    DescribeVpcPeeringConnections: describePeerings,
    DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
    AuthorizeSecurityGroupIngress: rules.authorize,
    AuthorizeSecurityGroupEgress: rules.authorize,
    DescribeSecurityGroupRules: rules.describe,
  };
  return {
    service: "ec2",
    async answer(call, upstream) {
      const action = new URLSearchParams(call.body).get("Action");
      return answers[action ?? ""]?.(call, upstream);
    },
  };
}

type Answers = Readonly<Record<string, (call: AwsRequest, upstream: Upstream) => Promise<AwsResponse>>>;

/**
 * A peering connection has tags of its own on either side, and moto shows the requester's to both.
 *
 * https://docs.aws.amazon.com/vpc/latest/peering/create-vpc-peering-connection.html
 */
async function describePeerings(call: AwsRequest, upstream: Upstream): Promise<AwsResponse> {
  const answer = await upstream.forward(call);
  const ids = [...answer.body.matchAll(CONNECTION_ID)].map((match) => match[1] ?? "");
  if (answer.status !== 200 || ids.length !== 1) return answer;
  const tags = await upstream.query("ec2", call.region, "DescribeTags", {
    "Filter.1.Name": "resource-id",
    "Filter.1.Value.1": ids[0] ?? "",
  });
  return { ...answer, body: answer.body.replace(TAG_SET, tagSetOf(tags.body)) };
}

/** Moto counts the tags of a launch template itself among the tags that it gives to what is launched. */
async function describeLaunchTemplateVersions(call: AwsRequest, upstream: Upstream): Promise<AwsResponse> {
  const answer = await upstream.forward(call);
  return { ...answer, body: withoutTemplateTags(answer.body) };
}

/** Drops the tag specifications of the resource type `launch-template`, and the set where nothing else is in it. */
export function withoutTemplateTags(body: string): string {
  return body
    .replaceAll(TEMPLATE_TAGS, "")
    .replaceAll("<tagSpecificationSet></tagSpecificationSet>", "<tagSpecificationSet/>");
}

/** The `tagSet` of a resource, from the answer of `DescribeTags`. */
export function tagSetOf(describeTags: string): string {
  const pairs = [...describeTags.matchAll(/<item>(.*?)<\/item>/gs)].map((item) => {
    const key = /<key>(.*?)<\/key>/s.exec(item[1] ?? "")?.[1] ?? "";
    const value = /<value>(.*?)<\/value>/s.exec(item[1] ?? "")?.[1] ?? "";
    return `<item><key>${key}</key><value>${value}</value></item>`;
  });
  return `<tagSet>${pairs.join("")}</tagSet>`;
}
