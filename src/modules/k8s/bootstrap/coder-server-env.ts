import type { CoderServer as CoderServerSettings, ExternalAuth, SignIn } from "../../../config/coder/types";
import type { SecretKeyRef } from "../synced-secret";
import { type EnvVar, metricsOn } from "./coder-chart";

/** What decides the options of `coder server`. */
export interface CoderServerEnvProps {
  /** `https://` and the domain. */
  readonly accessUrl: string;
  /** Host name pattern of workspace apps, e.g. `*.coderdemo.io`. */
  readonly wildcardDomain: string;
  readonly settings: CoderServerSettings;
  readonly signIn: SignIn;
  readonly externalAuth: readonly ExternalAuth[];
  /** Provisioners inside the server: 0 where external ones exist, because those inside serve one organisation only. */
  readonly builtInProvisioners: number;
  readonly adminTokenDays: number;
  /** Whether Coder's AI Gateway runs; by its own default it does. */
  readonly aiGateway: boolean;
  /** How the server reaches the database. */
  readonly database: readonly EnvVar[];
  /** Where the container finds a key of a secret. */
  readonly secretRef: (secret: string, key: string) => SecretKeyRef;
}

type SecretRef = CoderServerEnvProps["secretRef"];

const text = (name: string, value: string | number | boolean): EnvVar => ({
  name: `CODER_${name}`,
  value: String(value),
});

/** The environment of `coder server`: https://coder.com/docs/reference/cli/server */
export function coderServerEnv(props: CoderServerEnvProps): EnvVar[] {
  const { settings } = props;
  return [
    text("ACCESS_URL", props.accessUrl),
    text("WILDCARD_ACCESS_URL", props.wildcardDomain),
    ...props.database,
    text("PROVISIONER_DAEMONS", props.builtInProvisioners),
    text("SECURE_AUTH_COOKIE", true),
    // The embedded relay: replicas, in both server regions, find each other in the database and mesh on port 8080.
    text("DERP_SERVER_ENABLE", true),
    metricsOn,
    text("PROMETHEUS_COLLECT_AGENT_STATS", true),
    text("PROMETHEUS_COLLECT_DB_METRICS", true),
    text("PROMETHEUS_AGGREGATE_AGENT_STATS_BY", "template_name,username"),
    text("MAX_ADMIN_TOKEN_LIFETIME", `${props.adminTokenDays * 24}h`),
    text("AI_GATEWAY_ENABLED", props.aiGateway),
    ...signInEnv(props.signIn, props.secretRef),
    // Coder's own apps at GitHub are meant for trying it out.
    text("EXTERNAL_AUTH_GITHUB_DEFAULT_PROVIDER_ENABLE", false),
    ...props.externalAuth.flatMap((provider, index) => externalAuthEnv(provider, index, props.secretRef)),
    ...Object.entries(settings.env).map(([name, value]) => ({ name, value })),
    ...Object.entries(settings.secretEnv).map(([name, secret]) => ({
      name,
      valueFrom: props.secretRef(secret, secretEnvKey),
    })),
  ];
}

/** JSON key of a secret that holds one option's value. */
export const secretEnvKey = "value";

/** JSON keys of the secret of an OAuth client. */
export const oauthClientKeys = ["client_id", "client_secret"] as const;

function oauthClient(prefix: string, secret: string, secretRef: SecretRef): EnvVar[] {
  const [id, clientSecret] = oauthClientKeys;
  return [
    { name: `CODER_${prefix}_CLIENT_ID`, valueFrom: secretRef(secret, id) },
    { name: `CODER_${prefix}_CLIENT_SECRET`, valueFrom: secretRef(secret, clientSecret) },
  ];
}

function signInEnv({ oidc, github, password }: SignIn, secretRef: SecretRef): EnvVar[] {
  const all: EnvVar[] = [
    text("DISABLE_PASSWORD_AUTH", !password),
    text("OAUTH2_GITHUB_DEFAULT_PROVIDER_ENABLE", false),
  ];
  if (oidc) {
    all.push(
      text("OIDC_ISSUER_URL", oidc.issuerUrl),
      ...oauthClient("OIDC", oidc.secret, secretRef),
      text("OIDC_SCOPES", oidc.scopes.join(",")),
    );
    if (oidc.emailDomains.length > 0) all.push(text("OIDC_EMAIL_DOMAIN", oidc.emailDomains.join(",")));
    if (oidc.signInText) all.push(text("OIDC_SIGN_IN_TEXT", oidc.signInText));
    if (oidc.iconUrl) all.push(text("OIDC_ICON_URL", oidc.iconUrl));
    if (oidc.roles) {
      all.push(
        text("OIDC_USER_ROLE_FIELD", oidc.roles.field),
        text("OIDC_USER_ROLE_MAPPING", JSON.stringify(oidc.roles.mapping)),
      );
    }
  }
  if (github) {
    all.push(...oauthClient("OAUTH2_GITHUB", github.secret, secretRef));
    all.push(
      github.organizations.length === 0
        ? text("OAUTH2_GITHUB_ALLOW_EVERYONE", true)
        : text("OAUTH2_GITHUB_ALLOWED_ORGS", github.organizations.join(",")),
    );
  }
  return all;
}

function externalAuthEnv(provider: ExternalAuth, index: number, secretRef: SecretRef): EnvVar[] {
  const prefix = `EXTERNAL_AUTH_${index}`;
  const optional: Record<string, string | undefined> = {
    ...ownServerUrls(provider),
    DISPLAY_NAME: provider.displayName,
    SCOPES: provider.scopes?.join(" "),
  };
  return [
    text(`${prefix}_ID`, provider.id),
    text(`${prefix}_TYPE`, provider.type),
    ...oauthClient(prefix, provider.secret, secretRef),
    ...Object.entries(optional).flatMap(([name, value]) =>
      value === undefined ? [] : [text(`${prefix}_${name}`, value)],
    ),
  ];
}

/** https://coder.com/docs/admin/external-auth: what a server of one's own needs, by its kind. */
function ownServerUrls({ type, host }: ExternalAuth): Record<string, string> {
  if (host === undefined) return {};
  const url = `https://${host}`;
  const regex = `^(https?://)?${host.replaceAll(".", "\\.")}(/.*)?$`;
  switch (type) {
    case "github":
      return {
        AUTH_URL: `${url}/login/oauth/authorize`,
        TOKEN_URL: `${url}/login/oauth/access_token`,
        VALIDATE_URL: `${url}/api/v3/user`,
        REGEX: regex,
      };
    case "gitlab":
      return {
        AUTH_URL: `${url}/oauth/authorize`,
        TOKEN_URL: `${url}/oauth/token`,
        VALIDATE_URL: `${url}/oauth/token/info`,
        REGEX: regex,
      };
    case "bitbucket-server":
      return { AUTH_URL: `${url}/rest/oauth2/latest/authorize` };
    case "bitbucket-cloud":
      return {};
  }
}
