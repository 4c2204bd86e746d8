import { BackupPlan } from "@cdktf/provider-aws/lib/backup-plan";
import { BackupSelection } from "@cdktf/provider-aws/lib/backup-selection";
import { BackupVault } from "@cdktf/provider-aws/lib/backup-vault";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AwsContext } from "../aws-context";
import { EncryptionKey } from "../security/encryption-key";
import { ServiceRole } from "../security/role/service";

/** A second region that receives a copy of every backup. */
export interface BackupCopy {
  /** AWS region. */
  readonly region: string;
  /** Provider of that region. */
  readonly provider: TerraformProvider;
}

/** Props of {@link Backup}. */
export interface BackupProps {
  /** Prefix of the names of vaults, plan and role. */
  readonly name: string;
  /** AWS region of the resources. */
  readonly region: string;
  /** ARNs of what is backed up. */
  readonly resources: string[];
  /** Days that a backup and its copy are kept. */
  readonly retentionDays: number;
  /** When a backup starts, in UTC: https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html */
  readonly schedule: string;
  /**
   * Copies every backup to a vault that is made in another region.
   * @default no copies
   */
  readonly copy?: BackupCopy;
}

/** Minutes within which a backup must start, and within which it must be done. */
const startWindow = 60;
const completionWindow = 360;

/**
 * AWS Backup: a plan that keeps backups longer than the 35 days of RDS, in a vault with a key of its own, and copies them
 * to another region. Replication of automated backups does not exist for Aurora.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/cross-region-backup.html
 */
export class Backup extends Construct {
  readonly vaultArn: string;

  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id);
    const { name, region, retentionDays, copy } = props;
    const { partition } = AwsContext.of(this);
    const vault = this.vault("Default", name, region);
    const copyVault = copy && this.vault("copy", `${name}-copy`, copy.region, copy.provider);

    const plan = new BackupPlan(this, "plan:Default", {
      name,
      rule: [
        {
          ruleName: "daily",
          targetVaultName: vault.name,
          schedule: props.schedule,
          startWindow,
          completionWindow,
          lifecycle: { deleteAfter: retentionDays },
          ...(copyVault && {
            copyAction: [{ destinationVaultArn: copyVault.arn, lifecycle: { deleteAfter: retentionDays } }],
          }),
        },
      ],
    });
    const role = new ServiceRole(this, "Default", {
      name: `${name}-${region}`,
      description: `Lets AWS Backup make the backups of ${name}`,
      service: "backup.amazonaws.com",
      policies: {
        backup: `arn:${partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup`,
      },
    });
    new BackupSelection(this, "selection:Default", {
      name,
      planId: plan.id,
      iamRoleArn: role.arn,
      resources: props.resources,
      dependsOn: [...role.attachments],
    });
    this.vaultArn = vault.arn;
  }

  private vault(id: string, name: string, region: string, provider?: TerraformProvider): BackupVault {
    const key = new EncryptionKey(this, `key:${id}`, {
      name,
      description: `Backups in the vault ${name}`,
      region,
      provider,
    });
    return new BackupVault(this, `vault:${id}`, { name, kmsKeyArn: key.arn, provider });
  }
}
