import { Route53Record } from "@cdktf/provider-aws/lib/route53-record";
import { SecretsmanagerSecret } from "@cdktf/provider-aws/lib/secretsmanager-secret";
import type { App } from "cdktf";
import type { Deployment, Region } from "../config/types";
import { Litellm } from "../modules/k8s/bootstrap/litellm";
import { LitellmGenerateKey } from "../modules/k8s/bootstrap/litellm-generate-key";
import { LitellmRole } from "../modules/k8s/bootstrap/litellm-role";
import { explain, placeInFile } from "../terraform/annotations";
import { rawExpression } from "../terraform/hcl";
import { output } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import type { AcmLayer } from "./acm";
import { secretsRevision } from "./coder-inputs";
import type { CoderServerLayer } from "./coder-server";
import type { EksLayer } from "./eks";
import type { KarpenterLayer } from "./karpenter";
import { KubernetesLayer } from "./kubernetes-layer";
import type { LbControllerLayer } from "./lb-controller";
import type { RdsLayer } from "./rds";
import type { RedisLayer } from "./redis";

/** What the litellm layer says about itself. */
export const litellmOutputs = {
  url: output.string("URL of LiteLLM."),
  cluster_url: output.string("URL of LiteLLM inside the hub's cluster."),
  key_secret_arn: output.string("Secret with the current key of workspaces."),
};

/** What the litellm layer is made from. */
export interface LitellmLayerProps {
  readonly site: Site;
  readonly deployment: Deployment;
  readonly region: Region;
  readonly eks: EksLayer;
  readonly acm: AcmLayer;
  readonly rds: RdsLayer;
  readonly redis: RedisLayer;
  readonly lbController: LbControllerLayer;
  readonly karpenter: KarpenterLayer;
  /** Makes the database and its user. */
  readonly coderServer: CoderServerLayer;
}

/** Name of the secret with the current key of workspaces. */
export function litellmKeySecret(deployment: Pick<Deployment, "name">): string {
  return `${deployment.name}/litellm/workspace-key`;
}

/** LiteLLM in the hub: the way of workspaces to language models on Amazon Bedrock. */
export class LitellmLayer extends KubernetesLayer<typeof litellmOutputs> {
  constructor(app: App, props: LitellmLayerProps) {
    const { site, deployment, region, eks } = props;
    super(app, {
      site,
      name: "litellm",
      summary: `LiteLLM in ${region.name}: one API for language models on Amazon Bedrock, with keys for workspaces.`,
      source: "src/layers/litellm.ts",
      outputs: litellmOutputs,
      eks,
    });
    this.useAws();
    this.useKubernetes();
    this.after(props.karpenter);
    this.after(props.coderServer);
    const { ingress_class } = this.read(props.lbController);
    const { certificate_arn, zone_id } = this.read(props.acm);
    const database = this.read(props.rds);
    const cache = this.read(props.redis);
    const oidcProvider = { arn: this.cluster.oidc_provider_arn, issuer: this.cluster.oidc_issuer };
    const clusterName = this.cluster.cluster_name;
    const role = new LitellmRole(this, "litellm", {
      clusterName,
      oidcProvider,
      region: this.region.reference,
      connectArn: database.connect_arns.get("litellm"),
      cacheArn: cache.replication_group_arn,
      cacheUserArn: cache.user_arn,
    });
    placeInFile(role, "iam.tf");
    const revision = secretsRevision(this);
    const litellm = new Litellm(this, "Default", {
      host: this.host(deployment),
      certificateArn: certificate_arn,
      scheme: deployment.coder.server.scheme,
      ingressClass: ingress_class,
      region: this.region.reference,
      roleArn: role.arn,
      databaseHost: database.host,
      databasePort: database.port,
      cache: {
        host: cache.host,
        port: cache.port,
        userName: cache.user_name,
        replicationGroupId: cache.replication_group_id,
      },
      secretId: `${deployment.name}/litellm/master`,
      secretRevision: revision.number,
      secretRevisionText: revision.text,
      modelsVariable: this.models(),
      replicas: this.replicas(),
    });
    new Route53Record(this, "record:litellm", {
      zoneId: zone_id,
      name: rawExpression("var.host_name"),
      type: "CNAME",
      ttl: 300,
      records: [litellm.loadBalancerHostname],
    });
    const keySecret = this.keySecret(deployment);
    const generate = new LitellmGenerateKey(this, "generate_key", {
      clusterName,
      oidcProvider,
      namespace: litellm.namespace.name,
      masterSecret: litellm.masterSecret,
      url: litellm.clusterUrl,
      keySecretArn: keySecret,
      region: this.region.reference,
    });
    placeInFile(generate, "keys.tf");
    this.readme.push({
      title: "Secret",
      body: `\`${deployment.name}/litellm/master\` must exist in Secrets Manager in ${region.name} before the first apply: JSON with \`master_key\` (starts with \`sk-\`) and \`salt_key\`. The salt key encrypts what LiteLLM stores in its database and must never change. How to make it: docs/operations/day0.md.`,
    });
    this.publish({
      url: `https://${rawExpression("var.host_name")}`,
      cluster_url: litellm.clusterUrl,
      key_secret_arn: keySecret,
    });
  }

  private host({ domain }: Deployment): string {
    this.variable("host_name", {
      type: "string",
      description: "Host name of LiteLLM: one label below the domain, so that the certificate covers it.",
      default: `litellm.${domain}`,
    });
    return rawExpression("var.host_name");
  }

  private models(): string {
    const name = "models";
    this.variable(name, {
      type: "map(string)",
      description: "Models that LiteLLM offers: ids on Amazon Bedrock by the name that clients use.",
      // https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
      default: {
        "anthropic.claude.haiku": "global.anthropic.claude-haiku-4-5-20251001-v1:0",
        "anthropic.claude.sonnet": "global.anthropic.claude-sonnet-4-5-20250929-v1:0",
      },
      validation: {
        condition: `length(var.${name}) > 0 && alltrue([for id in values(var.${name}) : can(regex("anthropic\\\\.claude-", id))])`,
        errorMessage: "The role of LiteLLM may invoke Claude models only, e.g. global.anthropic.claude-….",
      },
    });
    return name;
  }

  private replicas(): string {
    return this.variable("replicas", {
      type: "number",
      description: "Pods of LiteLLM.",
      default: 2,
      validation: {
        condition: "var.replicas >= 1 && var.replicas == floor(var.replicas)",
        errorMessage: "Expected a whole number of at least 1.",
      },
    }).reference;
  }

  private keySecret(deployment: Deployment): string {
    const secret = new SecretsmanagerSecret(this, "secret:workspace_key", {
      name: litellmKeySecret(deployment),
      description: "LiteLLM key of workspaces, made anew every four hours",
      recoveryWindowInDays: 0,
    });
    placeInFile(secret, "keys.tf");
    explain(secret, "Its value is written by the job generate-key and is in no state.");
    return secret.arn;
  }
}
