import { unsignedAuthorization } from "../../../__tests__/aws/double/messages";
import type { World } from "./world";

/** One listing call, and how the identifiers of what exists are read from its answer. */
interface Listing {
  readonly what: string;
  readonly service: string;
  /** IAM and S3 list the same in every region. */
  readonly global?: true;
  /** Query action, JSON target, or path of a REST service. */
  readonly call: { readonly action: string } | { readonly target: string } | { readonly path: string };
  readonly identifier: RegExp;
}

const query = (service: string, action: string, what: string, identifier: RegExp): Listing => ({
  what,
  service,
  call: { action },
  identifier,
});

const listings: readonly Listing[] = [
  query("ec2", "DescribeVpcs", "VPC", /<vpcId>(vpc-\w+)/g),
  query("ec2", "DescribeSubnets", "subnet", /<subnetId>(subnet-\w+)/g),
  query("ec2", "DescribeRouteTables", "route table", /<routeTableId>(rtb-\w+)/g),
  query("ec2", "DescribeInternetGateways", "internet gateway", /<internetGatewayId>(igw-\w+)/g),
  query("ec2", "DescribeSecurityGroups", "security group", /<groupId>(sg-\w+)/g),
  // Those in use belong to instances, which are listed themselves: moto keeps them when an instance is terminated.
  query(
    "ec2",
    "DescribeNetworkInterfaces&Filter.1.Name=status&Filter.1.Value.1=available",
    "network interface",
    /<networkInterfaceId>(eni-\w+)/g,
  ),
  query("ec2", "DescribeAddresses", "Elastic IP", /<allocationId>(eipalloc-\w+)/g),
  query("ec2", "DescribeNatGateways", "NAT gateway", /<state>available<\/state>.*?<natGatewayId>(nat-\w+)/g),
  query(
    "ec2",
    "DescribeVpcEndpoints&Filter.1.Name=vpc-endpoint-state&Filter.1.Value.1=available",
    "VPC endpoint",
    /<vpcEndpointId>(vpce-\w+)/g,
  ),
  query("ec2", "DescribeFlowLogs", "flow log", /<flowLogId>(fl-\w+)/g),
  query("ec2", "DescribeLaunchTemplates", "launch template", /<launchTemplateId>(lt-\w+)/g),
  query(
    "ec2",
    "DescribeVpcPeeringConnections",
    "peering connection",
    /<code>(?:active|pending-acceptance)<\/code>(?:(?!<status>).)*?<vpcPeeringConnectionId>(pcx-\w+)/gs,
  ),
  query(
    "ec2",
    "DescribeInstances",
    "instance",
    /<instanceId>(i-\w+)<\/instanceId>(?:(?!<instanceId>).)*?<name>(?:running|pending|stopped)<\/name>/gs,
  ),
  query("ec2", "DescribeVolumes", "volume", /<volumeId>(vol-\w+)<\/volumeId>/g),
  query(
    "autoscaling",
    "DescribeAutoScalingGroups",
    "Auto Scaling group",
    /<AutoScalingGroupName>([^<]+)<\/AutoScalingGroupName>/g,
  ),
  query("rds", "DescribeDBClusters", "database cluster", /<DBClusterIdentifier>([^<]+)/g),
  query("rds", "DescribeDBSubnetGroups", "database subnet group", /<DBSubnetGroupName>([^<]+)/g),
  { ...query("iam", "ListRoles", "role", /<RoleName>([^<]+)/g), global: true },
  {
    ...query("iam", "ListInstanceProfiles", "instance profile", /<InstanceProfileName>([^<]+)/g),
    global: true,
  },
  {
    ...query("iam", "ListOpenIDConnectProviders", "OIDC provider", /<Arn>([^<]+oidc-provider[^<]+)/g),
    global: true,
  },
  {
    ...query("iam", "ListPolicies", "policy", /<Arn>(arn:[^:]+:iam::\d{12}:policy\/[^<]+)/g),
    call: { action: "ListPolicies&Scope=Local" },
    global: true,
  },
  {
    what: "bucket",
    service: "s3",
    global: true,
    call: { path: "/" },
    identifier: /<Bucket>.*?<Name>([^<]+)/gs,
  },
  { what: "cluster", service: "eks", call: { path: "/clusters" }, identifier: /"([a-z][\w-]+)"(?=[,\]])/g },
  query("rds", "DescribeDBClusters", "database cluster", /<DBClusterIdentifier>([^<]+)/g),
  query("elasticache", "DescribeReplicationGroups", "cache", /<ReplicationGroupId>([^<]+)/g),
  query("elasticache", "DescribeUsers", "cache user", /<UserId>([^<]+)/g),
  {
    what: "repository",
    service: "ecr",
    call: { target: "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories" },
    identifier: /"repositoryName": ?"([^"]+)"/g,
  },
  {
    what: "certificate",
    service: "acm",
    call: { target: "CertificateManager.ListCertificates" },
    identifier: /"CertificateArn": ?"([^"]+)"/g,
  },
  {
    what: "health check",
    service: "route53",
    global: true,
    call: { path: "/2013-04-01/healthcheck" },
    identifier: /<HealthCheck><Id>([^<]+)/g,
  },
  {
    what: "hosted zone",
    service: "route53",
    global: true,
    call: { path: "/2013-04-01/hostedzone" },
    identifier: /<Id>\/hostedzone\/([^<]+)/g,
  },
  {
    what: "backup vault",
    service: "backup",
    call: { path: "/backup-vaults/" },
    identifier: /"BackupVaultName": ?"([^"]+)"/g,
  },
  {
    what: "secret",
    service: "secretsmanager",
    call: { target: "secretsmanager.ListSecrets" },
    identifier: /"ARN": ?"([^"]+)"/g,
  },
  {
    what: "log group",
    service: "logs",
    call: { target: "Logs_20140328.DescribeLogGroups" },
    identifier: /"logGroupName": ?"([^"]+)"/g,
  },
  {
    what: "queue",
    service: "sqs",
    call: { target: "AmazonSQS.ListQueues" },
    identifier: /"https?:[^"]+\/([^"/]+)"/g,
  },
  {
    what: "event rule",
    service: "events",
    call: { target: "AWSEvents.ListRules" },
    identifier: /"Name": ?"([^"]+)"/g,
  },
  {
    what: "table",
    service: "dynamodb",
    call: { target: "DynamoDB_20120810.ListTables" },
    identifier: /"([^"]+)"(?=[,\]])/g,
  },
  {
    what: "repository",
    service: "ecr",
    call: { target: "AmazonEC2ContainerRegistry_V20150921.DescribeRepositories" },
    identifier: /"repositoryName": ?"([^"]+)"/g,
  },
  {
    what: "certificate",
    service: "acm",
    call: { target: "CertificateManager.ListCertificates" },
    identifier: /"CertificateArn": ?"([^"]+)"/g,
  },
  {
    what: "secret",
    service: "secretsmanager",
    call: { target: "secretsmanager.ListSecrets" },
    identifier: /"ARN": ?"([^"]+)"/g,
  },
  {
    what: "key alias",
    service: "kms",
    call: { target: "TrentService.ListAliases" },
    identifier: /"(alias\/(?!aws\/)[^"]+)"/g,
  },
];

