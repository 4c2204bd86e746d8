import type { App } from "cdktf";
import type { Region } from "../config/types";
import { AliasRecords, HttpsHealthCheck, ServiceLoadBalancer } from "../modules/dns/route53";
import { loadBalancerServices } from "../modules/k8s/load-balancers";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import type { AcmLayer } from "./acm";
import { clusterName } from "./cluster-name";

/** What a route53 layer says about the region's names. */
export const route53Outputs = {
  nlb_hostname: output.string("Load balancer behind the region's own name."),
  nlb_zone_id: output.string("Hosted zone of the load balancer's own name."),
  health_check_id: output.string("Health check of the region's own name."),
  route53_record_fqdn: output.string("The region's own name."),
};

/** Props of {@link Route53Layer}. */
export interface Route53LayerProps {
  readonly site: Site;
  readonly region: Region;
  /** The region's acm layer: names and hosted zone. */
  readonly acm: AcmLayer;
  /**
   * The layers whose Services the load balancers belong to: coder-server and coder-proxy of the region.
   * @default []
   */
  readonly after?: readonly Layer[];
}

/**
 * The records of a region: its own name and, where a Coder server runs, its part in the domain that all servers
 * answer for.
 */
export class Route53Layer extends Layer<typeof route53Outputs> {
  constructor(app: App, { site, region, acm, after = [] }: Route53LayerProps) {
    super(app, {
      site,
      name: "route53",
      summary: `DNS of ${region.name}: the region's own name and wildcard${region.coderServer ? ", and its part in the latency-routed domain and wildcard of all Coder servers" : ""}.`,
      source: "src/layers/route53.ts",
      outputs: route53Outputs,
    });
    for (const layer of after) this.after(layer);
    const { domain_name, region_domain, zone_id } = this.read(acm);
    const cluster = clusterName(this, region);
    const path = this.healthCheckPath();
    const isHub = region.role === "hub";

    const server = region.coderServer
      ? new ServiceLoadBalancer(this, "server", {
          clusterName: cluster,
          service: loadBalancerServices.coderServer,
        })
      : undefined;
    // Spokes answer to their own name with a workspace proxy; the hub has none, and answers with its server.
    const proxy = isHub
      ? undefined
      : new ServiceLoadBalancer(this, "proxy", {
          clusterName: cluster,
          service: loadBalancerServices.coderProxy,
        });
    const own = proxy ?? server;
    if (own === undefined)
      throw new Error(`${this.node.id}: neither a Coder server nor a proxy runs in this region`);

    new AliasRecords(this, "region", { zoneId: zone_id, domain: region_domain, target: own });
    const check = new HttpsHealthCheck(this, "check:region", {
      name: region_domain,
      domain: region_domain,
      path,
    });
    if (server !== undefined) {
      const serverCheck =
        server === own
          ? check
          : new HttpsHealthCheck(this, "check:server", {
              name: `${domain_name} ${region.name}`,
              domain: server.dnsName,
              path,
            });
      new AliasRecords(this, "apex", {
        zoneId: zone_id,
        domain: domain_name,
        target: server,
        latency: { region: region.name, healthCheckId: serverCheck.id },
      });
    }

    this.publish({
      nlb_hostname: own.dnsName,
      nlb_zone_id: own.zoneId,
      health_check_id: check.id,
      route53_record_fqdn: region_domain,
    });
  }

  private healthCheckPath(): string {
    return this.variable("health_check_path", {
      type: "string",
      description:
        "Path that Route 53's health checks ask for; answers without signing in, on servers and proxies.",
      default: "/api/v2/buildinfo",
      validation: {
        condition: 'startswith(var.health_check_path, "/")',
        errorMessage: "A path starts with /, e.g. /api/v2/buildinfo or /healthz.",
      },
    }).stringValue;
  }
}
