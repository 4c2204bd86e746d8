/** The formats of single values of the DNS settings. */
import { z } from "zod";
import { awsRegion } from "../aws-regions";
import { checked, format, quoted } from "../complaints";

/** Id of a hosted zone: https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html */
export const zoneId = format(
  (value) => /^[A-Z0-9]{8,32}$/.test(value),
  "the id of a hosted zone",
  "expected upper-case letters and digits, without /hostedzone/",
  "Z0123456789ABCDEFGHIJ",
);

const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
const pattern = new RegExp(`^\\*(-{1,2}[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?)?(\\.${label}){2,}$`);

/** Host name pattern of workspace apps: https://coder.com/docs/admin/setup#wildcard-access-url */
export const wildcardDomain = checked(z.string(), (value) => {
  if (pattern.test(value)) return undefined;
  const bare = value.replace(/^[a-z]+:\/\//, "");
  return {
    found: `${quoted(value)} is not a host name pattern`,
    expected: "expected one * at the start of the first label, without https://",
    fix: pattern.test(bare) ? `use ${bare}` : "use e.g. *.coderdemo.io",
  };
});

/** ARN of a certificate of ACM. */
export const certificateArn = format(
  (value) => certificateRegion(value) !== undefined,
  "the ARN of an ACM certificate",
  "expected arn:<partition>:acm:<region>:<account>:certificate/<id>",
  "arn:aws:acm:us-east-2:123456789012:certificate/12345678-1234-1234-1234-123456789012",
);

/** Region of a certificate. */
export function certificateRegion(arn: string): string | undefined {
  const [, region] = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[\w-]+$/.exec(arn) ?? [];
  return region !== undefined && awsRegion(region) ? region : undefined;
}
