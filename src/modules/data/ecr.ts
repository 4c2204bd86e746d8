import { EcrLifecyclePolicy } from "@cdktf/provider-aws/lib/ecr-lifecycle-policy";
import { EcrReplicationConfiguration } from "@cdktf/provider-aws/lib/ecr-replication-configuration";
import { EcrRepository } from "@cdktf/provider-aws/lib/ecr-repository";
import { EcrRepositoryPolicy } from "@cdktf/provider-aws/lib/ecr-repository-policy";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../terraform/annotations";
import { jsonDocument } from "../../terraform/hcl";
import { AwsContext } from "../aws-context";
import { EncryptionKey } from "../security/encryption-key";
import { policyDocument } from "../security/policy-document";

/** A region that images are replicated to. */
export interface ReplicaRegion {
  /** AWS region. */
  readonly region: string;
  /** Provider of that region. */
  readonly provider: TerraformProvider;
}

/** Props of {@link Ecr}. */
export interface EcrProps {
  /** Name of the encryption keys' alias. */
  readonly name: string;
  /** AWS region. */
  readonly region: string;
  /** Names of the repositories. */
  readonly repositories: readonly string[];
  /** Tagged images that every repository keeps; older ones are deleted. */
  readonly keepImages: number;
  /**
   * Numbers of further AWS accounts that may pull.
   * @default []
   */
  readonly pullAccounts?: readonly string[];
  /**
   * Regions that get a copy of every image that is pushed from now on.
   * @default []
   */
  readonly replicas?: readonly ReplicaRegion[];
}

/** Days after which an image without a tag is deleted. */
const untaggedDays = 7;

/**
 * Private image repositories: immutable tags, scan on push, a KMS key of their own, old images deleted.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/Repositories.html
 */
export class Ecr extends Construct {
  /** Repositories of the layer's region by name. */
  readonly repositories: ReadonlyMap<string, EcrRepository>;
  /** Host of the registry. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: EcrProps) {
    super(scope, id);
    const { region, replicas = [] } = props;
    const { accountId, dnsSuffix } = AwsContext.of(this);
    this.host = `${accountId}.dkr.ecr.${region}.${dnsSuffix}`;
    this.repositories = this.makeRepositories(props, region);
    const copies = replicas.flatMap((replica) => [
      ...this.makeRepositories(props, replica.region, replica.provider).values(),
    ]);
    if (replicas.length > 0) this.replicate(props, replicas, [...this.repositories.values(), ...copies]);
  }

  private makeRepositories(
    props: EcrProps,
    region: string,
    provider?: TerraformProvider,
  ): Map<string, EcrRepository> {
    const suffix = provider ? `_${region.replaceAll("-", "_")}` : "";
    const key = new EncryptionKey(this, provider ? `key:${region.replaceAll("-", "_")}` : "key:Default", {
      name: `${props.name}-images`,
      description: `Container images of ${props.name}`,
      region,
      provider,
    });
    const made = props.repositories.map((name): [string, EcrRepository] => {
      const id = `${name.replaceAll(/[^a-z0-9]/g, "_")}${suffix}`;
      const repository = new EcrRepository(this, `repository:${id}`, {
        name,
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: [{ encryptionType: "KMS", kmsKey: key.arn }],
        provider,
      });
      this.addLifecycle(id, repository, props.keepImages, provider);
      this.addPullPolicy(id, repository, props.pullAccounts ?? [], provider);
      return [name, repository];
    });
    return new Map(made);
  }

  private addLifecycle(
    id: string,
    repository: EcrRepository,
    keep: number,
    provider?: TerraformProvider,
  ): void {
    new EcrLifecyclePolicy(this, `lifecycle:${id}`, {
      repository: repository.name,
      policy: jsonDocument({
        rules: [
          {
            rulePriority: 1,
            description: `Delete images without a tag after ${untaggedDays} days`,
            selection: {
              tagStatus: "untagged",
              countType: "sinceImagePushed",
              countUnit: "days",
              countNumber: untaggedDays,
            },
            action: { type: "expire" },
          },
          {
            rulePriority: 2,
            description: `Keep the newest ${keep} images`,
            selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: keep },
            action: { type: "expire" },
          },
        ],
      }),
      provider,
    });
  }

  private addPullPolicy(
    id: string,
    repository: EcrRepository,
    accounts: readonly string[],
    provider?: TerraformProvider,
  ): void {
    if (accounts.length === 0) return;
    const { partition } = AwsContext.of(this);
    new EcrRepositoryPolicy(this, `policy:${id}`, {
      repository: repository.name,
      policy: jsonDocument(
        policyDocument({
          Sid: "PullFromOtherAccounts",
          Effect: "Allow",
          Principal: { AWS: accounts.map((account) => `arn:${partition}:iam::${account}:root`) },
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        }),
      ),
      provider,
    });
  }

  private replicate(
    props: EcrProps,
    replicas: readonly ReplicaRegion[],
    made: readonly EcrRepository[],
  ): void {
    const { accountId } = AwsContext.of(this);
    const configuration = new EcrReplicationConfiguration(this, "replication:Default", {
      replicationConfiguration: {
        rule: [
          {
            destination: replicas.map(({ region }) => ({ region, registryId: accountId })),
            repositoryFilter: props.repositories.map((name) => ({
              filter: name,
              filterType: "PREFIX_MATCH",
            })),
          },
        ],
      },
      dependsOn: [...made],
    });
    explain(
      configuration,
      "One per registry and region. The copies exist before it: ECR would make them with AES-256 and mutable tags.",
    );
  }
}
