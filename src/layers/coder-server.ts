import type { App } from "cdktf";
import type { Deployment, Region } from "../config/types";
import { databaseUsersSql } from "../modules/data/database-users";
import { CoderServer } from "../modules/k8s/bootstrap/coder-server";
import { CoderServerRole, DatabaseSetupRole } from "../modules/k8s/bootstrap/coder-server-roles";
import { DatabaseSetup } from "../modules/k8s/bootstrap/database-setup";
import { placeInFile } from "../terraform/annotations";
import { rawExpression } from "../terraform/hcl";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import { versions } from "../versions";
import type { AcmLayer } from "./acm";
import type { CertManagerLayer } from "./cert-manager";
import { accessUrl, podIssuer, secretsRevision, wildcardAccessUrl } from "./coder-inputs";
import { coderServerReadme } from "./coder-server-readme";
import type { EksLayer } from "./eks";
import type { KarpenterLayer } from "./karpenter";
import { KubernetesLayer } from "./kubernetes-layer";
import type { LbControllerLayer } from "./lb-controller";
import { databaseUsers, masterUser, type RdsLayer } from "./rds";

/** What later layers read from a coder-server layer. */
export const coderServerOutputs = {
  access_url: output.string("URL of Coder for people and workspaces."),
  cluster_url: output.string("URL of Coder inside this cluster."),
  load_balancer_hostname: output.string("DNS name of the load balancer."),
  coder_version: output.string("Version of Coder: proxies and provisioners must have the same."),
};

/** What a coder-server layer is made from. */
export interface CoderServerLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly region: Region;
  readonly eks: EksLayer;
  readonly acm: AcmLayer;
  /** The hub's database. */
  readonly rds: RdsLayer;
  readonly lbController: LbControllerLayer;
  readonly karpenter: KarpenterLayer;
  readonly certManager: CertManagerLayer;
  /** The hub's servers, which make the database; none for the hub itself. */
  readonly hub?: CoderServerLayer;
}

/** Coder servers of a region. */
export class CoderServerLayer extends KubernetesLayer<typeof coderServerOutputs> {
  constructor(app: App, props: CoderServerLayerProps) {
    const { site, deployment, region, eks, hub } = props;
    const { coder } = deployment;
    super(app, {
      site,
      name: "coder-server",
      summary: `Coder servers in ${region.name}${hub ? ", on the hub's database" : ", and the databases and users that they need"}.`,
      source: "src/layers/coder-server.ts",
      outputs: coderServerOutputs,
      eks,
    });
    this.useAws();
    this.useKubernetes();
    const database = this.read(props.rds);
    const loadBalancer = this.read(props.lbController);
    const clusterName = this.cluster.cluster_name;
    const oidcProvider = { arn: this.cluster.oidc_provider_arn, issuer: this.cluster.oidc_issuer };
    this.after(props.karpenter);
    if (hub) this.after(hub);
    const secretsProvider =
      hub && needsSecrets(coder)
        ? this.addAwsProvider({ region: deployment.hub.name, alias: "hub" })
        : undefined;

    const role = new CoderServerRole(this, "coder_server", {
      clusterName,
      oidcProvider,
      connectArn: database.connect_arns.get("coder"),
    });
    placeInFile(role, "iam.tf");
    const revision = secretsRevision(this);
    const server = new CoderServer(this, "Default", {
      accessUrl: accessUrl(this, `https://${deployment.domain}`),
      wildcardDomain: wildcardAccessUrl(this, deployment.dns.wildcardDomain),
      settings: coder.server,
      signIn: coder.signIn,
      externalAuth: coder.externalAuth,
      builtInProvisioners: coder.license === "none" ? 3 : 0,
      adminTokenDays: coder.adminTokenDays,
      aiGateway: coder.modelGateway === "coder",
      database: {
        host: database.host,
        port: database.port,
        database: "coder",
        user: "coder",
        region: deployment.hub.name,
      },
      roleArn: role.arn,
      certificateArn: this.read(props.acm).certificate_arn,
      certificateNames: [deployment.domain, deployment.dns.wildcardDomain],
      ...(coder.server.tls === "pod" ? { issuer: podIssuer(this, props.certManager) } : {}),
      loadBalancerClass: loadBalancer.load_balancer_class,
      secretsRevision: revision.number,
      secretsRevisionText: revision.text,
      ...(secretsProvider ? { secretsProvider } : {}),
      chartVersion: this.addonVersion(versions.charts.coder),
      dependsOn: (namespace) => {
        if (hub) return [];
        const setupRole = new DatabaseSetupRole(this, "database_setup", {
          clusterName,
          oidcProvider,
          masterSecretArn: database.master_secret_arn,
          masterConnectArn: database.connect_arns.get(masterUser),
          kmsKeyArn: database.kms_key_arn,
        });
        placeInFile(setupRole, "iam.tf");
        const setup = new DatabaseSetup(this, "job:database_setup", {
          namespace: namespace.name,
          roleArn: setupRole.arn,
          masterSecretArn: database.master_secret_arn,
          masterUser: database.master_user,
          host: database.host,
          port: database.port,
          sql: databaseUsersSql(databaseUsers),
        });
        return [setup.job];
      },
    });
    this.addFiles(server.files);
    this.readme.push(...coderServerReadme(deployment, region));
    this.publish({
      access_url: rawExpression("var.coder_access_url"),
      cluster_url: server.clusterUrl,
      load_balancer_hostname: server.loadBalancer.hostname,
      coder_version: rawExpression("var.addon_version"),
    });
  }
}

/** Secrets live in the hub's region, where the database is. */
function needsSecrets({ server, signIn, externalAuth }: Deployment["coder"]): boolean {
  return (
    server.databaseUrlSecret !== undefined ||
    Object.keys(server.secretEnv).length > 0 ||
    signIn.oidc !== undefined ||
    signIn.github !== undefined ||
    externalAuth.length > 0
  );
}
