/** A database and the user that owns what is in it. */
export interface DatabaseUser {
  /** Name of the database. */
  readonly database: string;
  /** Name of the user; signs in with IAM tokens only. */
  readonly user: string;
}

/** Lower-case names that need no quotes anywhere: in SQL, in URLs, in ARNs. */
const plainName = /^[a-z][a-z0-9_]{0,62}$/;

/**
 * SQL for `psql`, run by the master user in the database `postgres`, that makes the databases and their users. It can
 * be run again at any time. The users have no password: `rds_iam` makes the server accept IAM tokens for them and
 * nothing else. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.DBAccounts.html
 *
 * Users get all rights in their database but do not own it: an owner would have to be granted to the master user, who
 * would then be a member of `rds_iam` as well.
 */
export function databaseUsersSql(users: readonly DatabaseUser[]): string {
  for (const name of users.flatMap(({ database, user }) => [database, user])) {
    if (!plainName.test(name)) throw new Error(`${name} is no plain PostgreSQL name: ${plainName.source}`);
  }
  return ["\\set ON_ERROR_STOP on", ...users.map(statements)].join("\n\n").concat("\n");
}

function statements({ database, user }: DatabaseUser): string {
  return `\\connect postgres
SELECT 'CREATE ROLE ${user} LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${user}') \\gexec
GRANT rds_iam TO ${user};
SELECT 'CREATE DATABASE ${database}' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '${database}') \\gexec
REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
GRANT ALL ON DATABASE ${database} TO ${user};
\\connect ${database}
GRANT ALL ON SCHEMA public TO ${user};`;
}
