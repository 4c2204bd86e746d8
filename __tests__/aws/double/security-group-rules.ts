import type { AwsRequest, AwsResponse, Upstream } from "./messages";

const RULE_ID = /<securityGroupRuleId>(sgr-[0-9a-f]+)<\/securityGroupRuleId>/;
const GROUP_RULE =
  /<securityGroupRuleId>(sgr-[0-9a-f]+)<\/securityGroupRuleId>(?:(?!<securityGroupRuleId>).)*?<\/referencedGroupInfo>/gs;

/**
 * Descriptions of rules that name another group: moto keeps those of address ranges only.
 *
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UserIdGroupPair.html
 */
export class RuleDescriptions {
  private readonly byRule = new Map<string, string>();

  /** AuthorizeSecurityGroupIngress and -Egress: remembers the description of a rule that is made. */
  readonly authorize = async (call: AwsRequest, upstream: Upstream): Promise<AwsResponse> => {
    const answer = await upstream.forward(call);
    const description = new URLSearchParams(call.body).get("IpPermissions.1.Groups.1.Description");
    const id = RULE_ID.exec(answer.body)?.[1];
    if (description !== null && id !== undefined) this.byRule.set(id, description);
    return this.complete(answer);
  };

  /** DescribeSecurityGroupRules: adds what was remembered. */
  readonly describe = async (call: AwsRequest, upstream: Upstream): Promise<AwsResponse> =>
    this.complete(await upstream.forward(call));

  private complete(answer: AwsResponse): AwsResponse {
    const body = answer.body.replaceAll(GROUP_RULE, (rule: string, id: string) => {
      const description = this.byRule.get(id);
      return description === undefined ? rule : `${rule}<description>${escapeXml(description)}</description>`;
    });
    return { ...answer, body };
  }
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
