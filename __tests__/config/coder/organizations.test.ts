import { describe, expect, it } from "vitest";
import { expectedConcurrentBuilds } from "../../../src/config/coder/defaults";
import { problemsWithCoder, resolveCoderOf } from "./support";

const withOrganizations = (...organizations: object[]) => problemsWithCoder({ organizations });
const oidc = { signIn: { oidc: { issuerUrl: "https://id.acme.dev" } } };

describe("organisations", () => {
  it("are the default one, with provisioners for a tenth of 60 % of the workspaces in every region", () => {
    const [organization, ...others] = resolveCoderOf({}).organizations;
    expect(others).toEqual([]);
    expect(organization?.provisioners).toEqual({ hub: 18, euw2: 6 });
    expect(expectedConcurrentBuilds(300)).toBe(18);
    expect(expectedConcurrentBuilds(1)).toBe(1);
  });

  it("S1-05: quotas are allowances of groups, not an option of the server", () => {
    expect(resolveCoderOf({}).organizations[0]?.groups).toEqual([
      { name: "coder-platform-admins", displayName: "Platform administrators", quotaAllowance: 0 },
      { name: "coder-template-owners", displayName: "Template owners", quotaAllowance: 0 },
      { name: "coder-security-audit", displayName: "Security audit", quotaAllowance: 0 },
      { name: "developers", displayName: "Developers", quotaAllowance: 100 },
    ]);
  });

  it("include the default one, first, whether it is named or not", () => {
    const names = (...organizations: { name: string; concurrentBuilds: Record<string, number> }[]) =>
      resolveCoderOf({ organizations }).organizations.map(({ name, isDefault }) => [name, isDefault]);
    const concurrentBuilds = { hub: 1 };
    expect(names({ name: "demo", concurrentBuilds })).toEqual([
      ["coder", true],
      ["demo", false],
    ]);
    expect(names({ name: "demo", concurrentBuilds }, { name: "coder", concurrentBuilds })).toEqual([
      ["coder", true],
      ["demo", false],
    ]);
  });

  it("have names of their own", () => {
    const one = { name: "demo", concurrentBuilds: { hub: 1 } };
    expect(withOrganizations(one, one)).toEqual([
      "coder.organizations[1].name: demo is also the name of coder.organizations[0]; names of organisations differ; use another name, or remove one of the two",
    ]);
  });

  it("rule 7: all have provisioners that take builds without tags, which are those in the hub", () => {
    expect(withOrganizations({ name: "demo" })).toEqual([
      "coder.organizations[0].concurrentBuilds: nothing builds the workspaces of demo; every organisation needs provisioners of its own, untagged ones in the hub among them; add e.g. 2",
    ]);
    expect(withOrganizations({ name: "coder", concurrentBuilds: { euw2: 2 } })).toEqual([
      "coder.organizations[0].concurrentBuilds: coder has no provisioners in the hub; only those take builds without tags, such as the import of a template; add hub: 1 or more",
    ]);
  });

  it("have provisioners in regions that exist", () => {
    expect(withOrganizations({ name: "coder", concurrentBuilds: { hub: 1, euw1: 2 } })).toEqual([
      "coder.organizations[0].concurrentBuilds.euw1: there is no region euw1; provisioners run in a region of the deployment; use euw2",
    ]);
    expect(withOrganizations({ name: "coder", concurrentBuilds: { hub: 0 } })).toEqual([
      "coder.organizations[0].concurrentBuilds.hub: 0 was given; expected a whole number from 1 to 600; use e.g. 1",
    ]);
  });

  it("map claims to groups that they have", () => {
    const groupSync = (mapping: object) => ({
      name: "coder",
      groups: [{ name: "developers" }],
      groupSync: { field: "groups", mapping },
    });
    expect(problemsWithCoder({ ...oidc, organizations: [groupSync({ dev: ["developer"] })] })).toEqual([
      "coder.organizations[0].groupSync.mapping.dev: the organisation has no group developer; claims are mapped to groups of the same organisation; use developers",
    ]);
    expect(problemsWithCoder({ ...oidc, organizations: [groupSync({ dev: ["developers"] })] })).toEqual([]);
  });

  it("read claims only where somebody signs in with OpenID Connect", () => {
    expect(
      problemsWithCoder({
        organizationSync: { field: "organizations" },
        organizations: [{ name: "demo", concurrentBuilds: { hub: 1 }, memberClaims: ["demo"] }],
      }),
    ).toEqual([
      "coder.organizationSync: nobody signs in with OpenID Connect; claims come from an OpenID Connect provider; add coder.signIn.oidc",
      "coder.organizations[0].memberClaims: nobody signs in with OpenID Connect; claims come from an OpenID Connect provider; add coder.signIn.oidc",
    ]);
  });

  it("name the claim whose values they list", () => {
    expect(
      problemsWithCoder({
        ...oidc,
        organizations: [{ name: "demo", concurrentBuilds: { hub: 1 }, memberClaims: ["demo"] }],
      }),
    ).toEqual([
      'coder.organizations[0].memberClaims: there is no coder.organizationSync; that names the claim whose values these are; add coder.organizationSync: { field: "organizations" }',
    ]);
  });

  it("have role sync where Terraform makes them", () => {
    const roleSync = { field: "groups", mapping: { admins: ["organization-admin"] } };
    expect(problemsWithCoder({ ...oidc, organizations: [{ name: "coder", roleSync }] })).toEqual([
      "coder.organizations[0].roleSync: the default organisation exists before Terraform does; Terraform sets the role sync of organisations that it makes; remove it, and use: coder organizations settings set role-sync --org coder",
    ]);
    expect(
      problemsWithCoder({
        ...oidc,
        organizations: [{ name: "demo", concurrentBuilds: { hub: 1 }, roleSync }],
      }),
    ).toEqual([]);
  });
});

