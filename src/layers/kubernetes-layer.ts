import { HelmProvider } from "@cdktf/provider-helm/lib/provider";
import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { type App, Token } from "cdktf";
import { referenceText } from "../terraform/expression-text";
import { rawExpression } from "../terraform/hcl";
import { header } from "../terraform/header";
import { Layer } from "../terraform/layer";
import type { OutputAccess, OutputContract } from "../terraform/outputs";
import type { Site } from "../terraform/site";
import type { HelmChartVersion } from "../versions";
import type { EksLayer, eksOutputs } from "./eks";

/** What a layer of a region's cluster is made from. */
export interface KubernetesLayerProps<O extends OutputContract> {
  readonly site: Site;
  /** Name of the layer, e.g. `karpenter`; its folder is `k8s/<name>`. */
  readonly name: string;
  /** One or two sentences: what the layer makes. */
  readonly summary: string;
  /** The TypeScript file it is made by. */
  readonly source: string;
  /** What later layers may read. */
  readonly outputs: O;
  /** The layer of the cluster that it works on. */
  readonly eks: EksLayer;
}

/** Kubernetes' API for tokens from commands: https://kubernetes.io/docs/reference/config-api/client-authentication.v1beta1/ */
const execApiVersion = "client.authentication.k8s.io/v1beta1";

/**
 * A layer that works inside a region's cluster. Its providers sign in with `aws eks get-token`, with what the eks
 * layer's state says: the cluster is never in the same state, so that Terraform knows it when it plans.
 *
 * The helm provider is always there; AWS and Kubernetes are for those layers that ask for them.
 */
export abstract class KubernetesLayer<O extends OutputContract = OutputContract> extends Layer<O> {
  /** The cluster's outputs. */
  protected readonly cluster: OutputAccess<typeof eksOutputs>;

  constructor(app: App, { eks, name, ...props }: KubernetesLayerProps<O>) {
    super(app, { ...props, name, folder: `k8s/${name}` });
    this.cluster = this.read(eks);
    this.requireProvider("helm");
    new HelmProvider(this, "helm", { kubernetes: this.connection });
  }

  /** None of its own accord: most of these layers make nothing in AWS. */
  protected override addProviders(): void {}

  /** Adds the AWS provider, for layers that make roles or read secrets. */
  protected useAws(): void {
    this.addAwsProvider({ region: this.region.reference });
  }

  /** Adds the kubernetes provider, for objects that no chart makes. */
  protected useKubernetes(): void {
    this.requireProvider("kubernetes");
    const { exec, ...connection } = this.connection;
    new KubernetesProvider(this, "kubernetes", { ...connection, exec: [exec] });
  }

  /** The operator input `addon_version`. */
  protected addonVersion(chart: HelmChartVersion): string {
    const [major = ""] = chart.version.split(".");
    const { reference } = this.variable("addon_version", {
      type: "string",
      description: `Version of the chart ${chart.name}.`,
      default: chart.version,
      validation: {
        condition: `can(regex("^${major}\\\\.[0-9]+\\\\.[0-9]+$", var.addon_version))`,
        errorMessage: `The values of this layer are written for ${chart.name} ${chart.version}: use a version ${major}.x.y.`,
      },
    });
    return reference;
  }

  /** Adds files that stand beside the layer, each with the header of generated files. */
  protected addFiles(files: ReadonlyMap<string, string>): void {
    for (const [file, content] of files) this.assets.set(file, `${header(file, this.source)}${content}`);
  }

  private get connection() {
    const { cluster_name, cluster_endpoint, cluster_certificate_authority_data } = this.cluster;
    const text = (reference: string) => referenceText(this, reference);
    const command = `["eks", "get-token", "--cluster-name", ${text(cluster_name)}, "--region", var.cluster_region, "--output", "json"]`;
    const profile = 'var.cluster_profile == null ? [] : ["--profile", var.cluster_profile]';
    return {
      host: cluster_endpoint,
      clusterCaCertificate: rawExpression(`base64decode(${text(cluster_certificate_authority_data)})`),
      exec: {
        apiVersion: execApiVersion,
        command: "aws",
        args: Token.asList(Token.asAny(`\${concat(${command}, ${profile})}`)),
      },
    };
  }
}
