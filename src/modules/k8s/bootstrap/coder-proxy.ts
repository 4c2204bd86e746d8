import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import type { PodSize } from "../../../config/coder/types";
import { versions } from "../../../versions";
import { proxyTokenKey } from "../../coder/workspace-proxy";
import { restricted } from "../container-security";
import { HelmChart } from "../helm-chart";
import { loadBalancerServices } from "../load-balancers";
import { Namespace } from "../namespace";
import { onPool } from "../placement";
import { resources, spreadOverNodes } from "../pod-placement";
import { serviceAccounts } from "../service-accounts";
import { SyncedSecret } from "../synced-secret";
import { CoderCertificate } from "./coder-certificate";
import {
  type CoderChartValues,
  coderPodLabels,
  coderUser,
  type EnvVar,
  metricsOn,
  scraped,
} from "./coder-chart";
import { CoderLoadBalancer } from "./coder-load-balancer";
import { CoderNetworkPolicy } from "./coder-network-policy";
import { DisruptionBudget } from "./disruption-budget";

/** What workspace proxies are made from. */
export interface CoderProxyProps {
  /** URL of the Coder servers. */
  readonly primaryAccessUrl: string;
  /** URL of these proxies. */
  readonly accessUrl: string;
  /** Host name pattern of workspace apps on these proxies. */
  readonly wildcardDomain: string;
  readonly size: PodSize;
  readonly scheme: "internet-facing" | "internal";
  readonly loadBalancerClass: string;
  /** Certificate of ACM; none where TLS ends in the pod. @default none */
  readonly certificateArn?: string;
  /** ClusterIssuer of the pod's certificate, where TLS ends in the pod. @default none */
  readonly issuer?: string;
  /** Names of that certificate. */
  readonly certificateNames: readonly string[];
  /** ARN of the secret with the session token. */
  readonly tokenSecretArn: string;
  /** Expression of a whole number that changes with the token. */
  readonly tokenRevision: number;
  /** Text that changes with the token: restarts the pods. */
  readonly tokenVersion: string;
  /** AWS provider of the region that holds the secret. */
  readonly secretsProvider: TerraformProvider;
  /** Version of the chart; the same as the servers'. @default versions.coder */
  readonly chartVersion?: string;
}

const certificateSecret = "coder-proxy-tls";

/**
 * Workspace proxies of a region: the chart of the servers in proxy mode. They serve apps, terminals and ports of
 * workspaces and relay connections, have no database, and no rights in AWS or Kubernetes.
 * https://coder.com/docs/admin/networking/workspace-proxies
 */
export class CoderProxy extends Construct {
  readonly loadBalancer: CoderLoadBalancer;
  /** Files of local charts by path below the layer's folder. */
  readonly files: ReadonlyMap<string, string>;

  constructor(scope: Construct, id: string, props: CoderProxyProps) {
    super(scope, id);
    const { namespace: namespaceName, name: release } = serviceAccounts.coderProxy;
    const chart = versions.charts.coder;
    const namespace = new Namespace(this, "coder_proxy", { name: namespaceName, podSecurity: "restricted" });
    const token = new SyncedSecret(this, "proxy_token", {
      name: "proxy-token",
      namespace: namespace.name,
      secretId: props.tokenSecretArn,
      keys: [proxyTokenKey],
      revision: props.tokenRevision,
      provider: props.secretsProvider,
    });
    const certificate =
      props.issuer === undefined
        ? undefined
        : new CoderCertificate(this, "certificate", {
            namespace: namespace.name,
            secretName: certificateSecret,
            issuer: props.issuer,
            dnsNames: props.certificateNames,
          });
    const dependsOn: ITerraformDependable[] = [token.secret, ...(certificate ? [certificate.release] : [])];
    new HelmChart(this, "release:coder_proxy", {
      chart,
      releaseName: release,
      version: props.chartVersion ?? chart.version,
      namespace: namespace.name,
      values: values(props, release, token),
      dependsOn,
    });
    new DisruptionBudget(this, "budget:coder_proxy", {
      name: release,
      namespace: namespace.name,
      labels: coderPodLabels(release),
    });
    new CoderNetworkPolicy(this, "policy:coder_proxy", { namespace: namespace.name });
    this.loadBalancer = new CoderLoadBalancer(this, "coder_proxy_nlb", {
      service: loadBalancerServices.coderProxy,
      release,
      scheme: props.scheme,
      loadBalancerClass: props.loadBalancerClass,
      ...(props.certificateArn === undefined ? {} : { certificateArn: props.certificateArn }),
      dependsOn: [namespace.resource],
    });
    this.files = certificate?.files ?? new Map();
  }
}

function values(props: CoderProxyProps, release: string, token: SyncedSecret): CoderChartValues {
  const { size } = props;
  const env: EnvVar[] = [
    { name: "CODER_PRIMARY_ACCESS_URL", value: props.primaryAccessUrl },
    { name: "CODER_ACCESS_URL", value: props.accessUrl },
    { name: "CODER_WILDCARD_ACCESS_URL", value: props.wildcardDomain },
    { name: "CODER_PROXY_SESSION_TOKEN", valueFrom: token.ref(proxyTokenKey) },
    { name: "CODER_SECURE_AUTH_COOKIE", value: "true" },
    metricsOn,
  ];
  return {
    coder: {
      env,
      replicaCount: size.replicas,
      podAnnotations: { ...scraped, "coder-on-aws/token-version": props.tokenVersion },
      workspaceProxy: true,
      service: { type: "ClusterIP" },
      tls: { secretNames: props.issuer === undefined ? [] : [certificateSecret] },
      serviceAccount: {
        name: serviceAccounts.coderProxy.name,
        disableCreate: false,
        workspacePerms: false,
      },
      securityContext: restricted(coderUser),
      resources: resources(size.cpu, size.memory),
      affinity: { podAntiAffinity: null },
      topologySpreadConstraints: spreadOverNodes(coderPodLabels(release)),
      ...onPool("coder-server"),
    },
  };
}
