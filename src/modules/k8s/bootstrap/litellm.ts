import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { DeploymentV1 } from "@cdktf/provider-kubernetes/lib/deployment-v1";
import { IngressV1 } from "@cdktf/provider-kubernetes/lib/ingress-v1";
import { NetworkPolicyV1 } from "@cdktf/provider-kubernetes/lib/network-policy-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import { ServiceV1 } from "@cdktf/provider-kubernetes/lib/service-v1";
import { Construct } from "constructs";
import { explain, placeInFile } from "../../../terraform/annotations";
import { rawExpression, yamlDocument } from "../../../terraform/hcl";
import { Namespace } from "../namespace";
import { serviceAccounts } from "../service-accounts";
import { SyncedSecret } from "../synced-secret";
import { DisruptionBudget } from "./disruption-budget";
import { litellmPodSpec } from "./litellm-pod";

/** How LiteLLM reaches its cache. */
export interface LitellmCache {
  readonly host: string;
  readonly port: string;
  readonly userName: string;
  /** Id of the replication group: what tokens are signed for. */
  readonly replicationGroupId: string;
}

/** What LiteLLM is made from. */
export interface LitellmProps {
  /** Host name that it answers to. */
  readonly host: string;
  /** Certificate of ACM that covers it. */
  readonly certificateArn: string;
  readonly scheme: "internet-facing" | "internal";
  readonly ingressClass: string;
  readonly region: string;
  /** Role that trusts its service account. */
  readonly roleArn: string;
  readonly databaseHost: string;
  readonly databasePort: string;
  readonly cache: LitellmCache;
  /** Name or ARN of the secret with the JSON keys `master_key` and `salt_key`. */
  readonly secretId: string;
  /** Expression of a whole number that is raised after the secret has changed. */
  readonly secretRevision: number;
  /** The same as text. */
  readonly secretRevisionText: string;
  /** Name of the map variable with the models: Bedrock ids by name. */
  readonly modelsVariable: string;
  /** Expression of the number of replicas. */
  readonly replicas: string;
}

/** Port of the container. */
export const litellmPort = 4000;

/** Keys of the secret. */
export const litellmSecretKeys = ["master_key", "salt_key"] as const;

const name = "litellm";
const labels = { "app.kubernetes.io/name": name };

/**
 * LiteLLM: one API for the language models on Amazon Bedrock, with keys, budgets and logs. No password anywhere: it signs
 * in to database and cache with IAM tokens. https://docs.litellm.ai/docs/proxy/deploy
 */
export class Litellm extends Construct {
  readonly namespace: Namespace;
  /** Secret with the master key. */
  readonly masterSecret: string;
  /** URL inside the cluster. */
  readonly clusterUrl: string;
  /** DNS name of the load balancer. */
  readonly loadBalancerHostname: string;

  constructor(scope: Construct, id: string, props: LitellmProps) {
    super(scope, id);
    this.namespace = new Namespace(this, "namespace:litellm", {
      name: serviceAccounts.litellm.namespace,
      podSecurity: "restricted",
    });
    const namespace = this.namespace.name;
    const secret = new SyncedSecret(this, "secret:litellm", {
      name: "litellm-master",
      namespace,
      secretId: props.secretId,
      keys: litellmSecretKeys,
      revision: props.secretRevision,
    });
    this.masterSecret = "litellm-master";
    const account = new ServiceAccountV1(this, "account:litellm", {
      metadata: {
        name: serviceAccounts.litellm.name,
        namespace,
        annotations: { "eks.amazonaws.com/role-arn": props.roleArn },
      },
      automountServiceAccountToken: false,
    });
    const config = this.config(props, namespace);
    const deployment = new DeploymentV1(this, "deployment:litellm", {
      metadata: { name, namespace, labels },
      spec: {
        replicas: props.replicas,
        selector: { matchLabels: labels },
        strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "0", maxSurge: "1" } },
        template: {
          metadata: {
            labels,
            annotations: {
              "coder-on-aws/secrets-revision": props.secretRevisionText,
              "coder-on-aws/config": rawExpression(
                'sha256(kubernetes_config_map_v1.litellm.data["config.yaml"])',
              ),
            },
          },
          spec: litellmPodSpec(props, account.metadata.name, config.metadata.name, labels),
        },
      },
      timeouts: { create: "15m", update: "15m" },
      dependsOn: [secret.secret],
    });
    explain(deployment, "LiteLLM migrates its database when it starts; the first start takes minutes.");
    new DisruptionBudget(this, "budget:litellm", { name, namespace, labels });
    this.clusterUrl = `http://${name}.${serviceAccounts.litellm.namespace}.svc.cluster.local:${litellmPort}`;
    this.loadBalancerHostname = this.expose(props, namespace);
  }

  private config({ modelsVariable }: LitellmProps, namespace: string): ConfigMapV1 {
    const content = yamlDocument({
      model_list: rawExpression(
        `[for name, id in var.${modelsVariable} : { model_name = name, litellm_params = { model = "bedrock/\${id}" } }]`,
      ),
      litellm_settings: { cache: true, cache_params: { type: "redis" }, drop_params: true },
      general_settings: { store_model_in_db: false },
    });
    return new ConfigMapV1(this, "config:litellm", {
      metadata: { name, namespace },
      data: { "config.yaml": content },
    });
  }

  private expose(props: LitellmProps, namespace: string): string {
    const service = new ServiceV1(this, "service:litellm", {
      metadata: { name, namespace, labels },
      spec: {
        type: "ClusterIP",
        selector: labels,
        port: [{ name: "http", port: litellmPort, targetPort: "http", protocol: "TCP" }],
      },
    });
    new NetworkPolicyV1(this, "policy:litellm", {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ["Ingress"],
        ingress: [{ ports: [{ port: `${litellmPort}`, protocol: "TCP" }] }],
      },
    });
    const ingress = new IngressV1(this, "ingress:litellm", {
      metadata: {
        name,
        namespace,
        // https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
        annotations: {
          "alb.ingress.kubernetes.io/scheme": props.scheme,
          "alb.ingress.kubernetes.io/target-type": "ip",
          "alb.ingress.kubernetes.io/listen-ports": '[{"HTTPS":443}]',
          "alb.ingress.kubernetes.io/certificate-arn": props.certificateArn,
          "alb.ingress.kubernetes.io/ssl-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
          "alb.ingress.kubernetes.io/healthcheck-path": "/health/liveliness",
          // Answers of models are streamed for minutes.
          "alb.ingress.kubernetes.io/load-balancer-attributes": "idle_timeout.timeout_seconds=600",
        },
      },
      spec: {
        ingressClassName: props.ingressClass,
        rule: [
          {
            host: props.host,
            http: {
              path: [
                {
                  path: "/",
                  pathType: "Prefix",
                  backend: { service: { name: service.metadata.name, port: { number: litellmPort } } },
                },
              ],
            },
          },
        ],
      },
      waitForLoadBalancer: true,
    });
    placeInFile(ingress, "main.tf");
    return ingress.status.get(0).loadBalancer.get(0).ingress.get(0).hostname;
  }
}