describe("S1-24: rule 15: tokens of owners", () => {
  it("may live for 90 days unless another number is given, and never shorter than by Coder's own limit", () => {
    expect(resolveCoderOf({}).adminTokenDays).toBe(90);
    expect(resolveCoderOf({ adminTokenDays: 30 }).adminTokenDays).toBe(30);
    expect(problemsWithCoder({ adminTokenDays: 1 })).toEqual([
      "coder.adminTokenDays: 1 was given; expected a whole number from 7 to 365; use e.g. 7",
    ]);
  });
});

describe("sizes", () => {
  it("are quantities of Kubernetes", () => {
    expect(problemsWithCoder({ server: { cpu: "two", memory: "4G", replicas: 11 } })).toEqual([
      "coder.server.replicas: 11 was given; expected a whole number from 1 to 10; use e.g. 10",
      'coder.server.cpu: "two" is not a number of CPUs; expected CPUs or thousandths of one; use e.g. "2" or "500m"',
      'coder.server.memory: "4G" is not an amount of memory; expected a whole number of Mi or Gi; use e.g. "4Gi"',
    ]);
  });
});

describe("rule 4: the wildcard", () => {
  it("S1-04: is a host name pattern without https://, under the domain and inside the certificate", () => {
    expect(problemsWithCoder({}, { dns: { wildcardDomain: "https://*.acme.dev" } })).toEqual([
      'dns.wildcardDomain: "https://*.acme.dev" is not a host name pattern; expected one * at the start of the first label, without https://; use *.acme.dev',
    ]);
    expect(problemsWithCoder({}, { dns: { wildcardDomain: "*.apps.acme.dev" } })).toEqual([
      "dns.wildcardDomain: *.apps.acme.dev is outside the names of the certificate (acme.dev, *.acme.dev); a wildcard in a certificate stands for one label; use *.acme.dev",
    ]);
  });
});
