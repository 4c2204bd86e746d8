import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { CoderServer as CoderServerSettings, ExternalAuth, SignIn } from "../../../config/coder/types";
import { explain } from "../../../terraform/annotations";
import { versions } from "../../../versions";
import { restricted } from "../container-security";
import { HelmChart } from "../helm-chart";
import { loadBalancerServices } from "../load-balancers";
import { Namespace } from "../namespace";
import { onPool } from "../placement";
import { resources, spreadOverNodes } from "../pod-placement";
import { serviceAccounts } from "../service-accounts";
import { type SecretKeyRef, SyncedSecret } from "../synced-secret";
import { CoderCertificate } from "./coder-certificate";
import { type CoderChartValues, coderPodLabels, coderUser, type EnvVar, scraped } from "./coder-chart";
import { CoderLoadBalancer } from "./coder-load-balancer";
import { CoderNetworkPolicy } from "./coder-network-policy";
import { coderServerEnv, oauthClientKeys, secretEnvKey } from "./coder-server-env";
import { DisruptionBudget } from "./disruption-budget";

/** How the servers reach their database. */
export interface CoderDatabase {
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly user: string;
  /** Region of the database: tokens are signed for it, wherever the server runs. */
  readonly region: string;
}

/** What Coder servers are made from. */
export interface CoderServerProps {
  /** URL that people and workspaces use, e.g. `https://coderdemo.io`. */
  readonly accessUrl: string;
  /** Host name pattern of workspace apps. */
  readonly wildcardDomain: string;
  readonly settings: CoderServerSettings;
  readonly signIn: SignIn;
  readonly externalAuth: readonly ExternalAuth[];
  readonly builtInProvisioners: number;
  readonly adminTokenDays: number;
  readonly aiGateway: boolean;
  readonly database: CoderDatabase;
  /** Role that trusts the servers' service account; it may sign in to the database. */
  readonly roleArn: string;
  /** Certificate of ACM; unused where TLS ends in the pod. */
  readonly certificateArn: string;
  /** ClusterIssuer of the pod's certificate, where TLS ends in the pod. @default none */
  readonly issuer?: string;
  /** Names of that certificate. */
  readonly certificateNames: readonly string[];
  readonly loadBalancerClass: string;
  /** Expression of a whole number that is raised after a secret has changed. */
  readonly secretsRevision: number;
  /** The same as text, for an annotation that restarts the pods. */
  readonly secretsRevisionText: string;
  /** AWS provider of the region that holds the secrets. @default the layer's provider */
  readonly secretsProvider?: TerraformProvider;
  /** Version of the chart. @default versions.coder */
  readonly chartVersion?: string;
  /** What must be done before the servers start. */
  readonly dependsOn: (namespace: Namespace) => ITerraformDependable[];
}

/** Name of the Secret with the connection URL. */
const databaseUrlSecret = "database-url";

/** Name of the Secret with the pod's certificate. */
const certificateSecret = "coder-tls";

/** Half an hour: a new node, then the migrations of a large database, which must not be cut off. */
const timeoutSeconds = 1800;

/**
 * Coder servers of a region: the chart `coder` with its Service inside the cluster, a load balancer of our own, and what
 * the chart lacks: a disruption budget, network policy, Pod Security labels.
 *
 * A failed upgrade is not taken back: the new version may have migrated the database, and the old one would not start.
 */
