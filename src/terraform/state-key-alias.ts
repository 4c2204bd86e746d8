import type { Site } from "./site";

/**
 * Alias of the KMS key that encrypts the state; undefined where S3's own keys do. Backends name it, because Terraform
 * asks S3 for AES256 when `encrypt` is set without a key, whatever the bucket's default is.
 * https://github.com/hashicorp/terraform/blob/v1.11.4/internal/backend/remote-state/s3/client.go
 */
export function stateKeyAlias({ name, state }: Site["deployment"]): string | undefined {
  return state.encryption === "kms" ? `alias/${name}-terraform-state` : undefined;
}
