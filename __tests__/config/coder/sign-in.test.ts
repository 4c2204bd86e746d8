import { describe, expect, it } from "vitest";
import { problemsWithCoder, resolveCoderOf } from "./support";

describe("sign-in", () => {
  it("is by password unless more is said", () => {
    expect(resolveCoderOf({}).signIn).toEqual({ password: true });
  });

  it("cannot be locked for everybody", () => {
    expect(problemsWithCoder({ signIn: { password: false } })).toEqual([
      "coder.signIn.password: passwords are off, and there is no other way to sign in; expected coder.signIn.oidc or coder.signIn.github as well; add one of them, or remove the setting",
    ]);
    expect(
      problemsWithCoder({ signIn: { password: false, oidc: { issuerUrl: "https://id.acme.dev" } } }),
    ).toEqual([]);
  });

  it("has secrets named after the deployment", () => {
    const { signIn, externalAuth } = resolveCoderOf({
      signIn: { oidc: { issuerUrl: "https://id.acme.dev/" }, github: { organizations: ["acme"] } },
      externalAuth: [{ id: "primary-github", type: "github" }],
    });
    expect(signIn.oidc).toEqual({
      issuerUrl: "https://id.acme.dev/",
      secret: "acme/coder/oidc",
      emailDomains: [],
      scopes: ["openid", "profile", "email"],
    });
    expect(signIn.github).toEqual({ organizations: ["acme"], secret: "acme/coder/github" });
    expect(externalAuth).toEqual([
      { id: "primary-github", type: "github", secret: "acme/coder/external-auth/primary-github" },
    ]);
  });

  it("is complete or refused", () => {
    expect(problemsWithCoder({ signIn: { oidc: { secret: "acme/oidc" } } })).toEqual([
      "coder.signIn.oidc.issuerUrl: is missing; expected a string; add it",
    ]);
    expect(problemsWithCoder({ signIn: { oidc: { issuerUrl: "id.acme.dev" } } })).toEqual([
      'coder.signIn.oidc.issuerUrl: "id.acme.dev" is not an https URL; expected https://<host>, with a path where the provider has one; use https://id.acme.dev',
    ]);
    expect(problemsWithCoder({ signIn: { github: {} } })).toEqual([
      "coder.signIn.github.organizations: is missing; expected a list; add it",
    ]);
  });

  it("S1-06: maps claims to roles that exist", () => {
    const oidc = (mapping: object) => ({
      signIn: { oidc: { issuerUrl: "https://id.acme.dev", roles: { field: "groups", mapping } } },
    });
    expect(problemsWithCoder(oidc({ admins: ["user-admins"] }))).toEqual([
      'coder.signIn.oidc.roles.mapping.admins[0]: "user-admins" is not a role; expected one of: owner, template-admin, user-admin, auditor; use e.g. user-admin',
    ]);
    expect(problemsWithCoder(oidc({ admins: ["user-admin"] }))).toEqual([]);
  });
});

describe("Git providers", () => {
  it("S1-26: bitbucket is no type of Coder's", () => {
    expect(problemsWithCoder({ externalAuth: [{ id: "git", type: "bitbucket" }] })).toEqual([
      'coder.externalAuth[0].type: "bitbucket" was given; expected one of: github, gitlab, bitbucket-cloud, bitbucket-server; use one of: github, gitlab, bitbucket-cloud, bitbucket-server',
    ]);
  });

  it("have ids of their own", () => {
    const provider = { id: "git", type: "github" };
    expect(problemsWithCoder({ externalAuth: [provider, provider] })).toEqual([
      "coder.externalAuth[1].id: git is also the id of coder.externalAuth[0]; the id is a part of the callback URL and must differ; use e.g. git-2",
    ]);
  });

  it("name their host where there is no public service, and not where there is only that", () => {
    expect(
      problemsWithCoder({
        externalAuth: [
          { id: "one", type: "bitbucket-server" },
          { id: "two", type: "bitbucket-cloud", host: "bitbucket.acme.dev" },
        ],
      }),
    ).toEqual([
      'coder.externalAuth[0].host: is missing; Bitbucket Server is always a server of your own; add host: "<host name>", or use the type bitbucket-cloud',
      "coder.externalAuth[1].host: bitbucket.acme.dev was given; Bitbucket Cloud is always at bitbucket.org; remove it, or use the type bitbucket-server",
    ]);
  });
});
