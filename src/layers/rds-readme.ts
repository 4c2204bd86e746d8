import type { Deployment, Region } from "../config/types";
import type { ReadmeSection } from "../terraform/layer";

/** The README sections of the rds layer. `servers` are the regions whose nodes reach the database. */
export function databaseReadme({ database }: Deployment, servers: readonly Region[]): ReadmeSection[] {
  return [
    {
      title: "Who reaches it",
      body: `Port 5432 is open to the private subnets (nodes and pods) of the regions that run a Coder server, and to nothing else: ${servers.map(({ name }) => name).join(", ")}. Connections without TLS are refused (\`rds.force_ssl\`).`,
    },
    {
      title: "Who signs in",
      body: [
        "Coder and LiteLLM sign in with IAM tokens, each with a user that has rights in its own database only. They have no password.",
        "`database-users.sql` makes these users and databases. The Kubernetes Job of the coder-server layer runs it; it can be run again at any time.",
        "The master user's password is made by RDS and kept in Secrets Manager: Terraform never sees it. RDS replaces it every seven days, which neither Coder nor LiteLLM notices.",
        "See [docs/operations/database.md](../../../../docs/operations/database.md).",
      ].join("\n"),
    },
    {
      title: "Backups",
      body: backups(database),
    },
    {
      title: "Destroy",
      body: "Set `deletion_protection = false`, apply, then destroy; without that, `terraform destroy` deletes the instances and stops at the cluster. A final snapshot stays. Its KMS key is deleted 30 days after the destroy: to restore later, cancel that first (`aws kms cancel-key-deletion`).",
    },
  ];
}

function backups({ backupRetentionDays, backupPlan }: Deployment["database"]): string {
  const own = `Aurora keeps automated backups for ${backupRetentionDays} days (point-in-time restore).`;
  if (backupPlan === undefined) return own;
  const { retentionDays, copyRegion } = backupPlan;
  const copy = copyRegion === undefined ? "" : ` and copies each to a vault in ${copyRegion}`;
  return `${own} AWS Backup makes a daily one, keeps it for ${retentionDays} days${copy}. Aurora must be opted in for AWS Backup in the account's settings of both regions.`;
}
