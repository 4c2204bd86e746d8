import type { App } from "cdktf";
import { regionDomain } from "../config/dns/names";
import type { Deployment, Region } from "../config/types";
import { AcmWildcardCertificate, type CertificateName, wildcardOf } from "../modules/dns/acm";
import { ExistingZone, type HostedZone, NewZone } from "../modules/dns/zone";
import { Layer } from "../terraform/layer";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { zoneReadme } from "./acm-readme";

/** What later layers read from an acm layer. */
export const acmOutputs = {
  certificate_arn: output.string("Issued certificate for the load balancers of the region."),
  domain_name: output.string("Domain that Coder is served from."),
  wildcard_domain: output.string("Host name pattern of workspace apps on the Coder servers."),
  region_domain: output.string("The region's own name."),
  region_wildcard_domain: output.string("Host name pattern of workspace apps on the region's own name."),
  zone_id: output.string("Hosted zone of every record."),
  zone_name_servers: output.list("Name servers that the domain must be delegated to."),
};

/** Props of {@link AcmLayer}. */
export interface AcmLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly region: Region;
  /** The hub's acm layer, which owns the hosted zone; none for the hub itself. */
  readonly hub?: AcmLayer;
  /**
   * The acm layer whose certificate made the validation record of the domain itself; this one, when none did. Only
   * of interest where a Coder server runs, because proxies answer to the region's name only.
   */
  readonly domainValidatedBy?: AcmLayer;
}

interface Names {
  readonly domain: string;
  readonly wildcard: string;
  readonly zone: HostedZone;
}

/** The certificate of a region and, in the hub, the hosted zone of all. */
export class AcmLayer extends Layer<typeof acmOutputs> {
  /** Whether it makes the validation record of the domain itself. */
  readonly validatesDomain: boolean;

  constructor(app: App, props: AcmLayerProps) {
    const { site, deployment, region, hub } = props;
    super(app, {
      site,
      name: "acm",
      summary: `Certificate for the load balancers of ${region.name}${hub === undefined ? ", and the hosted zone of the whole deployment" : ""}.`,
      source: "src/layers/acm.ts",
      outputs: acmOutputs,
    });
    const { domain, wildcard, zone } = hub === undefined ? this.ownNames(deployment) : this.namesOf(hub);
    const ownDomain = regionDomain(region.name, domain);
    const needsDomain = region.coderServer && region.certificateArn === undefined;
    this.validatesDomain = needsDomain && props.domainValidatedBy === undefined;
    if (needsDomain && props.domainValidatedBy !== undefined) this.after(props.domainValidatedBy);

    const names: CertificateName[] = [
      ...(region.coderServer ? [{ id: "apex", domain, ownsValidationRecord: this.validatesDomain }] : []),
      { id: "region", domain: ownDomain, ownsValidationRecord: true },
    ];
    this.readme.push(...zoneReadme(deployment, region, names));
    this.publish({
      certificate_arn: this.certificate(region, zone, names),
      domain_name: domain,
      wildcard_domain: wildcard,
      region_domain: ownDomain,
      region_wildcard_domain: wildcardOf(ownDomain),
      zone_id: zone.zoneId,
      zone_name_servers: zone.nameServers,
    });
  }

  private certificate(
    { name, certificateArn }: Region,
    zone: HostedZone,
    names: readonly CertificateName[],
  ): string {
    const [first, ...others] = names;
    if (first === undefined) throw new Error(`${this.node.id}: a certificate needs a name`);
    if (certificateArn === undefined) {
      return new AcmWildcardCertificate(this, "Default", { zoneId: zone.zoneId, names: [first, ...others] })
        .arn;
    }
    return this.variable("certificate_arn", {
      type: "string",
      description: `Issued certificate in ${name} that covers ${names.map((each) => each.id).join(" and ")} name and wildcard.`,
      default: certificateArn,
      validation: {
        condition: `can(regex("^arn:[a-z-]+:acm:${name}:[0-9]{12}:certificate/", var.certificate_arn))`,
        errorMessage: `A load balancer in ${name} uses certificates of ${name}.`,
      },
    }).stringValue;
  }

  private ownNames({ domain, dns }: Deployment): Names {
    const domainName = this.variable("domain_name", {
      type: "string",
      description: "Domain that Coder is served from.",
      default: domain,
    });
    const wildcard = this.variable("wildcard_domain", {
      type: "string",
      description: "Host name pattern of workspace apps: one label below domain_name, with one * in it.",
      default: dns.wildcardDomain,
      validation: {
        condition:
          'startswith(var.wildcard_domain, "*") && endswith(var.wildcard_domain, ".${var.domain_name}") && length(split(".", var.wildcard_domain)) == length(split(".", var.domain_name)) + 1',
        errorMessage:
          "The certificate covers domain_name and *.domain_name: a wildcard stands for one label.",
      },
    });
    return {
      domain: domainName.reference,
      wildcard: wildcard.stringValue,
      zone: this.zone(dns),
    };
  }

  private zone({ zone, zoneId, createZone }: Deployment["dns"]): HostedZone {
    const zoneName = this.variable("zone_name", {
      type: "string",
      description: `Domain of the hosted zone${createZone ? " to make" : ""}: domain_name or one above it.`,
      default: zone,
    });
    if (createZone) return new NewZone(this, "zone", { name: zoneName.stringValue });
    this.variable("route53_zone_id", {
      type: "string",
      description: "Id of the hosted zone; null finds it by zone_name.",
      default: zoneId ?? null,
    });
    return new ExistingZone(this, "zone", {
      zoneNameVariable: "zone_name",
      zoneIdVariable: "route53_zone_id",
      domainVariable: "domain_name",
    });
  }

  private namesOf(hub: AcmLayer): Names {
    const { domain_name, wildcard_domain, zone_id, zone_name_servers } = this.read(hub);
    return {
      domain: domain_name,
      wildcard: wildcard_domain,
      zone: { zoneId: zone_id, nameServers: zone_name_servers },
    };
  }
}
