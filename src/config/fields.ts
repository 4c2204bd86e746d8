/** The formats of single values. Each says what is wrong with a value, what was expected and how to mend it. */
import { z } from "zod";
import { versions } from "../versions";
import { awsRegion, awsRegionNames } from "./aws-regions";
import { alignedCidr, isAligned, isCidr, overlaps, prefixLength } from "./cidr";
import { isClusterName, longestClusterName } from "./cluster-name";
import { type Complaint, checked, format, listOf, quoted, wholeNumber } from "./complaints";
import { architectureOf } from "./instance-types";
import { interfaceEndpointNames } from "./interface-endpoints";
import { natBandwidth } from "./nat-sizing";
import { useNearest } from "./spelling";

/** Largest number of workspaces in a region: the address plan sets the upper bound. */
export const maxWorkspaces = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** EKS caps a node of a managed group below 30 vCPU at 110 pods, of which daemon sets take about ten. */
export const workspacesPerNode = wholeNumber(1, 100);

/** Name of a deployment: also a folder, a part of state keys and the default cluster name. */
export const deploymentName = format(
  (value) => /^[a-z](-?[a-z0-9])*$/.test(value) && value.length <= 32,
  "a deployment name",
  "expected 1 to 32 lower-case letters, digits and single hyphens that start with a letter and do not end with a hyphen",
  "coderdemo",
);

/** Region key: stack names are `<key>-<layer>`, so that it has no hyphen of its own. */
export const regionKey = format(
  (value) => /^[a-z][a-z0-9]{0,11}$/.test(value),
  "a region key",
  "expected 1 to 12 lower-case letters and digits that start with a letter",
  "usw2",
);

const domainLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** DNS name of at least two labels, without scheme and trailing dot: RFC 1035. */
export const domain = format(
  (value) =>
    value.length <= 253 && value.includes(".") && value.split(".").every((label) => domainLabel.test(label)),
  "a domain name",
  "expected two or more labels of lower-case letters, digits and hyphens, without https:// and without a dot at the end",
  "coderdemo.io",
);

/** AWS region that exists. */
export const regionName = checked(z.string(), (value) =>
  awsRegion(value)
    ? undefined
    : {
        found: `${quoted(value)} is not an AWS region`,
        expected: "expected a region code such as us-east-2",
        fix: useNearest(value, awsRegionNames),
      },
);

const reservedBucketPrefixes = ["xn--", "sthree-", "amzn-s3-demo-"];
const reservedBucketSuffixes = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; dots would break TLS host names. */
function isBucketName(value: string): boolean {
  return (
    /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/.test(value) &&
    !reservedBucketPrefixes.some((prefix) => value.startsWith(prefix)) &&
    !reservedBucketSuffixes.some((suffix) => value.endsWith(suffix))
  );
}

/** Name of the state bucket. */
export const bucket = format(
  isBucketName,
  "a bucket name",
  "expected 3 to 63 lower-case letters, digits and hyphens that start and end with a letter or digit, without a prefix or suffix that S3 reserves",
  "coderdemo-terraform-state",
);

/** Name of a DynamoDB table: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
export const lockTable = format(
  (value) => /^[A-Za-z0-9_.-]{3,255}$/.test(value),
  "a DynamoDB table name",
  "expected 3 to 255 letters, digits, underscores, hyphens and dots",
  "coderdemo-terraform-locks",
);

/** Any IPv4 CIDR block, aligned or not. */
export const cidr = checked(z.string(), (value) =>
  isCidr(value)
    ? undefined
    : {
        found: `${quoted(value)} is not an IPv4 CIDR block`,
        expected:
          "expected four numbers up to 255 without leading zeros, a slash and a prefix length up to 32",
        fix: "write <address>/<prefix length>",
      },
);

/** Ranges that never reach a public endpoint: RFC 1918, RFC 6598, loopback and link-local. */
const unroutable = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
];

/** A block that may reach the public API endpoint. */
export const publicCidr = checked(cidr, (value) => {
  if (!isCidr(value)) return undefined;
  if (prefixLength(value) === 0) {
    return {
      found: `${value} admits every address`,
      expected: "the API endpoint is never opened to all by accident",
      fix: 'list the operators\' networks, or write apiAccess: "anywhere" if that is meant',
    };
  }
  if (!isAligned(value)) {
    return {
      found: `${value} does not start its block`,
      expected: "expected the first address of the block",
      fix: `use ${alignedCidr(value)}`,
    };
  }
  const range = unroutable.find((other) => overlaps(other, value));
  if (range === undefined) return undefined;
  return {
    found: `${value} overlaps ${range}, which the internet does not route`,
    expected: "the list is for the public endpoint; networks that reach the VPC use the private one",
    fix: "list public addresses, or remove it",
  };
});

/** Most entries of the list: https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
const mostPublicCidrs = 40;

/** Who may reach the public API endpoint. */
export const publicCidrs = checked(listOf(publicCidr), (values) => {
  if (values.length > 0 && values.length <= mostPublicCidrs) return undefined;
  return {
    found: values.length === 0 ? "the list is empty" : `the list has ${values.length} entries`,
    expected: `EKS takes 1 to ${mostPublicCidrs}, and reads none as 0.0.0.0/0`,
    fix: 'list the operators\' networks, or write apiAccess: "private" for no public endpoint',
  };
});

