import { DataAwsLb } from "@cdktf/provider-aws/lib/data-aws-lb";
import { Route53HealthCheck } from "@cdktf/provider-aws/lib/route53-health-check";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { Construct } from "constructs";
import { type LoadBalancerService, loadBalancerTags } from "../k8s/load-balancers";
import { wildcardOf } from "./acm";

/** Props of {@link ServiceLoadBalancer}. */
export interface ServiceLoadBalancerProps {
  /** Name of the EKS cluster. */
  readonly clusterName: string;
  readonly service: LoadBalancerService;
}

/** The Network Load Balancer that the AWS Load Balancer Controller made for a Kubernetes Service, found by its tags. */
export class ServiceLoadBalancer extends Construct {
  readonly dnsName: string;
  /** Hosted zone of the load balancer's own name, for alias records. */
  readonly zoneId: string;

  constructor(scope: Construct, id: string, { clusterName, service }: ServiceLoadBalancerProps) {
    super(scope, id);
    const found = new DataAwsLb(this, "Default", { tags: loadBalancerTags(clusterName, service) });
    this.dnsName = found.dnsName;
    this.zoneId = found.zoneId;
  }
}

/** Props of {@link HttpsHealthCheck}. */
export interface HttpsHealthCheckProps {
  /** Value of its Name tag. */
  readonly name: string;
  /** Name that is resolved and asked; must lead to one region only. */
  readonly domain: string;
  /** Path that answers with 2xx or 3xx. */
  readonly path: string;
}

/**
 * Asks one region over HTTPS every 30 seconds; three failures in a row make it unhealthy. Certificates are not
 * checked, so that a load balancer can be asked by its own name.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export class HttpsHealthCheck extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, { name, domain, path }: HttpsHealthCheckProps) {
    super(scope, id);
    const check = new Route53HealthCheck(this, "Default", {
      type: "HTTPS",
      fqdn: domain,
      port: 443,
      resourcePath: path,
      enableSni: true,
      requestInterval: 30,
      failureThreshold: 3,
      tags: { Name: name },
    });
    this.id = check.id;
  }
}

/** One of several regions that answer for the same name. */
export interface LatencyRouting {
  /** AWS region. */
  readonly region: string;
  /** Takes the region out of the answers while it is unhealthy. */
  readonly healthCheckId: string;
}

/** Props of {@link AliasRecords}. */
export interface AliasRecordsProps {
  /** Hosted zone of the domain. */
  readonly zoneId: string;
  readonly domain: string;
  readonly target: { readonly dnsName: string; readonly zoneId: string };
  /**
   * Makes the region one of several that answer: Route 53 picks the one with the least latency.
   * @default the target is the only answer
   */
  readonly latency?: LatencyRouting;
}

/** Alias records of a domain and of its wildcard to a load balancer. */
export class AliasRecords extends Construct {
  readonly fqdn: string;

  constructor(scope: Construct, id: string, props: AliasRecordsProps) {
    super(scope, id);
    const { domain } = props;
    this.fqdn = this.record("Default", domain, props).fqdn;
    this.record("wildcard", wildcardOf(domain), props);
  }

  private record(id: string, name: string, { zoneId, target, latency }: AliasRecordsProps): Route53Record {
    return new Route53Record(this, id, {
      zoneId,
      name,
      type: "A",
      alias: { name: target.dnsName, zoneId: target.zoneId, evaluateTargetHealth: latency !== undefined },
      ...(latency && {
        setIdentifier: latency.region,
        latencyRoutingPolicy: { region: latency.region },
        healthCheckId: latency.healthCheckId,
      }),
    });
  }
}
