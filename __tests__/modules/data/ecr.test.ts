import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { describe, expect, it } from "vitest";
import { Ecr, type EcrProps } from "../../../src/modules/data/ecr";
import { documentOf } from "../../support/documents";
import { type SynthesizedLayer, synthLayer } from "../../support/synth";

const props: EcrProps = {
  name: "acme",
  region: "us-east-2",
  repositories: ["base-ws", "team/tools"],
  keepImages: 100,
};

function synth(changes: Partial<EcrProps> = {}): SynthesizedLayer {
  return synthLayer((layer) => {
    new Ecr(layer, "Default", { ...props, ...changes });
  });
}

describe("Ecr", () => {
  const made = synth();

  it("makes repositories with immutable tags, scan on push and a KMS key", () => {
    expect(made.names("aws_ecr_repository")).toEqual(["base_ws", "team_tools"]);
    expect(made.resource("aws_ecr_repository", "team_tools")).toEqual({
      name: "team/tools",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS", kms_key: "${aws_kms_key.this.arn}" }],
    });
  });

  it("deletes images without a tag, and old ones", () => {
    const { policy, repository } = made.resource("aws_ecr_lifecycle_policy", "base_ws");
    expect(repository).toBe("${aws_ecr_repository.base_ws.name}");
    expect(documentOf(policy)).toEqual({
      rules: [
        {
          rulePriority: 1,
          description: "Delete images without a tag after 7 days",
          selection: {
            tagStatus: "untagged",
            countType: "sinceImagePushed",
            countUnit: "days",
            countNumber: 7,
          },
          action: { type: "expire" },
        },
        {
          rulePriority: 2,
          description: "Keep the newest 100 images",
          selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 100 },
          action: { type: "expire" },
        },
      ],
    });
  });

  it("is closed to other accounts and stays in its region by default", () => {
    expect(made.names("aws_ecr_repository_policy")).toEqual([]);
    expect(made.names("aws_ecr_replication_configuration")).toEqual([]);
  });

  it("lets other accounts pull, and nothing else", () => {
    const shared = synth({ pullAccounts: ["111122223333"] });
    expect(documentOf(shared.resource("aws_ecr_repository_policy", "base_ws").policy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "PullFromOtherAccounts",
          Effect: "Allow",
          Principal: { AWS: ["arn:${data.aws_partition.current.partition}:iam::111122223333:root"] },
          Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        },
      ],
    });
  });

  it("replicates into repositories that it makes with the same settings", () => {
    const replicated = synthLayer((layer) => {
      const provider = new AwsProvider(layer, "aws_usw2", { region: "us-west-2", alias: "usw2" });
      new Ecr(layer, "Default", {
        ...props,
        pullAccounts: ["111122223333"],
        replicas: [{ region: "us-west-2", provider }],
      });
    });
    expect(replicated.resource("aws_ecr_repository", "base_ws_us_west_2")).toEqual({
      name: "base-ws",
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS", kms_key: "${aws_kms_key.us_west_2.arn}" }],
      provider: "aws.usw2",
    });
    expect(replicated.names("aws_ecr_repository_policy")).toContain("base_ws_us_west_2");
    expect(replicated.resource("aws_ecr_replication_configuration", "this")).toEqual({
      replication_configuration: {
        rule: [
          {
            destination: [
              { region: "us-west-2", registry_id: "${data.aws_caller_identity.current.account_id}" },
            ],
            repository_filter: [
              { filter: "base-ws", filter_type: "PREFIX_MATCH" },
              { filter: "team/tools", filter_type: "PREFIX_MATCH" },
            ],
          },
        ],
      },
      depends_on: [
        "aws_ecr_repository.base_ws",
        "aws_ecr_repository.team_tools",
        "aws_ecr_repository.base_ws_us_west_2",
        "aws_ecr_repository.team_tools_us_west_2",
      ],
    });
  });
});
