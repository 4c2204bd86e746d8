/**
 * Shell of the two containers of the job that makes databases and users. The first has the AWS CLI, the second `psql`;
 * the master password goes from one to the other in memory, and on to the server over TLS.
 */

/** Reads the master secret into a file in memory, and signs a token that RDS takes instead of the password. */
export const fetchSecretScript = `set -eu
umask 077
aws secretsmanager get-secret-value --secret-id "$MASTER_SECRET_ARN" \\
  --query SecretString --output text > /run/database/master.json
aws rds generate-db-auth-token --hostname "$PGHOST" --port "$PGPORT" --username "$PGUSER" > /run/database/token
`;

/**
 * Takes the password out of the JSON (RDS writes the keys `username` and `password`) and runs the SQL. The secret
 * rotates every seven days, so that a connection may need the next password: the job is tried again by Kubernetes.
 *
 * Where the master user has become a member of `rds_iam`, RDS refuses its password and takes a token. From PostgreSQL 16
 * on that follows from making a user with `rds_iam`, because whoever makes a role becomes a member of it:
 * https://www.postgresql.org/docs/16/sql-createrole.html
 */
export const runSqlScript = `set -euo pipefail
json=$(cat /run/database/master.json)
pattern='"password" *: *"(([^"\\\\]|\\\\.)*)"'
[[ $json =~ $pattern ]] || { echo "the master secret has no password" >&2; exit 1; }
escaped=\${BASH_REMATCH[1]//\\\\\\//\\/}
escaped=\${escaped//\\\\\\"/\\"}
printf -v PGPASSWORD '%b' "$escaped"
export PGPASSWORD
if ! psql --no-password --command='SELECT 1' > /dev/null; then
  echo "signing in with an IAM token instead of the password" >&2
  PGPASSWORD=$(cat /run/database/token)
fi
exec psql --no-password --file=/etc/database/database-users.sql
`;
