/** A provider whose schemas the HCL writer knows. */
export interface ProviderSource {
  /** Local name, and prefix of its types. */
  readonly name: string;
  /** Full address. */
  readonly address: string;
  /** The version whose schemas are read. */
  readonly version: string;
}

/**
 * The AWS provider is read at the oldest version that the emitted constraint admits: an argument that only a later
 * one knows is then an error.
 */
export const PROVIDER_SOURCES: readonly ProviderSource[] = [
  { name: "aws", address: "registry.terraform.io/hashicorp/aws", version: "5.100.0" },
  { name: "coder", address: "registry.terraform.io/coder/coder", version: "2.19.0" },
  { name: "helm", address: "registry.terraform.io/hashicorp/helm", version: "3.1.1" },
  { name: "kubernetes", address: "registry.terraform.io/hashicorp/kubernetes", version: "2.38.0" },
  { name: "random", address: "registry.terraform.io/hashicorp/random", version: "3.7.2" },
  { name: "terraform", address: "terraform.io/builtin/terraform", version: "1.11" },
];
