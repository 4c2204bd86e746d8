/** A Terraform provider that the emitted HCL uses, at the version that the tests run. */
export interface CatalogueEntry {
  /** Namespace and type in the public registry, e.g. `hashicorp/aws`. */
  readonly source: string;
  readonly version: string;
  /**
   * What `go install` is given where the registry cannot be reached.
   * @default - cannot be built this way
   */
  readonly goPackage?: string;
}

/**
 * The providers of all layers and templates.
 *
 * HashiCorp's own carry tags above v1 without a `/vN` module path, so that Go finds them by commit only. The AWS
 * provider needs more memory and time to build than a test should take.
 */
export const providerCatalogue: readonly CatalogueEntry[] = [
  { source: "hashicorp/aws", version: "5.100.0" },
  {
    source: "hashicorp/kubernetes",
    version: "2.38.0",
    goPackage: "github.com/hashicorp/terraform-provider-kubernetes@be88f44271050f69d52f410bca388834afedfe71",
  },
  {
    source: "hashicorp/helm",
    version: "3.1.1",
    goPackage: "github.com/hashicorp/terraform-provider-helm@1cbf08f6a306ab3cdff6079b87a61c7641b64f3b",
  },
  {
    source: "hashicorp/random",
    version: "3.7.2",
    goPackage: "github.com/hashicorp/terraform-provider-random@bc2ddb552b4676d16997987a9bf2875c7b98d342",
  },
  {
    source: "coder/coder",
    version: "2.19.0",
    goPackage: "github.com/coder/terraform-provider-coder/v2@v2.19.0",
  },
  {
    source: "coder/coderd",
    version: "0.0.23",
    goPackage: "github.com/coder/terraform-provider-coderd@v0.0.23",
  },
];
