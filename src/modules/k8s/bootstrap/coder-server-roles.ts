import { Construct } from "constructs";
import { ManagedPolicy } from "../../security/policy";
import { policyDocument } from "../../security/policy-document";
import { type OidcProvider, ServiceAccountRole } from "../../security/role/service-account";
import { type ServiceAccount, serviceAccounts } from "../service-accounts";

/** What roles of the namespace `coder` are made from. */
export interface CoderRoleProps {
  readonly clusterName: string;
  readonly oidcProvider: OidcProvider;
}

/** What the role of the servers is made from. */
export interface CoderServerRoleProps extends CoderRoleProps {
  /** The database user, as `rds-db:connect` names it. */
  readonly connectArn: string;
}

/** What the role of the database setup is made from. */
export interface DatabaseSetupRoleProps extends CoderRoleProps {
  readonly masterSecretArn: string;
  /** The master user, as `rds-db:connect` names it. */
  readonly masterConnectArn: string;
  /** Key that the master secret is encrypted with. */
  readonly kmsKeyArn: string;
}

const longestConnectArn =
  "arn:aws-us-gov:rds-db:ap-southeast-2:123456789012:dbuser:cluster-/".length + 26 + 63;
const longestSecretArn =
  "arn:aws-us-gov:secretsmanager:ap-southeast-2:123456789012:secret:-abcdef".length + 512;
const longestKeyArn = "arn:aws-us-gov:kms:ap-southeast-2:123456789012:key/".length + 36;

/**
 * The role that only the Coder servers have: it signs in to the database as one user, and does nothing else. Builds of
 * workspaces have roles of their own. https://coder.com/docs/admin/infrastructure/architecture
 */
export class CoderServerRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: CoderServerRoleProps) {
    super(scope, id);
    this.arn = databaseUserRole(this, {
      ...props,
      name: "coder-server",
      serviceAccount: serviceAccounts.coderServer,
      description: "Sign in to the database: Coder servers",
    }).arn;
  }
}

/** The role of one service account that may sign in to the database as one user. */
export function databaseUserRole(
  scope: Construct,
  props: CoderServerRoleProps & {
    readonly name: string;
    readonly serviceAccount: ServiceAccount;
    readonly description: string;
    /** ARNs of further policies by key. @default {} */
    readonly policies?: Readonly<Record<string, string>>;
  },
): ServiceAccountRole {
  const policy = new ManagedPolicy(scope, "policy:Default", {
    name: `${props.clusterName}-${props.name}-database`,
    description: "Sign in to the database as one user",
    document: policyDocument({
      Sid: "SignInToDatabase",
      Effect: "Allow",
      Action: "rds-db:connect",
      Resource: props.connectArn,
    }),
    expressionLengths: [[/connect_arns/, longestConnectArn]],
  });
  return new ServiceAccountRole(scope, "role:Default", {
    name: `${props.clusterName}-${props.name}`,
    description: props.description,
    oidcProvider: props.oidcProvider,
    serviceAccount: props.serviceAccount,
    policies: { database: policy.arn, ...props.policies },
  });
}

/** The role of the job that makes databases and users: it signs in as the master user, and nothing else. */
export class DatabaseSetupRole extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: DatabaseSetupRoleProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, "policy:Default", {
      name: `${props.clusterName}-database-setup`,
      description: "Sign in to the database as its master user",
      document: policyDocument(
        {
          Sid: "ReadMasterSecret",
          Effect: "Allow",
          Action: "secretsmanager:GetSecretValue",
          Resource: props.masterSecretArn,
        },
        {
          Sid: "DecryptMasterSecret",
          Effect: "Allow",
          Action: "kms:Decrypt",
          Resource: props.kmsKeyArn,
          Condition: { StringEquals: { "kms:EncryptionContext:SecretARN": props.masterSecretArn } },
        },
        {
          Sid: "SignInAsMasterUser",
          Effect: "Allow",
          Action: "rds-db:connect",
          Resource: props.masterConnectArn,
        },
      ),
      expressionLengths: [
        [/master_secret_arn$/, longestSecretArn],
        [/kms_key_arn$/, longestKeyArn],
        [/connect_arns/, longestConnectArn],
      ],
    });
    this.arn = new ServiceAccountRole(this, "role:Default", {
      name: `${props.clusterName}-database-setup`,
      description: "Make databases and their users: job database-setup",
      oidcProvider: props.oidcProvider,
      serviceAccount: serviceAccounts.databaseSetup,
      policies: { secret: policy.arn },
    }).arn;
  }
}
