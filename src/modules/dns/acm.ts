import { AcmCertificate } from "@cdktf/provider-aws/lib/acm-certificate";
import { AcmCertificateValidation } from "@cdktf/provider-aws/lib/acm-certificate-validation";
import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { TerraformLocal } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { expressionText } from "../../terraform/expression-text";
import { rawExpression } from "../../terraform/hcl";

/** A name of a certificate, with its wildcard. */
export interface CertificateName {
  /** Last part of the validation record's address, e.g. `apex`. */
  readonly id: string;
  /** Domain name, as text that may have references in it; the certificate covers `*.<domain>` as well. */
  readonly domain: string;
  /** Whether this certificate makes the record that proves control of the domain; false where another one does. */
  readonly ownsValidationRecord: boolean;
}

/** Props of {@link AcmWildcardCertificate}. */
export interface AcmWildcardCertificateProps {
  /** Hosted zone that owns every name. */
  readonly zoneId: string;
  /** The names; the first is the certificate's own, the others are alternatives. */
  readonly names: readonly [CertificateName, ...CertificateName[]];
}

/**
 * A certificate for domains and their wildcards, validated by DNS. A domain and its wildcard share one validation
 * record, and so do all certificates of an account for the same domain, in whatever region.
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export class AcmWildcardCertificate extends Construct {
  /** ARN of the certificate once it is issued. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AcmWildcardCertificateProps) {
    super(scope, id);
    const [first, ...others] = props.names;
    const certificate = new AcmCertificate(this, "Default", {
      domainName: first.domain,
      subjectAlternativeNames: [
        wildcardOf(first.domain),
        ...others.flatMap(({ domain }) => [domain, wildcardOf(domain)]),
      ],
      validationMethod: "DNS",
      tags: { Name: first.domain },
      lifecycle: { createBeforeDestroy: true },
    });
    const records = props.names
      .filter(({ ownsValidationRecord }) => ownsValidationRecord)
      .map((name) => this.validationRecord(certificate, name, props.zoneId));
    const validation = new AcmCertificateValidation(this, "validation:Default", {
      certificateArn: certificate.arn,
      dependsOn: [...records],
    });
    this.arn = validation.certificateArn;
  }

  private validationRecord(
    certificate: AcmCertificate,
    name: CertificateName,
    zoneId: string,
  ): Route53Record {
    const address = `${certificate.terraformResourceType}.${certificate.friendlyUniqueId}`;
    const option = new TerraformLocal(
      this,
      `option:validation_${name.id}`,
      rawExpression(
        `one([for option in ${address}.domain_validation_options : option if option.domain_name == ${expressionText(this, name.domain)}])`,
      ),
    );
    const of = (attribute: string) => rawExpression(`local.${option.friendlyUniqueId}.${attribute}`);
    const record = new Route53Record(this, `validation_${name.id}`, {
      zoneId,
      name: of("resource_record_name"),
      type: of("resource_record_type"),
      records: [of("resource_record_value")],
      ttl: 300,
      allowOverwrite: true,
    });
    explain(
      record,
      "Overwrites, because every certificate of the account for this domain has the same record.",
    );
    return record;
  }
}

/** The wildcard one level below a domain. */
export function wildcardOf(domain: string): string {
  return `*.${domain}`;
}
