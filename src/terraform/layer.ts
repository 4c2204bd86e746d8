import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataTerraformRemoteStateS3, S3Backend, TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { explainInErrors } from "./annotations";
import { accessOutputs, type OutputAccess, type OutputContract, type OutputValues } from "./outputs";
import { RootModule } from "./root-module";
import type { Site } from "./site";
import { stateKeyAlias } from "./state-key-alias";
import type { Variable } from "./variable";

/** What a layer says about itself. */
export interface LayerProps<O extends OutputContract> {
  /** Where it stands. */
  readonly site: Site;
  /** Name of the layer, e.g. `vpc`; the stack is `<region key>-<name>`. */
  readonly name: string;
  /**
   * Folder below the region's.
   * @default the layer's name
   */
  readonly folder?: string;
  /** One or two sentences: what the layer makes. Opens its README. */
  readonly summary: string;
  /** The TypeScript file it is made by, for the header of the output. */
  readonly source: string;
  /** What later layers may read. */
  readonly outputs: O;
}

/** A section that a layer adds to its README. */
export interface ReadmeSection {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/**
 * One Terraform root module with a state of its own: S3 backend, pinned versions, the AWS provider, operator
 * variables, and the contract with the layers that read it. The base of every layer.
 */
export abstract class Layer<O extends OutputContract = OutputContract> extends RootModule {
  readonly site: Site;
  readonly layerName: string;
  readonly summary: string;
  readonly outputs: O;
  /** Folder of the layer below `infra/`, e.g. `coderdemo/us-east-2/vpc`. */
  readonly path: string;
  /** What the layer's README says besides the generated parts. */
  readonly readme: ReadmeSection[] = [];
  /** The layers it reads, by the name of the data source. */
  readonly reads = new Map<string, Layer>();
  /** The layers that must be applied before it although it does not read them. */
  readonly follows = new Set<Layer>();
  /** Variable `cluster_region`: the region that the layer is generated for. */
  readonly region: Variable;
  /** Variable `cluster_profile`: the AWS CLI profile; null uses the SDK's default chain. */
  readonly profile: Variable;
  private readonly moves: { from: string; to: string }[] = [];

  constructor(scope: Construct, props: LayerProps<O>) {
    super(scope, `${props.site.region.key}-${props.name}`, props.source);
    const { deployment, region } = props.site;
    this.site = props.site;
    this.layerName = props.name;
    this.summary = props.summary;
    this.outputs = props.outputs;
    this.path = `${deployment.name}/${region.name}/${props.folder ?? props.name}`;

    this.addBackend();
    this.region = this.variable("cluster_region", {
      type: "string",
      description: "AWS region of this layer.",
      default: region.name,
      validation: {
        condition: `var.cluster_region == "${region.name}"`,
        errorMessage: `This layer is generated for ${region.name}: its zones and addresses belong to that region. Generate another region instead.`,
      },
    });
    this.profile = this.variable("cluster_profile", {
      type: "string",
      description: "AWS CLI profile to use; null means the default credential chain.",
      default: null,
    });
    this.addProviders();
  }

  /** Key of the layer's state object in the state bucket. */
  get stateKey(): string {
    return `${this.path}/terraform.tfstate`;
  }

  /**
   * Reads another layer's outputs from its state.
   *
   * @param layer the producer; must come earlier in the order of layers
   * @returns typed references such as `data.terraform_remote_state.vpc.outputs.vpc_id`
   */
  read<P extends OutputContract>(layer: Layer<P>): OutputAccess<P> {
    const sameRegion = layer.site.region.key === this.site.region.key;
    const name = (sameRegion ? layer.layerName : layer.node.id).replaceAll("-", "_");
    if (!this.reads.has(name)) {
      this.reads.set(name, layer);
      // Only inside a region: `cdktf deploy 'euw2-*'` refuses to run when the manifest names a stack that the
      // pattern leaves out. Across regions the hub comes first (docs/decisions/0004-explicit-layer-outputs.md).
      if (sameRegion) this.addDependency(layer);
      this.addRemoteState(name, layer);
    }
    return accessOutputs(layer.outputs, `data.terraform_remote_state.${name}.outputs`);
  }

  /**
   * Orders this layer after another one without reading its outputs, e.g. because it looks up in AWS what the other
   * layer makes.
   */
  after(layer: Layer): void {
    this.follows.add(layer);
    if (layer.site.region.key === this.site.region.key) this.addDependency(layer);
  }

  /** Every layer that must be applied before this one. */
  get predecessors(): readonly Layer[] {
    return [...new Set([...this.reads.values(), ...this.follows])];
  }

  /** The provider's `default_tags`, for what they do not reach: launch templates and Auto Scaling groups. */
  get tags(): Readonly<Record<string, string>> {
    return { ...this.site.deployment.tags, Layer: this.node.id };
  }

  /** Says that a resource has a new address, so that Terraform moves it in the state instead of replacing it. */
  moved(from: string, to: string): void {
    this.moves.push({ from, to });
    this.addOverride("moved", this.moves);
  }

  /** Addresses that `moved` blocks take resources away from. */
  get movedFrom(): readonly string[] {
    return this.moves.map((move) => move.from);
  }

  /** The providers of the layer. Layers that need more than AWS in one region override it. */
  protected addProviders(): void {
    this.addAwsProvider({ region: this.region.reference });
  }

  /** Adds an AWS provider configuration with the deployment's default tags. */
  protected addAwsProvider(props: { readonly region: string; readonly alias?: string }): AwsProvider {
    this.requireProvider("aws");
    return new AwsProvider(this, props.alias ? `aws_${props.alias}` : "aws", {
      ...props,
      profile: this.profile.reference,
      defaultTags: [{ tags: this.tags }],
    });
  }

  /** Publishes the outputs that the layer declared. */
  protected publish(values: OutputValues<O>): void {
    for (const [name, spec] of Object.entries(this.outputs)) {
      new TerraformOutput(this, `output_${name}`, {
        value: values[name],
        description: spec.description,
      }).overrideLogicalId(name);
    }
  }

  private addBackend(): void {
    const { bucket, region, lockTable } = this.site.deployment.state;
    const kmsKeyId = stateKeyAlias(this.site.deployment);
    const backend = new S3Backend(this, {
      bucket,
      key: this.stateKey,
      region,
      encrypt: true,
      ...(kmsKeyId ? { kmsKeyId } : {}),
      ...(lockTable ? { dynamodbTable: lockTable } : {}),
    });
    backend.addOverride("use_lockfile", true);
  }

  private addRemoteState(name: string, layer: Layer): void {
    const { state } = this.site.deployment;
    const bucket = this.variable("state_bucket", {
      type: "string",
      description: "S3 bucket that holds the state of the layers read here.",
      default: state.bucket,
    });
    const region = this.variable("state_region", {
      type: "string",
      description: "AWS region of the state bucket.",
      default: state.region,
    });
    const remote = new DataTerraformRemoteStateS3(this, `state_of_${name}`, {
      bucket: bucket.reference,
      key: layer.stateKey,
      region: region.reference,
      profile: this.profile.reference,
    });
    remote.overrideLogicalId(name);
    explainInErrors(remote, `written by ${layer.node.id}: apply infra/${layer.path} first`);
  }
}
