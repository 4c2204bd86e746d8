import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { versions } from "../../../versions";
import { HelmChart } from "../helm-chart";
import { LocalChart } from "../local-chart";
import { Namespace } from "../namespace";
import {
  onSystemNodes,
  type Resources,
  type RoleServiceAccount,
  resources,
  roleServiceAccount,
  type SystemPlacement,
  spreadOverNodes,
  type TopologySpread,
} from "../pod-placement";
import { serviceAccounts } from "../service-accounts";
import { SyncedSecret } from "../synced-secret";
import {
  type ClusterIssuersValues,
  clusterIssuersChart,
  type Dns01Solver,
  letsEncryptIssuers,
} from "./cert-manager-issuers";

/** Who answers the ACME server's challenges. */
export type AcmeSolver =
  | {
      readonly kind: "route53";
      /** Id of the zone. */
      readonly zoneId: string;
      /** Any region of the zone's partition. */
      readonly region: string;
    }
  | {
      readonly kind: "cloudflare";
      /** Name or ARN of the secret in Secrets Manager with an API token for the zone: JSON with the key `api-token`. */
      readonly tokenSecretId: string;
      /** Raise it after the token has changed. */
      readonly tokenRevision: number;
    };

/** What cert-manager is made from. */
export interface CertManagerProps {
  /**
   * Role that trusts the controller's service account; the solver `route53` needs one.
   * @default none
   */
  readonly roleArn?: string;
  /**
   * The ClusterIssuers `letsencrypt-staging` and `letsencrypt-production`.
   * @default none: the cluster has cert-manager and no issuer
   */
  readonly acme?: {
    /** E-mail address of the account at Let's Encrypt. */
    readonly email: string;
    /** Zone whose names can have certificates. */
    readonly dnsZone: string;
    readonly solver: AcmeSolver;
  };
  /**
   * Version of the chart, with its `v`.
   * @default versions.charts.certManager.version
   */
  readonly chartVersion?: string;
  /**
   * Number of replicas of each component.
   * @default 2
   */
  readonly replicas?: number;
}

type Component = {
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly enabled: boolean; readonly maxUnavailable: number };
  readonly topologySpreadConstraints: readonly TopologySpread[];
  readonly resources: Resources;
} & SystemPlacement;

/**
 * The keys of the chart that we set:
 * https://github.com/cert-manager/cert-manager/blob/v1.21.1/deploy/charts/cert-manager/values.yaml
 */
export type CertManagerValues = Component & {
  readonly crds: { readonly enabled: boolean; readonly keep: boolean };
  readonly global: { readonly leaderElection: { readonly namespace: string } };
  readonly serviceAccount: RoleServiceAccount | { readonly create: true; readonly name: string };
  readonly webhook: Component;
  readonly cainjector: Component;
  readonly startupapicheck: SystemPlacement;
};

/**
 * cert-manager, and the ClusterIssuers of Let's Encrypt as a local chart: the webhook must answer before an issuer can
 * be made. The CRDs stay when the release is removed, so that no certificate is lost by accident.
 */
export class CertManager extends Construct {
  /** Names of the ClusterIssuers. */
  readonly issuers: readonly string[];
  /** Files of the local chart by path below the layer's folder. */
  readonly files: ReadonlyMap<string, string>;
  private readonly namespace: Namespace;

  constructor(scope: Construct, id: string, props: CertManagerProps) {
    super(scope, id);
    const chart = versions.charts.certManager;
    this.namespace = new Namespace(this, "cert_manager", {
      name: serviceAccounts.certManager.namespace,
      podSecurity: "restricted",
    });
    const release = new HelmChart(this, "release:cert_manager", {
      chart,
      version: props.chartVersion ?? chart.version,
      namespace: this.namespace.name,
      values: certManagerValues(props),
    });
    const issuers = props.acme && this.addIssuers(props.acme, release);
    this.issuers = issuers ? letsEncryptIssuers.map((issuer) => issuer.name) : [];
    this.files = issuers?.files ?? new Map();
  }

  private addIssuers(acme: NonNullable<CertManagerProps["acme"]>, release: HelmChart): LocalChart {
    const namespace = this.namespace.name;
    const { solver } = acme;
    const token = solver.kind === "cloudflare" ? this.cloudflareToken(solver) : undefined;
    const values: ClusterIssuersValues = {
      email: acme.email,
      dnsZone: acme.dnsZone,
      dns01: dns01Solver(solver),
      issuers: letsEncryptIssuers,
    };
    const issuers = new LocalChart(this, "cluster_issuers", {
      source: clusterIssuersChart,
      namespace,
      values,
      dependsOn: [release.release, ...(token ? [token.secret] : [])],
    });
    explain(issuers, "A chart of its own: cert-manager's webhook must answer before an issuer can be made.");
    return issuers;
  }

  private cloudflareToken(solver: Extract<AcmeSolver, { kind: "cloudflare" }>): SyncedSecret {
    return new SyncedSecret(this, "cloudflare_token", {
      name: cloudflareToken.name,
      namespace: this.namespace.name,
      secretId: solver.tokenSecretId,
      keys: [cloudflareToken.key],
      revision: solver.tokenRevision,
    });
  }
}

/** Where the issuers find the API token of Cloudflare. */
const cloudflareToken = { name: "cloudflare-token", key: "api-token" } as const;

function dns01Solver(solver: AcmeSolver): Dns01Solver {
  return solver.kind === "route53"
    ? { route53: { hostedZoneID: solver.zoneId, region: solver.region } }
    : { cloudflare: { apiTokenSecretRef: cloudflareToken } };
}

function certManagerValues(props: CertManagerProps): CertManagerValues {
  const { namespace, name } = serviceAccounts.certManager;
  const { name: release } = versions.charts.certManager;
  const replicas = props.replicas ?? 2;
  return {
    crds: { enabled: true, keep: true },
    global: { leaderElection: { namespace } },
    serviceAccount:
      props.roleArn === undefined ? { create: true, name } : roleServiceAccount(name, props.roleArn),
    ...component(replicas, {
      "app.kubernetes.io/instance": release,
      "app.kubernetes.io/component": "controller",
    }),
    webhook: component(replicas, {
      "app.kubernetes.io/instance": release,
      "app.kubernetes.io/component": "webhook",
    }),
    cainjector: component(replicas, {
      "app.kubernetes.io/instance": release,
      "app.kubernetes.io/component": "cainjector",
    }),
    startupapicheck: onSystemNodes,
  };
}

function component(replicas: number, labels: Readonly<Record<string, string>>): Component {
  return {
    replicaCount: replicas,
    podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
    ...onSystemNodes,
    topologySpreadConstraints: spreadOverNodes(labels),
    resources: resources("50m", "256Mi"),
  };
}
