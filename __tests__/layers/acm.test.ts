import { describe, expect, it } from "vitest";
import { Layers, outputsOf, threeRegions, variableOf } from "./data-support";

const hubNames = "data.terraform_remote_state.hub_acm.outputs";

function namesOf(certificate: Record<string, unknown>): unknown[] {
  return [certificate.domain_name, ...(certificate.subject_alternative_names as unknown[])];
}

describe("AcmLayer", () => {
  const layers = new Layers();

  it("stands in every region; the hub's comes first", () => {
    expect(layers.namesOf("acm")).toEqual(["hub-acm", "euw2-acm", "usw2-acm"]);
    expect(layers.before("hub-acm")).toEqual([]);
    expect(layers.before("usw2-acm")).toEqual(["hub-acm"]);
    expect(layers.before("euw2-acm")).toEqual(["hub-acm"]);
  });

  it("S0-14: covers every name with a record, the region's wildcard included", () => {
    expect(namesOf(layers.made("hub-acm").resource("aws_acm_certificate", "this"))).toEqual([
      "${var.domain_name}",
      "*.${var.domain_name}",
      "us-east-2.${var.domain_name}",
      "*.us-east-2.${var.domain_name}",
    ]);
    expect(namesOf(layers.made("usw2-acm").resource("aws_acm_certificate", "this"))).toEqual([
      `\${${hubNames}.domain_name}`,
      `*.\${${hubNames}.domain_name}`,
      `us-west-2.\${${hubNames}.domain_name}`,
      `*.us-west-2.\${${hubNames}.domain_name}`,
    ]);
    expect(namesOf(layers.made("euw2-acm").resource("aws_acm_certificate", "this"))).toEqual([
      `eu-west-2.\${${hubNames}.domain_name}`,
      `*.eu-west-2.\${${hubNames}.domain_name}`,
    ]);
  });

  it("makes every validation record once in the whole deployment", () => {
    expect(layers.made("hub-acm").names("aws_route53_record")).toEqual([
      "validation_apex",
      "validation_region",
    ]);
    expect(layers.made("usw2-acm").names("aws_route53_record")).toEqual(["validation_region"]);
    expect(layers.made("euw2-acm").names("aws_route53_record")).toEqual(["validation_region"]);
  });

  it("has one owner of the hosted zone: the hub", () => {
    expect(layers.made("hub-acm").data("aws_route53_zone", "zone")).toBeDefined();
    expect(layers.made("usw2-acm").json.data?.aws_route53_zone).toBeUndefined();
    expect(outputsOf(layers.made("usw2-acm"))).toMatchObject({
      zone_id: `\${${hubNames}.zone_id}`,
      domain_name: `\${${hubNames}.domain_name}`,
      wildcard_domain: `\${${hubNames}.wildcard_domain}`,
      region_domain: `us-west-2.\${${hubNames}.domain_name}`,
      region_wildcard_domain: `*.us-west-2.\${${hubNames}.domain_name}`,
      certificate_arn: "${aws_acm_certificate_validation.this.certificate_arn}",
    });
  });

  it("finds the zone by the deployment's name or id, or makes it", () => {
    const found = layers.made("hub-acm");
    expect(variableOf(found, "zone_name").default).toBe("acme.dev");
    expect(variableOf(found, "route53_zone_id").default).toBeNull();

    const given = new Layers({
      domain: "coder.acme.dev",
      dns: { zone: "acme.dev", zoneId: "Z0123456789ABC" },
    });
    expect(variableOf(given.made("hub-acm"), "zone_name").default).toBe("acme.dev");
    expect(variableOf(given.made("hub-acm"), "route53_zone_id").default).toBe("Z0123456789ABC");

    const created = new Layers({ dns: { createZone: true } }).made("hub-acm");
    expect(created.resource("aws_route53_zone", "zone").name).toBe("${var.zone_name}");
    expect(created.json.data?.aws_route53_zone).toBeUndefined();
    expect(outputsOf(created)).toMatchObject({
      zone_id: "${aws_route53_zone.zone.zone_id}",
      zone_name_servers: "${aws_route53_zone.zone.name_servers}",
    });
  });

  it("refuses a wildcard outside the certificate's names in the operator's input as well", () => {
    expect(variableOf(layers.made("hub-acm"), "wildcard_domain")).toMatchObject({
      default: "*.acme.dev",
      validation: [
        {
          condition:
            '${startswith(var.wildcard_domain, "*") && endswith(var.wildcard_domain, ".${var.domain_name}") && length(split(".", var.wildcard_domain)) == length(split(".", var.domain_name)) + 1}',
          error_message:
            "The certificate covers domain_name and *.domain_name: a wildcard stands for one label.",
        },
      ],
    });
  });

  describe("with an existing certificate", () => {
    const arn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/1234`;
    const withCertificates = (...keys: string[]) =>
      new Layers({
        regions: threeRegions().regions.map((region) =>
          keys.includes(region.key) ? { ...region, certificateArn: arn(region.name) } : region,
        ),
      });

    it("makes none", () => {
      const made = withCertificates("euw2").made("euw2-acm");
      expect(made.names("aws_acm_certificate")).toEqual([]);
      expect(made.names("aws_route53_record")).toEqual([]);
      expect(outputsOf(made).certificate_arn).toBe("${var.certificate_arn}");
      expect(variableOf(made, "certificate_arn").default).toBe(arn("eu-west-2"));
    });

    it("leaves the domain's validation record to the next region that needs it", () => {
      const other = withCertificates("hub");
      expect(other.made("hub-acm").names("aws_route53_record")).toEqual([]);
      expect(other.made("usw2-acm").names("aws_route53_record")).toEqual([
        "validation_apex",
        "validation_region",
      ]);
    });
  });
});
