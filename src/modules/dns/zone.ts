import { DataAwsRoute53Zone } from "@cdktf/provider-aws/lib/data-aws-route53-zone";
import { Route53Zone } from "@cdktf/provider-aws/lib/route53-zone";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { rawExpression } from "../../terraform/hcl";

/** A public hosted zone, made or found. */
export interface HostedZone {
  readonly zoneId: string;
  /** What the registrar or the zone above must delegate to. */
  readonly nameServers: string[];
}

/** Props of {@link NewZone}. */
export interface NewZoneProps {
  /** Domain of the zone. */
  readonly name: string;
}

/** A new public hosted zone. Certificates in it are issued once its domain is delegated to its name servers. */
export class NewZone extends Construct implements HostedZone {
  readonly zoneId: string;
  readonly nameServers: string[];

  constructor(scope: Construct, id: string, { name }: NewZoneProps) {
    super(scope, id);
    const zone = new Route53Zone(this, "Default", {
      name,
      comment: "Managed by Terraform",
      // Terraform's word on records that others made in the zone: destroying it fails instead of taking them along.
      forceDestroy: false,
    });
    this.zoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
  }
}

/** Props of {@link ExistingZone}: names of Terraform variables. */
export interface ExistingZoneProps {
  /** Variable with the zone's domain, by which it is found when there is no id. */
  readonly zoneNameVariable: string;
  /** Variable with the zone's id, or null. */
  readonly zoneIdVariable: string;
  /** Variable with the domain that the zone must own. */
  readonly domainVariable: string;
}

/** A public hosted zone that exists, found by id or by name. Terraform stops when it does not own the domain. */
export class ExistingZone extends Construct implements HostedZone {
  readonly zoneId: string;
  readonly nameServers: string[];

  constructor(scope: Construct, id: string, props: ExistingZoneProps) {
    super(scope, id);
    const zoneId = `var.${props.zoneIdVariable}`;
    const domain = `var.${props.domainVariable}`;
    const owner = 'trimsuffix(self.name, ".")';
    const zone = new DataAwsRoute53Zone(this, "Default", {
      name: rawExpression(`${zoneId} == null ? var.${props.zoneNameVariable} : null`),
      zoneId: rawExpression(zoneId),
      privateZone: false,
      lifecycle: {
        postcondition: [
          {
            condition: `\${${domain} == ${owner} || endswith(${domain}, ".\${${owner}}")}`,
            errorMessage: `The hosted zone \${self.name} does not own \${${domain}}: set ${props.zoneIdVariable} to the zone of that domain or of a domain above it.`,
          },
        ],
      },
    });
    explain(
      zone,
      "Every record of the deployment goes into this zone; the other layers read its id from here.",
    );
    this.zoneId = zone.zoneId;
    this.nameServers = zone.nameServers;
  }
}
