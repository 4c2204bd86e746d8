import { createHash } from "node:crypto";
import { ConfigMapV1 } from "@cdktf/provider-kubernetes/lib/config-map-v1";
import { JobV1 } from "@cdktf/provider-kubernetes/lib/job-v1";
import { ServiceAccountV1 } from "@cdktf/provider-kubernetes/lib/service-account-v1";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { explain, placeInFile } from "../../../terraform/annotations";
import { literal } from "../../../terraform/literal";
import { versions } from "../../../versions";
import { restrictedContainer } from "../container-security";
import { onPool } from "../placement";
import { serviceAccounts } from "../service-accounts";
import { fetchSecretScript, runSqlScript } from "./database-setup-script";

/** What the job is made from. */
export interface DatabaseSetupProps {
  /** Namespace, known when it exists. */
  readonly namespace: string;
  /** Role that trusts the job's service account; it may read the master secret and sign in as the master user. */
  readonly roleArn: string;
  readonly masterSecretArn: string;
  readonly masterUser: string;
  readonly host: string;
  readonly port: string;
  /** SQL for `psql` that may be run again at any time. */
  readonly sql: string;
}

/** User of both containers, so that the second may read what the first has written: `postgres` in its Alpine image. */
const psqlUser = 70;

/**
 * A job in the cluster that makes databases and their IAM users, because the database has no address outside the
 * network. It reads the master secret itself: Terraform never has the password. Another SQL text makes another job.
 */
export class DatabaseSetup extends Construct {
  readonly job: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DatabaseSetupProps) {
    super(scope, id);
    placeInFile(this, "database.tf");
    const { namespace } = props;
    const { name } = serviceAccounts.databaseSetup;
    const account = new ServiceAccountV1(this, "account:Default", {
      metadata: { name, namespace, annotations: { "eks.amazonaws.com/role-arn": props.roleArn } },
      automountServiceAccountToken: false,
    });
    const sql = new ConfigMapV1(this, "sql:Default", {
      metadata: { name, namespace },
      data: { "database-users.sql": literal(props.sql) },
    });
    const job = new JobV1(this, "job:Default", {
      metadata: { name: `${name}-${digest(props.sql)}`, namespace },
      spec: {
        backoffLimit: 4,
        template: {
          metadata: { labels: { "app.kubernetes.io/name": name } },
          spec: podSpec(props, account, sql),
        },
      },
      waitForCompletion: true,
      timeouts: { create: "15m", update: "15m" },
    });
    explain(job, "Kept after it has ended: Terraform would run it again if Kubernetes removed it.");
    this.job = job;
  }
}

function podSpec(props: DatabaseSetupProps, account: ServiceAccountV1, sql: ConfigMapV1) {
  const server = [
    { name: "PGHOST", value: props.host },
    { name: "PGPORT", value: props.port },
    { name: "PGUSER", value: props.masterUser },
  ];
  const { nodeSelector, tolerations } = onPool("coder-server");
  const memory = { name: "secret", mountPath: "/run/database" };
  const resources = { requests: { cpu: "50m", memory: "128Mi" }, limits: { memory: "256Mi" } };
  return {
    serviceAccountName: account.metadata.name,
    automountServiceAccountToken: false,
    restartPolicy: "Never",
    nodeSelector: { ...nodeSelector },
    toleration: tolerations.map((toleration) => ({ ...toleration })),
    securityContext: { fsGroup: `${psqlUser}` },
    volume: [
      { name: "secret", emptyDir: { medium: "Memory", sizeLimit: "1Mi" } },
      { name: "tmp", emptyDir: {} },
      { name: "sql", configMap: { name: sql.metadata.name } },
    ],
    initContainer: [
      {
        name: "secret",
        image: versions.images.awsCli,
        command: ["/bin/sh", "-c", literal(fetchSecretScript)],
        env: [
          ...server,
          { name: "MASTER_SECRET_ARN", value: props.masterSecretArn },
          // The CLI keeps its caches below the home directory.
          { name: "HOME", value: "/tmp" },
        ],
        volumeMount: [memory, { name: "tmp", mountPath: "/tmp" }],
        securityContext: restrictedContainer(psqlUser),
        resources,
      },
    ],
    container: [
      {
        name: "psql",
        image: versions.images.postgres,
        command: ["/bin/bash", "-c", literal(runSqlScript)],
        env: [
          ...server,
          { name: "PGDATABASE", value: "postgres" },
          { name: "PGSSLMODE", value: "require" },
          { name: "PGCONNECT_TIMEOUT", value: "30" },
        ],
        volumeMount: [memory, { name: "sql", mountPath: "/etc/database" }],
        securityContext: restrictedContainer(psqlUser),
        resources,
      },
    ],
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}
