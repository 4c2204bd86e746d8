import type { RegionInput } from "../deployment";
import { coderDefaults, defaultGroups, defaultOrganization, expectedConcurrentBuilds } from "./defaults";
import type { CoderInput, CoderServerInput, OrganizationInput, SignInInput } from "./input";
import type { Coder, CoderServer, Organization, SignIn } from "./types";

/** Fills in Coder's defaults. */
export function resolveCoder(
  deployment: string,
  regions: readonly RegionInput[],
  input: CoderInput = {},
): Coder {
  const license = input.license ?? coderDefaults.license;
  const organizations = input.organizations ?? [{ name: defaultOrganization }];
  const { organizationSync } = input;
  return {
    license,
    server: resolveServer(license, input.server ?? {}),
    proxy: { ...coderDefaults.proxy, ...input.proxy },
    signIn: resolveSignIn(deployment, input.signIn ?? {}),
    externalAuth: (input.externalAuth ?? []).map((provider) => ({
      ...provider,
      secret: provider.secret ?? secretName(deployment, `external-auth/${provider.id}`),
    })),
    organizations: withDefaultFirst(organizations).map((organization) =>
      resolveOrganization(organization, license, regions),
    ),
    ...(organizationSync && {
      organizationSync: {
        field: organizationSync.field,
        assignDefault: organizationSync.assignDefault ?? coderDefaults.assignDefaultOrganization,
      },
    }),
    adminTokenDays: input.adminTokenDays ?? coderDefaults.adminTokenDays,
    modelGateway: input.modelGateway ?? coderDefaults.modelGateway,
    ...(input.imageMirror && { imageMirror: input.imageMirror }),
  };
}

function resolveServer(license: Coder["license"], input: CoderServerInput): CoderServer {
  const { databaseAuth, env = {}, secretEnv = {}, ...given } = input;
  const replicas = license === "none" ? 1 : coderDefaults.server.replicas;
  return {
    ...coderDefaults.server,
    replicas,
    ...given,
    ...(databaseAuth?.kind === "url" ? { databaseUrlSecret: databaseAuth.secret } : {}),
    env,
    secretEnv,
  };
}

function resolveSignIn(deployment: string, { oidc, github, password = true }: SignInInput): SignIn {
  return {
    ...(oidc && {
      oidc: {
        ...oidc,
        secret: oidc.secret ?? secretName(deployment, "oidc"),
        emailDomains: oidc.emailDomains ?? [],
        scopes: oidc.scopes ?? coderDefaults.oidcScopes,
      },
    }),
    ...(github && { github: { ...github, secret: github.secret ?? secretName(deployment, "github") } }),
    password,
  };
}

function resolveOrganization(
  input: OrganizationInput,
  license: Coder["license"],
  regions: readonly RegionInput[],
): Organization {
  const { groupSync } = input;
  const isDefault = input.name === defaultOrganization;
  const hasDefaults = isDefault && license === "premium";
  return {
    name: input.name,
    isDefault,
    displayName: input.displayName ?? (isDefault ? "Coder" : input.name),
    description: input.description ?? "",
    icon: input.icon ?? "",
    provisioners: resolveProvisioners(input.concurrentBuilds, hasDefaults, regions),
    groups: (input.groups ?? (hasDefaults ? defaultGroups : [])).map((group) => ({
      name: group.name,
      displayName: group.displayName ?? group.name,
      quotaAllowance: group.quotaAllowance ?? 0,
    })),
    ...(groupSync && {
      groupSync: { ...groupSync, autoCreateMissing: groupSync.autoCreateMissing ?? false },
    }),
    ...(input.roleSync && { roleSync: input.roleSync }),
    memberClaims: input.memberClaims ?? [],
  };
}

function resolveProvisioners(
  given: OrganizationInput["concurrentBuilds"],
  hasDefaults: boolean,
  regions: readonly RegionInput[],
): Readonly<Record<string, number>> {
  if (typeof given === "object") return given;
  if (given === undefined && !hasDefaults) return {};
  return Object.fromEntries(
    regions.map(({ key, maxWorkspaces }) => [key, given ?? expectedConcurrentBuilds(maxWorkspaces)]),
  );
}

function withDefaultFirst(organizations: readonly OrganizationInput[]): OrganizationInput[] {
  const isDefault = ({ name }: OrganizationInput) => name === defaultOrganization;
  const own = organizations.filter(isDefault);
  return [
    ...(own.length > 0 ? own : [{ name: defaultOrganization }]),
    ...organizations.filter((each) => !isDefault(each)),
  ];
}

/** Name of a secret that an operator makes, by convention. */
export function secretName(deployment: string, what: string): string {
  return `${deployment}/coder/${what}`;
}
