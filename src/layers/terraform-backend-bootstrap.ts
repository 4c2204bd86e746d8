/** How the layer that makes the state bucket gets its own state into that bucket, and how it is taken down. */
import type { ReadmeSection } from "../terraform/layer";
import type { Site } from "../terraform/site";

/** Keeps the state beside the layer until the bucket exists. */
export const localStateOverride = `# State stays in terraform.tfstate while the bucket does not exist yet, or no longer.
terraform {
  backend "local" {}
}
`;

/** Takes away what protects the state from being destroyed. */
export function teardownOverride({ state }: Site["deployment"]): string {
  const blocks = [
    `resource "aws_s3_bucket" "state" {
  force_destroy = true

  lifecycle {
    prevent_destroy = false
  }
}
`,
    ...(state.encryption === "kms"
      ? [
          `resource "aws_kms_key" "state" {
  lifecycle {
    prevent_destroy = false
  }
}
`,
        ]
      : []),
    ...(state.lockTable
      ? [
          `resource "aws_dynamodb_table" "lock" {
  deletion_protection_enabled = false
}
`,
        ]
      : []),
  ];
  return `# Takes away what protects the state of every layer from being destroyed.\n${blocks.join("\n")}`;
}

/** The README sections. */
export function bootstrapSections(path: string): ReadmeSection[] {
  return [
    {
      title: "First apply",
      body: `The bucket cannot hold the state of its own creation. So the first apply keeps its state locally, and then moves it into the bucket:

\`\`\`sh
cd infra/${path}
cp backend_override.tf.example backend_override.tf
terraform init
terraform apply

rm backend_override.tf
terraform init -migrate-state # answer yes
rm -f terraform.tfstate terraform.tfstate.backup
\`\`\`

\`terraform plan\` then reads the state from the bucket and shows no changes. From here on this layer is applied like every other one.`,
    },
    {
      title: "Tear down",
      body: `Only when every other layer is destroyed: with the bucket, all their states and all old versions of them are gone.

\`\`\`sh
cd infra/${path}
cp backend_override.tf.example backend_override.tf
terraform init -migrate-state # answer yes: the state comes back into terraform.tfstate
cp teardown_override.tf.example teardown_override.tf
terraform apply
terraform destroy
rm backend_override.tf teardown_override.tf
\`\`\``,
    },
  ];
}