export class CoderServer extends Construct {
  readonly loadBalancer: CoderLoadBalancer;
  /** URL inside the cluster. */
  readonly clusterUrl: string;
  /** Files of local charts by path below the layer's folder. */
  readonly files: ReadonlyMap<string, string>;
  private readonly secrets = new Map<string, SyncedSecret>();

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CoderServerProps,
  ) {
    super(scope, id);
    const { settings } = props;
    const chart = versions.charts.coder;
    const release = chart.name;
    const namespace = new Namespace(this, "coder", {
      name: serviceAccounts.coderServer.namespace,
      podSecurity: "restricted",
    });
    this.syncSecrets(namespace);
    const certificate =
      settings.tls === "pod" && props.issuer !== undefined
        ? new CoderCertificate(this, "certificate", {
            namespace: namespace.name,
            secretName: certificateSecret,
            issuer: props.issuer,
            dnsNames: props.certificateNames,
          })
        : undefined;
    const server = new HelmChart(this, "release:coder", {
      chart,
      version: props.chartVersion ?? chart.version,
      namespace: namespace.name,
      values: this.values(release),
      takeBack: false,
      timeoutSeconds,
      dependsOn: [
        ...props.dependsOn(namespace),
        ...[...this.secrets.values()].map(({ secret }) => secret),
        ...(certificate ? [certificate.release] : []),
      ],
    });
    explain(
      server,
      "An upgrade that fails stays as it is: the database may be migrated, and the old version would not start.",
    );
    new DisruptionBudget(this, "budget:coder", {
      name: release,
      namespace: namespace.name,
      labels: coderPodLabels(release),
    });
    new CoderNetworkPolicy(this, "policy:coder", { namespace: namespace.name });
    this.loadBalancer = new CoderLoadBalancer(this, "coder_nlb", {
      service: loadBalancerServices.coderServer,
      release,
      scheme: settings.scheme,
      loadBalancerClass: props.loadBalancerClass,
      ...(settings.tls === "pod" ? {} : { certificateArn: props.certificateArn }),
      dependsOn: [namespace.resource],
    });
    this.clusterUrl = `http://coder.${serviceAccounts.coderServer.namespace}.svc.cluster.local`;
    this.files = certificate?.files ?? new Map();
  }

  private values(release: string): CoderChartValues {
    const { settings, roleArn } = this.props;
    return {
      coder: {
        env: coderServerEnv({
          ...this.props,
          database: this.databaseEnv(),
          secretRef: (secret, key) => this.secretRef(secret, key),
        }),
        replicaCount: settings.replicas,
        podAnnotations: { ...scraped, "coder-on-aws/secrets-revision": this.props.secretsRevisionText },
        workspaceProxy: false,
        service: { type: "ClusterIP" },
        tls: { secretNames: settings.tls === "pod" ? [certificateSecret] : [] },
        serviceAccount: {
          name: serviceAccounts.coderServer.name,
          disableCreate: false,
          workspacePerms: false,
          annotations: { "eks.amazonaws.com/role-arn": roleArn },
        },
        securityContext: restricted(coderUser),
        resources: resources(settings.cpu, settings.memory),
        affinity: { podAntiAffinity: null },
        topologySpreadConstraints: spreadOverNodes(coderPodLabels(release)),
        ...onPool("coder-server"),
      },
    };
  }

  private databaseEnv(): EnvVar[] {
    const { settings, database } = this.props;
    const { host, port, user, region } = database;
    if (settings.databaseUrlSecret !== undefined) {
      const valueFrom = this.secretRef(settings.databaseUrlSecret, "url");
      return [{ name: "CODER_PG_CONNECTION_URL", valueFrom }];
    }
    const url = `postgres://${user}@${host}:${port}/${database.database}?sslmode=require`;
    return [
      { name: "CODER_PG_AUTH", value: "awsiamrds" },
      { name: "CODER_PG_CONNECTION_URL", value: url },
      { name: "AWS_REGION", value: region },
    ];
  }

  private secretRef(secret: string, key: string): SecretKeyRef {
    const synced = this.secrets.get(secret);
    if (synced === undefined) throw new Error(`no Secret is made from ${secret}`);
    return synced.ref(key);
  }

  private syncSecrets(namespace: Namespace): void {
    const { settings, signIn, externalAuth } = this.props;
    const sync = (source: string, name: string, keys: readonly string[]) => {
      if (this.secrets.has(source)) return;
      const secret = new SyncedSecret(this, name.replaceAll("-", "_"), {
        name,
        namespace: namespace.name,
        secretId: source,
        keys,
        revision: this.props.secretsRevision,
        ...(this.props.secretsProvider ? { provider: this.props.secretsProvider } : {}),
      });
      this.secrets.set(source, secret);
    };
    if (settings.databaseUrlSecret) sync(settings.databaseUrlSecret, databaseUrlSecret, ["url"]);
    if (signIn.oidc) sync(signIn.oidc.secret, "oidc", oauthClientKeys);
    if (signIn.github) sync(signIn.github.secret, "github", oauthClientKeys);
    for (const { id, secret } of externalAuth) sync(secret, `external-auth-${id}`, oauthClientKeys);
    for (const [name, secret] of Object.entries(settings.secretEnv)) {
      sync(secret, name.toLowerCase().replaceAll("_", "-"), [secretEnvKey]);
    }
  }
}
