/**
 * Shell of the two containers of the job that makes databases and users. The first has the AWS CLI, the second `psql`;
 * the master password goes from one to the other in memory, and on to the server over TLS.
 */

/** Reads the master secret into a file in memory. */
export const fetchSecretScript = `set -eu
umask 077
aws secretsmanager get-secret-value --secret-id "$MASTER_SECRET_ARN" \\
  --query SecretString --output text > /run/database/master.json
`;

/**
 * Takes the password out of the JSON (RDS writes the keys \`username\` and \`password\`) and runs the SQL. The secret
 * rotates every seven days, so that a connection may need the next password: the job is tried again by Kubernetes.
 */
export const runSqlScript = `set -euo pipefail
json=$(cat /run/database/master.json)
pattern='"password" *: *"(([^"\\\\]|\\\\.)*)"'
[[ $json =~ $pattern ]] || { echo "the master secret has no password" >&2; exit 1; }
escaped=\${BASH_REMATCH[1]//\\\\\\//\\/}
escaped=\${escaped//\\\\\\"/\\"}
printf -v PGPASSWORD '%b' "$escaped"
export PGPASSWORD
exec psql --no-password --file=/etc/database/database-users.sql
`;