const QUERY_API_VERSIONS: Readonly<Record<string, string>> = {
  autoscaling: "2011-01-01",
  ec2: "2016-11-15",
  iam: "2010-05-08",
  rds: "2014-10-31",
};

/** Everything that an account holds, e.g. `us-east-2 VPC vpc-1234`. KMS keys count until their deletion is scheduled. */
export async function inventory(endpoint: string, regions: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [index, region] of regions.entries()) {
    for (const listing of listings) {
      if (listing.global === true && index > 0) continue;
      const body = await list(endpoint, region, listing);
      for (const match of body.matchAll(listing.identifier)) {
        found.add(`${listing.global === true ? "global" : region} ${listing.what} ${match[1]}`);
      }
    }
    for (const key of await liveKeys(endpoint, region)) found.add(`${region} KMS key ${key}`);
  }
  return found;
}

/** Checks that an account holds no more than it held `before`. */
export async function requireEmptyAccount(
  world: World,
  before: ReadonlySet<string>,
  name: string,
): Promise<void> {
  const after = await inventory(world.endpoint, world.set.regions);
  const left = [...after].filter((item) => !before.has(item));
  if (left.length === 0) world.report.passed(name);
  else {
    const listed = left.slice(0, 50).join("\n");
    world.report.failed(name, `${left.length} things are left behind:\n${listed}`);
  }
}

async function liveKeys(endpoint: string, region: string): Promise<string[]> {
  const keys = await send(endpoint, region, "kms", { target: "TrentService.ListKeys" });
  const live: string[] = [];
  for (const [, id] of keys.matchAll(/"KeyId": ?"([^"]+)"/g)) {
    if (id === undefined) continue;
    const key = await send(endpoint, region, "kms", { target: "TrentService.DescribeKey" }, { KeyId: id });
    // Moto makes the keys that AWS manages with its own hand, such as the default one of EBS.
    if (!key.includes("PendingDeletion") && !/"Description": ?"Default (master )?key/.test(key))
      live.push(id);
  }
  return live;
}

function list(endpoint: string, region: string, listing: Listing): Promise<string> {
  return send(endpoint, region, listing.service, listing.call);
}

async function send(
  endpoint: string,
  region: string,
  service: string,
  call: Listing["call"],
  body: Readonly<Record<string, string>> = {},
): Promise<string> {
  const authorization = unsignedAuthorization(service, region);
  const request = ((): [string, RequestInit] => {
    if ("path" in call) return [call.path, { headers: { authorization } }];
    if ("target" in call) {
      const headers = {
        authorization,
        "x-amz-target": call.target,
        "content-type": "application/x-amz-json-1.1",
      };
      return ["/", { method: "POST", headers, body: JSON.stringify(body) }];
    }
    const version = QUERY_API_VERSIONS[service] ?? "";
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };
    return ["/", { method: "POST", headers, body: `Action=${call.action}&Version=${version}` }];
  })();
  const response = await fetch(`${endpoint}${request[0]}`, request[1]);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`Listing ${service} in ${region} answered ${response.status}: ${text.slice(0, 300)}`);
  }
  return text;
}
