import { describe, expect, it } from "vitest";
import { Layers, outputsOf, variableOf } from "./data-support";

const acm = "data.terraform_remote_state.acm.outputs";
const zone = `\${${acm}.zone_id}`;

describe("Route53Layer", () => {
  const layers = new Layers();
  const hub = layers.made("hub-route53");
  const server = layers.made("usw2-route53");
  const proxy = layers.made("euw2-route53");

  it("stands in every region, after the certificate, which is later than the hosted zone", () => {
    expect(layers.namesOf("route53")).toEqual(["hub-route53", "euw2-route53", "usw2-route53"]);
    for (const key of ["hub", "euw2", "usw2"])
      expect(layers.before(`${key}-route53`)).toContain(`${key}-acm`);
  });

  it("finds the load balancers of the Services that run in the region", () => {
    const service = (stack: string) => ({
      tags: { "elbv2.k8s.aws/cluster": "${var.cluster_name}", "service.k8s.aws/stack": stack },
    });
    expect(hub.json.data?.aws_lb).toMatchObject({ server: service("coder/coder-nlb") });
    expect(Object.keys(hub.json.data?.aws_lb ?? {})).toEqual(["server"]);
    expect(Object.keys(server.json.data?.aws_lb ?? {})).toEqual(["server", "proxy"]);
    expect(Object.keys(proxy.json.data?.aws_lb ?? {})).toEqual(["proxy"]);
    expect(proxy.data("aws_lb", "proxy")).toEqual(service("coder-proxy/coder-proxy-nlb"));
    expect(variableOf(server, "cluster_name").default).toBe("acme-usw2");
  });

  it("S0-13: the health check behind a latency record asks a name that leads to its region only", () => {
    const fqdnOf = (made: typeof hub, name: string) => made.resource("aws_route53_health_check", name).fqdn;
    expect(fqdnOf(hub, "region")).toBe(`\${${acm}.region_domain}`);
    expect(fqdnOf(proxy, "region")).toBe(`\${${acm}.region_domain}`);
    expect(fqdnOf(server, "region")).toBe(`\${${acm}.region_domain}`);
    // The spoke's own name leads to its proxy, so that its Coder server is asked by the load balancer's name.
    expect(fqdnOf(server, "server")).toBe("${data.aws_lb.server.dns_name}");

    const checkOf = (made: typeof hub) => made.resource("aws_route53_record", "apex").health_check_id;
    expect(checkOf(hub)).toBe("${aws_route53_health_check.region.id}");
    expect(checkOf(server)).toBe("${aws_route53_health_check.server.id}");
    for (const made of [hub, server, proxy]) {
      expect(JSON.stringify(made.json.resource?.aws_route53_health_check)).not.toContain(
        `"\${${acm}.domain_name}"`,
      );
    }
  });

  it("shares domain and wildcard among the regions with a Coder server", () => {
    for (const [made, region] of [
      [hub, "us-east-2"],
      [server, "us-west-2"],
    ] as const) {
      expect(made.names("aws_route53_record")).toEqual([
        "region",
        "region_wildcard",
        "apex",
        "apex_wildcard",
      ]);
      expect(made.resource("aws_route53_record", "apex_wildcard")).toMatchObject({
        zone_id: zone,
        name: `*.\${${acm}.domain_name}`,
        set_identifier: region,
        latency_routing_policy: { region },
        alias: { name: "${data.aws_lb.server.dns_name}", evaluate_target_health: true },
      });
    }
    expect(proxy.names("aws_route53_record")).toEqual(["region", "region_wildcard"]);
  });

  it("leads a region's own name and wildcard to its server in the hub, to its proxy in a spoke", () => {
    const targets = [hub, server, proxy].map((made) => {
      const { name, alias } = made.resource("aws_route53_record", "region_wildcard");
      return [name, (alias as Record<string, unknown>).name];
    });
    const own = `*.\${${acm}.region_domain}`;
    expect(targets).toEqual([
      [own, "${data.aws_lb.server.dns_name}"],
      [own, "${data.aws_lb.proxy.dns_name}"],
      [own, "${data.aws_lb.proxy.dns_name}"],
    ]);
  });

  it("S0-14: has no record for a name that the region's certificate does not cover", () => {
    for (const key of ["hub", "usw2", "euw2"]) {
      const outputs = outputsOf(layers.made(`${key}-acm`));
      const certificate = layers.made(`${key}-acm`).resource("aws_acm_certificate", "this");
      const covered = [certificate.domain_name, ...(certificate.subject_alternative_names as string[])];
      const made = layers.made(`${key}-route53`);
      const records = made.names("aws_route53_record").map((name) => {
        const record = String(made.resource("aws_route53_record", name).name);
        return record.replaceAll(/\$\{[\w.]+\.outputs\.(\w+)\}/g, (_, output: string) =>
          String(outputs[output]),
        );
      });
      expect(covered).toEqual(expect.arrayContaining(records));
    }
  });

  it("asks for a path that the operator may change", () => {
    expect(hub.resource("aws_route53_health_check", "region")).toMatchObject({
      resource_path: "${var.health_check_path}",
      request_interval: 30,
      failure_threshold: 3,
    });
    expect(variableOf(hub, "health_check_path").default).toBe("/api/v2/buildinfo");
  });

  it("says what the documented layer said", () => {
    expect(outputsOf(proxy)).toEqual({
      nlb_hostname: "${data.aws_lb.proxy.dns_name}",
      nlb_zone_id: "${data.aws_lb.proxy.zone_id}",
      health_check_id: "${aws_route53_health_check.region.id}",
      route53_record_fqdn: `\${${acm}.region_domain}`,
    });
  });
});
