/** Organisations: names once, groups that exist, provisioners in regions that exist and for builds without tags. */
import { defaultGroups, defaultOrganization } from "../coder/defaults";
import * as schema from "../coder/schema";
import { type RegionDraft, wellFormed } from "../draft";
import type { Problem } from "../errors";
import { type PathOf, valueAt } from "../paths";
import { useNearest } from "../spelling";

type Organization = NonNullable<ReturnType<typeof organizationAt>>;

function organizationAt(value: unknown) {
  return wellFormed(schema.organization, value);
}

/** Checks the organisations against each other and against the regions. */
export function checkCoderOrganizations(
  input: unknown,
  regions: readonly RegionDraft[],
  pathOf: PathOf,
): Problem[] {
  const list = valueAt(input, ["coder", "organizations"]);
  if (!Array.isArray(list)) return checkSync(input, [], pathOf);
  const organizations = list.map(organizationAt);
  return [
    ...checkSync(input, organizations, pathOf),
    ...organizations.flatMap((organization, index) => {
      if (organization === undefined) return [];
      const at = (...keys: (string | number)[]) => pathOf(["coder", "organizations", index, ...keys]);
      const first = organizations.findIndex((other) => other?.name === organization.name);
      return [
        ...(first === index ? [] : [repeated(at("name"), organization.name, pathOf, first)]),
        ...checkGroups(organization, at),
        ...checkProvisioners(organization, regions, at),
      ];
    }),
  ];
}

type At = (...keys: (string | number)[]) => string;

function repeated(path: string, name: string, pathOf: PathOf, first: number): Problem {
  return {
    path,
    found: `${name} is also the name of ${pathOf(["coder", "organizations", first])}`,
    expected: "names of organisations differ",
    fix: "use another name, or remove one of the two",
  };
}

function checkGroups(organization: Organization, at: At): Problem[] {
  const { groupSync } = organization;
  const isDefault = organization.name === defaultOrganization;
  const groups: readonly { readonly name: string }[] =
    organization.groups ?? (isDefault ? defaultGroups : []);
  const names = groups.map(({ name }) => name);
  const twice = names.flatMap((name, index): Problem[] =>
    names.indexOf(name) === index
      ? []
      : [
          {
            path: at("groups", index, "name"),
            found: `${name} is also the name of an earlier group`,
            expected: "names of groups differ in an organisation",
            fix: "use another name",
          },
        ],
  );
  const unknown = Object.entries(groupSync?.mapping ?? {}).flatMap(([claim, wanted]) =>
    wanted
      .filter((name) => !names.includes(name))
      .map((name) => ({
        path: at("groupSync", "mapping", claim),
        found: `the organisation has no group ${name}`,
        expected: "claims are mapped to groups of the same organisation",
        fix: names.length === 0 ? `add groups: [{ name: "${name}" }]` : useNearest(name, names),
      })),
  );
  return [...twice, ...unknown, ...checkRoleSync(organization, at)];
}

function checkRoleSync({ name, roleSync }: Organization, at: At): Problem[] {
  if (roleSync === undefined || name !== defaultOrganization) return [];
  return [
    {
      path: at("roleSync"),
      found: "the default organisation exists before Terraform does",
      expected: "Terraform sets the role sync of organisations that it makes",
      fix: `remove it, and use: coder organizations settings set role-sync --org ${defaultOrganization}`,
    },
  ];
}

/**
 * A build without tags runs on an untagged provisioner only, and the hub's are the untagged ones; the built-in
 * provisioners are off and would serve the default organisation only.
 * https://coder.com/docs/admin/provisioners#provisioner-tags
 */
function checkProvisioners(organization: Organization, regions: readonly RegionDraft[], at: At): Problem[] {
  const { name, concurrentBuilds } = organization;
  const keys = regions.flatMap(({ key }) => key ?? []);
  const hub = regions.find(({ role }) => role === "hub")?.key;
  if (concurrentBuilds === undefined) {
    if (name === defaultOrganization) return [];
    return [
      {
        path: at("concurrentBuilds"),
        found: `nothing builds the workspaces of ${name}`,
        expected: "every organisation needs provisioners of its own, untagged ones in the hub among them",
        fix: "add e.g. 2",
      },
    ];
  }
  if (typeof concurrentBuilds === "number") return [];
  const unknown = Object.keys(concurrentBuilds)
    .filter((key) => !keys.includes(key))
    .map((key) => ({
      path: at("concurrentBuilds", key),
      found: `there is no region ${key}`,
      expected: "provisioners run in a region of the deployment",
      fix: useNearest(key, keys),
    }));
  if (hub === undefined || hub in concurrentBuilds) return unknown;
  return [
    ...unknown,
    {
      path: at("concurrentBuilds"),
      found: `${name} has no provisioners in the hub`,
      expected: "only those take builds without tags, such as the import of a template",
      fix: `add ${hub}: 1 or more`,
    },
  ];
}

function checkSync(
  input: unknown,
  organizations: readonly (Organization | undefined)[],
  pathOf: PathOf,
): Problem[] {
  const sync = valueAt(input, ["coder", "organizationSync"]);
  const claims = organizations.flatMap((organization) => organization?.memberClaims ?? []);
  const usesClaims = organizations.flatMap((organization, index): [string, number][] => {
    if (organization === undefined) return [];
    const { groupSync, roleSync, memberClaims } = organization;
    const used = { groupSync, roleSync, memberClaims };
    return Object.entries(used).flatMap(([key, value]) => (value === undefined ? [] : [[key, index]]));
  });
  const oidc = valueAt(input, ["coder", "signIn", "oidc"]);
  const withoutOidc =
    oidc === undefined
      ? [
          ...(sync === undefined ? [] : [pathOf(["coder", "organizationSync"])]),
          ...usesClaims.map(([key, index]) => pathOf(["coder", "organizations", index, key])),
        ]
      : [];
  return [
    ...withoutOidc.map((path) => ({
      path,
      found: "nobody signs in with OpenID Connect",
      expected: "claims come from an OpenID Connect provider",
      fix: "add coder.signIn.oidc",
    })),
    ...(sync === undefined && claims.length > 0
      ? usesClaims
          .filter(([key]) => key === "memberClaims")
          .map(([key, index]) => ({
            path: pathOf(["coder", "organizations", index, key]),
            found: "there is no coder.organizationSync",
            expected: "that names the claim whose values these are",
            fix: 'add coder.organizationSync: { field: "organizations" }',
          }))
      : []),
  ];
}
