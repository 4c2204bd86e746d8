import type { Deployment, Region } from "../config/types";
import type { ReadmeSection } from "../terraform/layer";

/** What the README of a coder-server layer says besides the generated parts. */
export function coderServerReadme(
  { coder, domain, hub }: Pick<Deployment, "coder" | "domain" | "hub">,
  region: Region,
): ReadmeSection[] {
  const { server } = coder;
  const secrets = secretsOf(coder);
  return [
    {
      title: "How it runs",
      body: `${server.replicas} replica(s) with ${server.cpu} CPU and ${server.memory} each, on different nodes. TLS ends ${
        server.tls === "pod"
          ? "in the pod, with a certificate of cert-manager"
          : "at the load balancer, with the certificate of ACM"
      }. The servers sign in to the database in ${hub.name} ${
        server.databaseUrlSecret === undefined
          ? "with IAM tokens: there is no password"
          : `with the connection URL in the secret \`${server.databaseUrlSecret}\``
      }.${region.role === "spoke" ? " Their tokens are signed for the region of the database, and replicas of both regions relay for each other on port 8080." : ""}`,
    },
    {
      title: "Secrets",
      body:
        secrets.length === 0
          ? `None: people sign in to https://${domain} with a password.`
          : [
              `They must exist in Secrets Manager in ${hub.name} before the first apply:`,
              "",
              ...secrets.map(([name, keys, use]) => `- \`${name}\` (JSON with ${keys}): ${use}`),
              "",
              "After a change of one of them raise `secrets_revision` and apply.",
            ].join("\n"),
    },
  ];
}

function secretsOf({ server, signIn, externalAuth }: Deployment["coder"]): [string, string, string][] {
  const client = "`client_id` and `client_secret`";
  return [
    ...(server.databaseUrlSecret
      ? [[server.databaseUrlSecret, "`url`", "connection URL of the database"] as [string, string, string]]
      : []),
    ...(signIn.oidc
      ? [[signIn.oidc.secret, client, `sign-in at ${signIn.oidc.issuerUrl}`] as [string, string, string]]
      : []),
    ...(signIn.github
      ? [[signIn.github.secret, client, "sign-in with GitHub"] as [string, string, string]]
      : []),
    ...externalAuth.map(({ id, secret }): [string, string, string] => [secret, client, `Git provider ${id}`]),
    ...Object.entries(server.secretEnv).map(([name, secret]): [string, string, string] => [
      secret,
      "`value`",
      name,
    ]),
  ];
}
