import { describe, expect, it } from "vitest";
import { AliasRecords, HttpsHealthCheck, ServiceLoadBalancer } from "../../../src/modules/dns/route53";
import { synthLayer } from "../../support/synth";

const target = { dnsName: "nlb.elb.us-east-2.amazonaws.com", zoneId: "ZNLB" };

describe("ServiceLoadBalancer", () => {
  it("is looked up by its tags", () => {
    const made = synthLayer((layer) => {
      new ServiceLoadBalancer(layer, "server", {
        clusterName: "coderdemo",
        service: { namespace: "coder", name: "coder-nlb" },
      });
    });
    expect(made.data("aws_lb", "server")).toEqual({
      tags: { "elbv2.k8s.aws/cluster": "coderdemo", "service.k8s.aws/stack": "coder/coder-nlb" },
    });
  });
});

describe("HttpsHealthCheck", () => {
  it("says interval and threshold, whose change would replace it", () => {
    const made = synthLayer((layer) => {
      new HttpsHealthCheck(layer, "check", { name: "Ohio", domain: "us-east-2.acme.dev", path: "/healthz" });
    });
    expect(made.resource("aws_route53_health_check", "check")).toEqual({
      type: "HTTPS",
      fqdn: "us-east-2.acme.dev",
      port: 443,
      resource_path: "/healthz",
      enable_sni: true,
      request_interval: 30,
      failure_threshold: 3,
      tags: { Name: "Ohio" },
    });
  });
});

describe("AliasRecords", () => {
  it("lead a domain and its wildcard to the load balancer", () => {
    const made = synthLayer((layer) => {
      new AliasRecords(layer, "region", { zoneId: "Z1", domain: "us-east-2.acme.dev", target });
    });
    const alias = { name: target.dnsName, zone_id: target.zoneId, evaluate_target_health: false };
    expect(made.resource("aws_route53_record", "region")).toEqual({
      zone_id: "Z1",
      name: "us-east-2.acme.dev",
      type: "A",
      alias,
    });
    expect(made.resource("aws_route53_record", "region_wildcard")).toEqual({
      zone_id: "Z1",
      name: "*.us-east-2.acme.dev",
      type: "A",
      alias,
    });
  });

  it("share a domain among regions by latency, each under its health check", () => {
    const made = synthLayer((layer) => {
      const latency = { region: "us-east-2", healthCheckId: "check-1" };
      new AliasRecords(layer, "apex", { zoneId: "Z1", domain: "acme.dev", target, latency });
    });
    for (const [name, domain] of [
      ["apex", "acme.dev"],
      ["apex_wildcard", "*.acme.dev"],
    ] as const) {
      expect(made.resource("aws_route53_record", name)).toEqual({
        zone_id: "Z1",
        name: domain,
        type: "A",
        alias: { name: target.dnsName, zone_id: target.zoneId, evaluate_target_health: true },
        set_identifier: "us-east-2",
        latency_routing_policy: { region: "us-east-2" },
        health_check_id: "check-1",
      });
    }
  });
});
