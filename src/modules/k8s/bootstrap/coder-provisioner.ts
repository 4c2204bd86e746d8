import type { ITerraformDependable, TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { explain } from "../../../terraform/annotations";
import { versions } from "../../../versions";
import { provisionerKeyKey } from "../../coder/provisioner-key";
import { restricted } from "../container-security";
import { HelmChart } from "../helm-chart";
import { doNotDisrupt, onPool } from "../placement";
import { resources, spreadOverNodes } from "../pod-placement";
import { SyncedSecret } from "../synced-secret";
import { type CoderPodValues, coderUser, metricsOn, scraped } from "./coder-chart";

/** What a pool of provisioners is made from. */
export interface CoderProvisionerProps {
  /** Name of the release, its pods and its service account, e.g. `coder-provisioner`. */
  readonly name: string;
  /** Namespace, known when it exists. */
  readonly namespace: string;
  /** URL of the Coder servers as this cluster reaches them. */
  readonly coderUrl: string;
  /** Builds at the same time: one provisioner does one. */
  readonly replicas: number;
  /**
   * Role that trusts the service account.
   * @default none: it builds workspaces in the cluster only
   */
  readonly roleArn?: string;
  /** ARN of the secret with the provisioner key. */
  readonly keySecretArn: string;
  /** Expression of a whole number that changes with the key. */
  readonly keyRevision: number;
  /** Text that changes with the key: restarts the pods. */
  readonly keyVersion: string;
  /** AWS provider of the region that holds the secret. @default the layer's provider */
  readonly secretsProvider?: TerraformProvider;
  /** Version of the chart; the same as the servers'. @default versions.coder */
  readonly chartVersion?: string;
  /** What must exist first. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * The keys of the chart `coder-provisioner` that we set. The key decides organisation and tags: with it there are no tags
 * and no pre-shared key here, and the chart would refuse them.
 * https://github.com/coder/coder/blob/v2.34.5/helm/provisioner/values.yaml
 */
export type CoderProvisionerValues = {
  /** Name of the Deployment, where a namespace has several. */
  readonly nameOverride: string;
  readonly coder: CoderPodValues;
  readonly provisionerDaemon: {
    readonly keySecretName: string;
    readonly keySecretKey: string;
    readonly terminationGracePeriodSeconds: number;
  };
};

/** Time that a running build gets when its provisioner is stopped: an EC2 workspace takes minutes. */
const buildSeconds = 1800;

/** Each provisioner of the validated architectures has one CPU and 1 GB; Terraform mostly waits for AWS. */
const size = { cpu: "250m", memory: "1Gi" } as const;

/**
 * Provisioners of an organisation: they take builds from Coder with their key and run Terraform. An update lets running
 * builds end, and Karpenter does not move them.
 */
export class CoderProvisioner extends Construct {
  constructor(scope: Construct, id: string, props: CoderProvisionerProps) {
    super(scope, id);
    const chart = versions.charts.coderProvisioner;
    const { name, namespace } = props;
    const keySecret = `${name}-key`;
    const key = new SyncedSecret(this, "key", {
      name: keySecret,
      namespace,
      secretId: props.keySecretArn,
      keys: [provisionerKeyKey],
      revision: props.keyRevision,
      ...(props.secretsProvider ? { provider: props.secretsProvider } : {}),
    });
    const release = new HelmChart(this, "release:Default", {
      chart,
      releaseName: name,
      version: props.chartVersion ?? chart.version,
      namespace,
      values: values(props, keySecret),
      timeoutSeconds: 2 * buildSeconds,
      dependsOn: [key.secret, ...props.dependsOn],
    });
    explain(release, "An update waits for the builds that run, which may take as long as one build.");
  }
}

function values(props: CoderProvisionerProps, keySecretName: string): CoderProvisionerValues {
  const { name } = props;
  const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/instance": name };
  const [overNodes, ...others] = spreadOverNodes(labels);
  return {
    nameOverride: name,
    coder: {
      env: [{ name: "CODER_URL", value: props.coderUrl }, metricsOn],
      replicaCount: props.replicas,
      podAnnotations: { ...scraped, ...doNotDisrupt, "coder-on-aws/key-version": props.keyVersion },
      serviceAccount: {
        name,
        disableCreate: false,
        workspacePerms: false,
        ...(props.roleArn === undefined
          ? {}
          : { annotations: { "eks.amazonaws.com/role-arn": props.roleArn } }),
      },
      securityContext: restricted(coderUser),
      resources: resources(size.cpu, size.memory),
      affinity: { podAntiAffinity: null },
      // Many may share a node, so that they are spread without fail over none.
      topologySpreadConstraints: [
        ...(overNodes ? [{ ...overNodes, whenUnsatisfiable: "ScheduleAnyway" as const }] : []),
        ...others,
      ],
      ...onPool("coder-provisioner"),
    },
    provisionerDaemon: {
      keySecretName,
      keySecretKey: provisionerKeyKey,
      terminationGracePeriodSeconds: buildSeconds,
    },
  };
}