/** Name of an EKS cluster that leaves room for the names derived from it. */
export const clusterName = checked(z.string(), (value) => {
  if (!isClusterName(value)) {
    return {
      found: `${quoted(value)} is not a cluster name`,
      expected: "expected letters, digits, hyphens and underscores that start with a letter or digit",
      fix: "use e.g. coderdemo",
    };
  }
  return clusterNameTooLong(value);
});

/** The complaint about a cluster name that is too long, given or computed. */
export function clusterNameTooLong(value: string, origin = ""): Complaint | undefined {
  if (value.length <= longestClusterName) return undefined;
  return {
    found: `${value}${origin} has ${value.length} characters`,
    expected: `IAM role names derived from it may have 64, which leaves ${longestClusterName}`,
    fix: `use e.g. ${value.slice(0, longestClusterName).replace(/[-_]+$/, "")}`,
  };
}

const kubernetesVersions = Object.keys(versions.kubernetes.support);

/** Kubernetes minor version that EKS supports. */
export const kubernetesVersion = checked(z.string(), (value) =>
  kubernetesVersions.includes(value)
    ? undefined
    : {
        found: `${quoted(value)} is not a Kubernetes version that EKS supports`,
        expected: `expected one of: ${kubernetesVersions.join(", ")}`,
        fix: `use ${versions.kubernetes.default}`,
      },
);

/** ARN of an IAM role or user; what `aws sts get-caller-identity` shows for a role is a session, not the role. */
export const principalArn = checked(z.string(), (value) => {
  if (/^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/[\w+=,.@/-]{1,576}$/.test(value)) return undefined;
  const session = /^arn:(aws[a-z-]*):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(value);
  return {
    found: `${quoted(value)} is not the ARN of an IAM role or user`,
    expected: "expected arn:<partition>:iam::<account>:role/<name> or …:user/<name>",
    fix: session
      ? `use the role of this session: arn:${session[1]}:iam::${session[2]}:role/${session[3]}`
      : "use e.g. arn:aws:iam::123456789012:role/platform-admin",
  };
});

/** EC2 instance type, by its form. */
export const instanceType = format(
  (value) => architectureOf(value) !== undefined,
  "an EC2 instance type",
  "expected <family>.<size>",
  "m7g.large",
);

/** EC2 instance type that can run fck-nat's arm64 AMI. */
export const natInstanceTypeName = checked(instanceType, (value) =>
  architectureOf(value) === "x86_64"
    ? {
        found: `${value} is x86_64`,
        expected: "the fck-nat AMI is looked up for arm64",
        fix: `use one of: ${natBandwidth.map((row) => row.instanceType).join(", ")}`,
      }
    : undefined,
);

/** Id of an AMI. */
export const amiId = format(
  (value) => /^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(value),
  "an AMI id",
  "expected ami- and 8 or 17 hexadecimal digits",
  "ami-0123456789abcdef0",
);

/** Short name of a service with an interface endpoint. */
export const interfaceEndpoint = checked(z.string(), (value) => {
  if (interfaceEndpointNames.includes(value)) return undefined;
  if (value === "s3") {
    return {
      found: '"s3" was given',
      expected: "S3 is always reached through its gateway endpoint, which is free",
      fix: "remove it",
    };
  }
  return {
    found: `${quoted(value)} is not a known interface endpoint`,
    expected: "expected the short name of an AWS service",
    fix: useNearest(value, interfaceEndpointNames),
  };
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const logRetentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** Days that CloudWatch can keep logs; 0 for no logs at all. */
export const flowLogRetentionDays = checked(z.number(), (value) => {
  if (value === 0 || logRetentionDays.includes(value)) return undefined;
  const longer = logRetentionDays.find((days) => days > value) ?? Math.max(...logRetentionDays);
  return {
    found: `${value} was given`,
    expected: `expected 0 for no flow logs, or what CloudWatch accepts: ${logRetentionDays.join(", ")}`,
    fix: `use e.g. ${value < 0 ? 0 : longer}`,
  };
});

/** https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

/** Tags that controllers read on single resources: as default tags they would mark everything. */
const controllerTags = ["kubernetes.io/", "k8s.io/", "karpenter.sh/", "eks.amazonaws.com/", "elbv2.k8s.aws/"];

/** Key of a tag on all resources. */
export const tagKey = checked(z.string(), (value) => {
  const reserved = ["aws:", ...controllerTags].find((prefix) => value.toLowerCase().startsWith(prefix));
  if (reserved !== undefined) {
    return {
      found: `the tag key starts with ${reserved}`,
      expected: "AWS and cluster controllers give that prefix a meaning of their own on single resources",
      fix: "use a key without it",
    };
  }
  if (value.length >= 1 && value.length <= 128 && tagText.test(value)) return undefined;
  return {
    found: `${quoted(value)} is not a tag key`,
    expected: "expected 1 to 128 letters, digits, spaces and _ . : / = + - @",
    fix: "use e.g. CostCenter",
  };
});

/** Value of a tag. */
export const tagValue = format(
  (value) => value.length <= 256 && tagText.test(value),
  "a tag value",
  "expected at most 256 letters, digits, spaces and _ . : / = + - @",
  "platform",
);
