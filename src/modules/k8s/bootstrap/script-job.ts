import { CronJobV1 } from "@cdktf/provider-kubernetes/lib/cron-job-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { literal } from "../../../terraform/literal";
import { restrictedContainer } from "../container-security";
import { onPool } from "../placement";
import type { ServiceAccount } from "../service-accounts";

/** One environment variable: a text, or a key of a Secret of the namespace. */
export type ScriptEnv = string | { readonly secret: string; readonly key: string };

/** One container of the job. */
export interface ScriptStep {
  readonly name: string;
  readonly image: string;
  /** Shell of the image that runs the script. */
  readonly shell: string;
  readonly script: string;
  readonly env: Readonly<Record<string, ScriptEnv>>;
}

/** What a job with a schedule is made from. */
export interface ScriptJobProps {
  readonly serviceAccount: ServiceAccount;
  /** Namespace, known when it exists. */
  readonly namespace: string;
  /** Role that trusts the service account. */
  readonly roleArn: string;
  /** When it runs, in UTC, as cron writes it. */
  readonly schedule: string;
  /** What runs, one after the other. They share `/work`, which is in memory. */
  readonly steps: readonly [ScriptStep, ...ScriptStep[]];
  /**
   * Whether the job calls the Kubernetes API.
   * @default false
   */
  readonly callsKubernetes?: boolean;
  /** What must exist first. */
  readonly dependsOn: ITerraformDependable[];
}

/** User of all containers: without rights. */
const user = 65532;

/** A CronJob that runs shell scripts as a user without rights, one run at a time. */
export class ScriptJob extends Construct {
  constructor(scope: Construct, id: string, props: ScriptJobProps) {
    super(scope, id);
    const { namespace, callsKubernetes = false } = props;
    const { name } = props.serviceAccount;
    const account = new ServiceAccountV1(this, "account:Default", {
      metadata: { name, namespace, annotations: { "eks.amazonaws.com/role-arn": props.roleArn } },
      automountServiceAccountToken: false,
    });
    const steps = props.steps.map(container);
    const { nodeSelector, tolerations } = onPool("coder-server");
    new CronJobV1(this, "job:Default", {
      metadata: { name, namespace },
      spec: {
        schedule: props.schedule,
        timezone: "Etc/UTC",
        concurrencyPolicy: "Forbid",
        startingDeadlineSeconds: 600,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 3,
        jobTemplate: {
          metadata: {},
          spec: {
            backoffLimit: 2,
            activeDeadlineSeconds: 3600,
            template: {
              metadata: { labels: { "app.kubernetes.io/name": name } },
              spec: {
                serviceAccountName: account.metadata.name,
                automountServiceAccountToken: callsKubernetes,
                restartPolicy: "Never",
                nodeSelector: { ...nodeSelector },
                toleration: tolerations.map((toleration) => ({ ...toleration })),
                securityContext: { fsGroup: `${user}` },
                volume: [{ name: "work", emptyDir: { medium: "Memory", sizeLimit: "64Mi" } }],
                ...(steps.length > 1 ? { initContainer: steps.slice(0, -1) } : {}),
                container: steps.slice(-1),
              },
            },
          },
        },
      },
      dependsOn: props.dependsOn,
    });
  }
}

function container({ name, image, shell, script, env }: ScriptStep) {
  return {
    name,
    image,
    command: [shell, "-c", literal(script)],
    env: [
      ...Object.entries(env).map(([key, value]) =>
        typeof value === "string"
          ? { name: key, value }
          : { name: key, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } },
      ),
      { name: "HOME", value: "/run/job" },
    ],
    volumeMount: [{ name: "work", mountPath: "/run/job" }],
    securityContext: restrictedContainer(user),
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "512Mi" } },
  };
}
