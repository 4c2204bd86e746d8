/**
 * Every version that the output pins, as data. Change a version here and nowhere else; name the source.
 */

/** Dates of a Kubernetes minor version on EKS (UTC): the day on which each kind of support ends. */
export interface KubernetesSupport {
  readonly standardUntil: string;
  readonly extendedUntil: string;
}

/** An Aurora PostgreSQL major version: the day on which standard support ends (UTC), and its minor versions. */
export interface AuroraPostgresqlMajor {
  readonly standardUntil: string;
  /** Minor versions in standard support, oldest first. */
  readonly minors: readonly string[];
}

/** Days of support by Kubernetes minor version, oldest first. */
type SupportTable = Readonly<Record<string, KubernetesSupport>>;

/** A Terraform provider and the range of its versions, as `required_providers` has them. */
export interface ProviderVersion {
  readonly source: string;
  readonly version: string;
}

/** A Helm chart, where it comes from, and the version whose values the modules are written for. */
export interface HelmChartVersion {
  /** Name in the repository. */
  readonly name: string;
  /** Helm repository, or OCI registry folder. */
  readonly repository: string;
  readonly version: string;
  /** The chart's own files at that version: the source of every value that is set. */
  readonly source: string;
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

/**
 * Majors and minors:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html;
 * minors also: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_rds.AuroraPostgresEngineVersion.html
 */
const auroraPostgresqlTable: Readonly<Record<string, AuroraPostgresqlMajor>> = {
  "15": { standardUntil: "2028-02-29", minors: ["15.10", "15.13", "15.14", "15.15", "15.17"] },
  "16": { standardUntil: "2029-02-28", minors: ["16.8", "16.9", "16.10", "16.11", "16.13", "16.14"] },
  "17": { standardUntil: "2030-02-28", minors: ["17.5", "17.6", "17.7", "17.9", "17.10"] },
  "18": { standardUntil: "2031-02-28", minors: ["18.3", "18.4"] },
};

/**
 * Coder: server, workspace proxies and provisioners have one version. Stable and Extended Support Release:
 * https://coder.com/docs/install/releases
 */
const coderVersion = "2.34.5";

/** The versions. */
export const versions = {
  coder: coderVersion,
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
    /** Below 1.0 a minor version may break: https://registry.terraform.io/providers/coder/coderd */
    coderd: { source: "coder/coderd", version: "~> 0.0.23" },
  } satisfies Record<string, ProviderVersion>,
  kubernetes: {
    default: "1.35",
    support: kubernetesSupportTable,
  },
  auroraPostgresql: {
    default: "17.10",
    majors: auroraPostgresqlTable,
  },
  /** https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/engine-versions.html; IAM authentication from 7.2 */
  valkey: {
    default: "8.2",
    known: ["7.2", "8.0", "8.1", "8.2"],
  },
  /** Newest stable release of each chart whose templates could be read and rendered (npm run test:charts). */
  charts: {
    awsLoadBalancerController: {
      name: "aws-load-balancer-controller",
      repository: "https://aws.github.io/eks-charts",
      version: "3.5.0",
      source:
        "https://github.com/kubernetes-sigs/aws-load-balancer-controller/tree/v3.5.0/helm/aws-load-balancer-controller",
    },
    awsEbsCsiDriver: {
      name: "aws-ebs-csi-driver",
      repository: "https://kubernetes-sigs.github.io/aws-ebs-csi-driver",
      version: "2.64.0",
      source:
        "https://github.com/kubernetes-sigs/aws-ebs-csi-driver/tree/helm-chart-aws-ebs-csi-driver-2.64.0/charts/aws-ebs-csi-driver",
    },
    metricsServer: {
      name: "metrics-server",
      repository: "https://kubernetes-sigs.github.io/metrics-server",
      version: "3.13.1",
      source:
        "https://github.com/kubernetes-sigs/metrics-server/tree/metrics-server-helm-chart-3.13.1/charts/metrics-server",
    },
    karpenter: {
      name: "karpenter",
      repository: "oci://public.ecr.aws/karpenter",
      version: "1.14.1",
      source: "https://github.com/aws/karpenter-provider-aws/tree/v1.14.1/charts/karpenter",
    },
    /** Always the version of `karpenter`. */
    karpenterCrd: {
      name: "karpenter-crd",
      repository: "oci://public.ecr.aws/karpenter",
      version: "1.14.1",
      source: "https://github.com/aws/karpenter-provider-aws/tree/v1.14.1/charts/karpenter-crd",
    },
    certManager: {
      name: "cert-manager",
      repository: "oci://quay.io/jetstack/charts",
      version: "v1.21.1",
      source: "https://github.com/cert-manager/cert-manager/tree/v1.21.1/deploy/charts/cert-manager",
    },
    coder: {
      name: "coder",
      repository: "https://helm.coder.com/v2",
      version: coderVersion,
      source: `https://github.com/coder/coder/tree/v${coderVersion}/helm/coder`,
    },
    coderProvisioner: {
      name: "coder-provisioner",
      repository: "https://helm.coder.com/v2",
      version: coderVersion,
      source: `https://github.com/coder/coder/tree/v${coderVersion}/helm/provisioner`,
    },
    coderLogstreamKube: {
      name: "coder-logstream-kube",
      repository: "https://helm.coder.com/logstream-kube",
      version: "0.0.15",
      source: "https://github.com/coder/coder-logstream-kube/tree/v0.0.15/helm",
    },
  } satisfies Record<string, HelmChartVersion>,
  /** Images of pods that no chart makes. */
  images: {
    /** https://gallery.ecr.aws/aws-cli/aws-cli */
    awsCli: "public.ecr.aws/aws-cli/aws-cli:2.36.49",
    /** Client only; any version speaks to any server: https://gallery.ecr.aws/docker/library/postgres */
    postgres: "public.ecr.aws/docker/library/postgres:17.6-alpine",
    /** Long-term support release, as a user without rights: https://github.com/BerriAI/litellm/releases/tag/v1.108.5 */
    litellm: "ghcr.io/berriai/litellm-non_root:v1.108.5",
    /** With a shell: https://github.com/google/go-containerregistry/blob/v0.21.8/cmd/crane/README.md#images */
    crane: "gcr.io/go-containerregistry/crane/debug:v0.21.8",
  },
  /** Node images of Karpenter's nodes: a newer one makes Karpenter replace nodes (drift), so it is pinned. */
  nodeImages: {
    /** https://github.com/awslabs/amazon-eks-ami/releases/tag/v20260903 */
    al2023: "v20260903",
    /** https://github.com/bottlerocket-os/bottlerocket/releases/tag/v1.66.0 */
    bottlerocket: "v1.66.0",
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
