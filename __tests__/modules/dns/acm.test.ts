import { Token } from "cdktf";
import { describe, expect, it } from "vitest";
import { AcmWildcardCertificate, type CertificateName } from "../../../src/modules/dns/acm";
import { synthLayer } from "../../support/synth";

const apex: CertificateName = { id: "apex", domain: "${var.domain_name}", ownsValidationRecord: true };
const region: CertificateName = {
  id: "region",
  domain: "us-east-2.${var.domain_name}",
  ownsValidationRecord: true,
};

const synth = (...names: [CertificateName, ...CertificateName[]]) =>
  synthLayer((layer) => {
    new AcmWildcardCertificate(layer, "Default", { zoneId: "Z1", names });
  });

describe("AcmWildcardCertificate", () => {
  const made = synth(apex, region);

  it("covers every name and its wildcard", () => {
    expect(made.resource("aws_acm_certificate", "this")).toEqual({
      domain_name: "${var.domain_name}",
      subject_alternative_names: [
        "*.${var.domain_name}",
        "us-east-2.${var.domain_name}",
        "*.us-east-2.${var.domain_name}",
      ],
      validation_method: "DNS",
      tags: { Name: "${var.domain_name}" },
      lifecycle: { create_before_destroy: true },
    });
  });

  it("makes one validation record for a name and its wildcard", () => {
    expect(made.names("aws_route53_record")).toEqual(["validation_apex", "validation_region"]);
    expect(made.resource("aws_route53_record", "validation_region")).toEqual({
      zone_id: "Z1",
      name: "${local.validation_region.resource_record_name}",
      type: "${local.validation_region.resource_record_type}",
      records: ["${local.validation_region.resource_record_value}"],
      ttl: 300,
      allow_overwrite: true,
    });
    expect(made.json.locals).toEqual({
      validation_apex:
        "${one([for option in aws_acm_certificate.this.domain_validation_options : option if option.domain_name == var.domain_name])}",
      validation_region:
        '${one([for option in aws_acm_certificate.this.domain_validation_options : option if option.domain_name == "us-east-2.${var.domain_name}"])}',
    });
  });

  it("leaves a record to the certificate that owns it", () => {
    const other = synth({ ...apex, ownsValidationRecord: false }, region);
    expect(other.names("aws_route53_record")).toEqual(["validation_region"]);
    expect(other.resource("aws_acm_certificate", "this").subject_alternative_names).toHaveLength(3);
  });

  it("waits until the certificate is issued", () => {
    expect(made.resource("aws_acm_certificate_validation", "this")).toEqual({
      certificate_arn: "${aws_acm_certificate.this.arn}",
      depends_on: ["aws_route53_record.validation_apex", "aws_route53_record.validation_region"],
    });
  });

  it("takes a domain from a reference that CDKTF resolves", () => {
    const token = synth({ ...apex, domain: Token.asString(Token.asAny("acme.dev")) });
    expect(token.json.locals).toEqual({
      validation_apex:
        '${one([for option in aws_acm_certificate.this.domain_validation_options : option if option.domain_name == "acme.dev"])}',
    });
  });
});
