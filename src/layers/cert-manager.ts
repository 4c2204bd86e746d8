import { type App, Token } from "cdktf";
import type { Acme } from "../config/acme/input";
import type { Deployment } from "../config/types";
import { type AcmeSolver, CertManager, type CertManagerProps } from "../modules/k8s/bootstrap/cert-manager";
import { CertManagerRole } from "../modules/k8s/bootstrap/cert-manager-role";
import { placeInFile } from "../terraform/annotations";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { AcmLayer } from "./acm";
import type { EksLayer } from "./eks";
import { KubernetesLayer } from "./kubernetes-layer";

/** What later layers read from a cert-manager layer. */
export const certManagerOutputs = {
  cluster_issuers: output.list("Names of the ClusterIssuers: staging before production. Empty without ACME."),
};

/** What a cert-manager layer is made from. */
export interface CertManagerLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly eks: EksLayer;
  /** Knows the hosted zone that challenges are answered in. */
  readonly acm: AcmLayer;
}

/** cert-manager of a region's cluster, with its role and its issuers. */
export class CertManagerLayer extends KubernetesLayer<typeof certManagerOutputs> {
  constructor(app: App, { site, deployment, eks, acm }: CertManagerLayerProps) {
    const { acme } = deployment;
    super(app, {
      site,
      name: "cert-manager",
      summary: `cert-manager in ${site.region.name}${acme ? ", and its ClusterIssuers for Let's Encrypt" : "; the deployment has no ACME account, so there is no issuer"}.`,
      source: "src/layers/cert-manager.ts",
      outputs: certManagerOutputs,
      eks,
    });
    this.useKubernetes();
    const manager = new CertManager(this, "Default", {
      ...(acme ? this.certificates(acme, deployment, acm) : {}),
      chartVersion: this.addonVersion(versions.charts.certManager),
    });
    this.addFiles(manager.files);
    this.publish({ cluster_issuers: manager.issuers });
  }

  private certificates(
    acme: Acme,
    { domain }: Deployment,
    acm: AcmLayer,
  ): Pick<CertManagerProps, "acme" | "roleArn"> {
    this.useAws();
    const issuer = { email: this.email(acme), dnsZone: domain };
    const { solver } = acme;
    if (solver.kind === "cloudflare")
      return { acme: { ...issuer, solver: this.cloudflare(solver.tokenSecret) } };
    const zoneId = this.read(acm).zone_id;
    return {
      acme: { ...issuer, solver: { kind: "route53", zoneId, region: this.region.reference } },
      roleArn: this.role(zoneId),
    };
  }

  private role(zoneId: string): string {
    const role = new CertManagerRole(this, "cert_manager", {
      clusterName: this.cluster.cluster_name,
      oidcProvider: { arn: this.cluster.oidc_provider_arn, issuer: this.cluster.oidc_issuer },
      zoneId,
    });
    placeInFile(role, "iam.tf");
    return role.arn;
  }

  private email(acme: Acme): string {
    const { reference } = this.variable("acme_registration_email", {
      type: "string",
      description: "E-mail address of the account at Let's Encrypt.",
      default: acme.email,
      validation: {
        condition: 'can(regex("^[^@ ]+@[^@ ]+$", var.acme_registration_email))',
        errorMessage: "An issuer needs an e-mail address.",
      },
    });
    return reference;
  }

  private cloudflare(tokenSecret: string): AcmeSolver {
    const secret = this.variable("cloudflare_token_secret", {
      type: "string",
      description:
        "Name or ARN of the secret in Secrets Manager with the Cloudflare API token: JSON with the key api-token.",
      default: tokenSecret,
    });
    const revision = this.variable("cloudflare_token_revision", {
      type: "number",
      description: "Raise it after the Cloudflare API token has changed: Terraform then writes it again.",
      default: 1,
    });
    return {
      kind: "cloudflare",
      tokenSecretId: secret.reference,
      tokenRevision: Token.asNumber(revision.reference),
    };
  }
}
