import { unsignedAuthorization } from "../../../__tests__/aws/double/messages";
import { loadBalancerServices, loadBalancerTags } from "../../../src/modules/k8s/load-balancers";

/** A region with the load balancers that Kubernetes would make there. */
export interface FixtureRegion {
  /** AWS region. */
  readonly name: string;
  readonly clusterName: string;
  /** Whether it has a load balancer for a Coder server. */
  readonly server: boolean;
  /** Whether it has a load balancer for a workspace proxy. */
  readonly proxy: boolean;
}

/**
 * Makes what the AWS layers find and do not make: the domain's hosted zone, and the load balancers that AWS Load
 * Balancer Controller makes for Services once the Kubernetes layers are applied.
 */
export async function makeFixtures(
  endpoint: string,
  domain: string,
  regions: readonly FixtureRegion[],
): Promise<void> {
  await send(endpoint, "route53", "us-east-1", "/2013-04-01/hostedzone", {
    contentType: "application/xml",
    body: `<CreateHostedZoneRequest xmlns="https://route53.amazonaws.com/doc/2013-04-01/"><Name>${domain}</Name><CallerReference>fixture</CallerReference></CreateHostedZoneRequest>`,
  });
  for (const { name, clusterName, server, proxy } of regions) {
    const subnets = await defaultSubnets(endpoint, name);
    const services = [
      ...(server ? [loadBalancerServices.coderServer] : []),
      ...(proxy ? [loadBalancerServices.coderProxy] : []),
    ];
    for (const service of services) {
      await query(endpoint, "elasticloadbalancing", name, "CreateLoadBalancer", "2015-12-01", {
        Name: `k8s-${service.name}`,
        Type: "network",
        Scheme: "internet-facing",
        ...list("Subnets.member", subnets),
        ...tags(loadBalancerTags(clusterName, service)),
      });
    }
  }
}

async function defaultSubnets(endpoint: string, region: string): Promise<string[]> {
  const found = await query(endpoint, "ec2", region, "DescribeSubnets", "2016-11-15", {
    "Filter.1.Name": "default-for-az",
    "Filter.1.Value.1": "true",
  });
  return [...found.matchAll(/<subnetId>(subnet-\w+)/g)].map((match) => match[1] ?? "").slice(0, 2);
}

function list(name: string, values: readonly string[]): Record<string, string> {
  return Object.fromEntries(values.map((value, index) => [`${name}.${index + 1}`, value]));
}

function tags(pairs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([key, value], index) => [
      [`Tags.member.${index + 1}.Key`, key],
      [`Tags.member.${index + 1}.Value`, value],
    ]),
  );
}

function query(
  endpoint: string,
  service: string,
  region: string,
  action: string,
  version: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  return send(endpoint, service, region, "/", {
    contentType: "application/x-www-form-urlencoded",
    body: new URLSearchParams({ Action: action, Version: version, ...parameters }).toString(),
  });
}

async function send(
  endpoint: string,
  service: string,
  region: string,
  path: string,
  { contentType, body }: { readonly contentType: string; readonly body: string },
): Promise<string> {
  const headers = { authorization: unsignedAuthorization(service, region), "content-type": contentType };
  const response = await fetch(`${endpoint}${path}`, { method: "POST", headers, body });
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${service} in ${region} answered ${response.status}: ${text.slice(0, 300)}`);
  return text;
}
