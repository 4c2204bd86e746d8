/** What tests of Coder's layers look at. */
import { documentOf } from "../support/documents";
import type { SynthesizedLayer } from "../support/synth";

/** A deployment in which everything that Coder can be given is given. */
export const everySetting = {
  acme: { email: "ops@acme.dev" },
  coder: {
    server: {
      replicas: 3,
      cpu: "4",
      memory: "12Gi",
      scheme: "internal",
      tls: "pod",
      databaseAuth: { kind: "url", secret: "acme/database" },
      env: { CODER_BROWSER_ONLY: "true" },
      secretEnv: { CODER_SCIM_AUTH_HEADER: "acme/coder/scim" },
    },
    proxy: { replicas: 4, cpu: "1", memory: "2Gi" },
    signIn: {
      password: false,
      oidc: {
        issuerUrl: "https://id.acme.dev",
        emailDomains: ["acme.dev"],
        signInText: "Acme",
        iconUrl: "/icon/okta.svg",
        roles: { field: "groups", mapping: { admins: ["user-admin"] } },
      },
      github: { organizations: ["acme", "acme-labs"] },
    },
    externalAuth: [
      { id: "primary-github", type: "github" },
      { id: "own-github", type: "github", host: "github.acme.dev", displayName: "GitHub of Acme" },
      { id: "own-gitlab", type: "gitlab", host: "gitlab.acme.dev", scopes: ["api", "read_user"] },
      { id: "cloud", type: "bitbucket-cloud" },
      { id: "server", type: "bitbucket-server", host: "bitbucket.acme.dev" },
    ],
    organizationSync: { field: "organizations" },
    adminTokenDays: 30,
    modelGateway: "coder",
    organizations: [
      {
        name: "coder",
        concurrentBuilds: { hub: 4, usw2: 3 },
        groupSync: { field: "groups", mapping: { dev: ["developers"] } },
      },
      {
        name: "data-science",
        displayName: "Data science",
        concurrentBuilds: { hub: 2 },
        groups: [{ name: "scientists", quotaAllowance: 40 }],
        roleSync: { field: "groups", mapping: { leads: ["organization-admin"] } },
        memberClaims: ["science"],
      },
    ],
  },
} as const;

/** The values of a Helm release. */
export function valuesOf(layer: SynthesizedLayer, release: string): Record<string, unknown> {
  const [document] = layer.resource("helm_release", release).values as string[];
  return documentOf(document) as Record<string, unknown>;
}

type Container = { env?: { name: string; value?: string; valueFrom?: unknown }[] };

/** The environment of a release's container by name: text, or where the value comes from. */
export function envOf(layer: SynthesizedLayer, release: string): Record<string, unknown> {
  const { env = [] } = valuesOf(layer, release).coder as Container;
  const names = env.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length > 0) throw new Error(`set twice: ${repeated.join(", ")}`);
  return Object.fromEntries(env.map(({ name, value, valueFrom }) => [name, value ?? valueFrom]));
}

/** The part of a release's values below `coder`. */
export function coderOf(layer: SynthesizedLayer, release: string): Record<string, unknown> {
  return valuesOf(layer, release).coder as Record<string, unknown>;
}
