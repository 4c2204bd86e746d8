/**
 * Every version that the output pins, as data. Change a version here and nowhere else; name the source.
 */

/** Dates of a Kubernetes minor version on EKS (UTC): the day on which each kind of support ends. */
export interface KubernetesSupport {
  readonly standardUntil: string;
  readonly extendedUntil: string;
}

/** Days of support by Kubernetes minor version, oldest first. */
type SupportTable = Readonly<Record<string, KubernetesSupport>>;

/** A Terraform provider and the range of its versions, as `required_providers` has them. */
export interface ProviderVersion {
  readonly source: string;
  readonly version: string;
}

/**
 * 1.35: https://endoflife.date/amazon-eks; the others:
 * https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html#kubernetes-release-calendar
 */
const kubernetesSupportTable: SupportTable = {
  "1.32": { standardUntil: "2026-03-23", extendedUntil: "2027-03-23" },
  "1.33": { standardUntil: "2026-07-29", extendedUntil: "2027-07-29" },
  "1.34": { standardUntil: "2026-12-02", extendedUntil: "2027-12-02" },
  "1.35": { standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
};

/** The versions. */
export const versions = {
  /** Native S3 locking and write-only arguments from 1.11: https://developer.hashicorp.com/terraform/language/backend/s3 */
  terraform: ">= 1.11.0",
  providers: {
    /** Both majors are supported; only what both accept is emitted: https://registry.terraform.io/providers/hashicorp/aws */
    aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" },
    /** Schema of the bindings (2.38.0): https://registry.terraform.io/providers/hashicorp/kubernetes */
    kubernetes: { source: "hashicorp/kubernetes", version: "~> 2.38" },
    /** Schema of the bindings (3.1.1): https://registry.terraform.io/providers/hashicorp/helm */
    helm: { source: "hashicorp/helm", version: "~> 3.1" },
    /** Schema of the bindings (3.7.2): https://registry.terraform.io/providers/hashicorp/random */
    random: { source: "hashicorp/random", version: "~> 3.7" },
    /** Exact, because Coder runs `terraform init` of a template on every build: https://registry.terraform.io/providers/coder/coder */
    coder: { source: "coder/coder", version: "2.19.0" },
  } satisfies Record<string, ProviderVersion>,
  kubernetes: {
    default: "1.35",
    support: kubernetesSupportTable,
  },
} as const;

/** Where a Kubernetes version stands on a day; undefined for a version that is not in the table. */
export function kubernetesSupport(
  version: string,
  today: Date,
): "standard" | "extended" | "ended" | undefined {
  const support = versions.kubernetes.support[version];
  if (support === undefined) return undefined;
  const day = today.toISOString().slice(0, 10);
  if (day < support.standardUntil) return "standard";
  return day < support.extendedUntil ? "extended" : "ended";
}
