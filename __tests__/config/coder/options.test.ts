import { describe, expect, it } from "vitest";
import {
  decidedOptions,
  fixedOptions,
  freeOptions,
  secretOptions,
} from "../../../src/config/coder/server-options";
import { problemsWithCoder } from "./support";

const withEnv = (env: Record<string, unknown>, server: Record<string, unknown> = {}) =>
  problemsWithCoder({ server: { env, ...server } });

describe("options of coder server", () => {
  it("are accepted when coder server knows them and nothing else decides them", () => {
    expect(withEnv({ CODER_BROWSER_ONLY: "true", CODER_SESSION_DURATION: "8h" })).toEqual([]);
  });

  it("S1-05: a name that coder server does not know is refused, with the one that was meant", () => {
    expect(
      withEnv({
        CODER_DEFAULT_QUIET_HOURS_SCHEDULE: "CRON_TZ=UTC 0 18 * * *",
        CODER_USER_WORKSPACE_QUOTA: "3",
        CODER_LOG_HUMAN: "/dev/stderr",
      }),
    ).toEqual([
      "coder.server.env.CODER_DEFAULT_QUIET_HOURS_SCHEDULE: coder server has no such option; it would be ignored without a message; see https://coder.com/docs/reference/cli/server",
      "coder.server.env.CODER_USER_WORKSPACE_QUOTA: coder server has no such option; it would be ignored without a message; see https://coder.com/docs/reference/cli/server",
      "coder.server.env.CODER_LOG_HUMAN: coder server has no such option; it would be ignored without a message; use CODER_LOGGING_HUMAN",
    ]);
  });

  it("S1-07: rule 5: a redirect to the access URL is refused where TLS ends at the load balancer", () => {
    expect(withEnv({ CODER_REDIRECT_TO_ACCESS_URL: "true" })).toEqual([
      'coder.server.env.CODER_REDIRECT_TO_ACCESS_URL: TLS ends at the load balancer, so that the server sees every request as plain http; with an https access URL it would redirect each of them to itself, endlessly; remove it, or set coder.server.tls: "pod"',
    ]);
    expect(
      problemsWithCoder(
        { server: { tls: "pod", env: { CODER_REDIRECT_TO_ACCESS_URL: "true" } } },
        { acme: { email: "ops@acme.dev" } },
      ),
    ).toEqual([]);
  });

  it("S1-06: groups by OIDC_GROUP_MAPPING are refused: groups belong to organisations, roles to a claim", () => {
    expect(withEnv({ CODER_OIDC_GROUP_MAPPING: "{}" })).toEqual([
      "coder.server.env.CODER_OIDC_GROUP_MAPPING: coder.organizations decides it; an option has one place in the deployment; use coder.organizations",
    ]);
  });

  it("rule 3: the connection URL is never written into the deployment", () => {
    expect(withEnv({ CODER_PG_CONNECTION_URL: "postgres://coder:secret@db/coder" })).toEqual([
      "coder.server.env.CODER_PG_CONNECTION_URL: coder.server.databaseAuth decides it; an option has one place in the deployment; use coder.server.databaseAuth",
    ]);
  });

  it("rule 7: the number of built-in provisioners follows from the organisations", () => {
    expect(withEnv({ CODER_PROVISIONER_DAEMONS: "3" })).toEqual([
      "coder.server.env.CODER_PROVISIONER_DAEMONS: coder.organizations decides it; an option has one place in the deployment; use coder.organizations",
    ]);
  });

  it("rule 8: the global pre-shared key is no option", () => {
    expect(withEnv({ CODER_PROVISIONER_DAEMON_PSK: "secret" })[0]).toMatch(
      /^coder\.server\.env\.CODER_PROVISIONER_DAEMON_PSK: coder server has no such option; /,
    );
  });

  it("rule 9: metrics are always on, so that the chart opens their port", () => {
    expect(withEnv({ CODER_PROMETHEUS_ENABLE: "false" })).toEqual([
      "coder.server.env.CODER_PROMETHEUS_ENABLE: it is set for every deployment; ports, addresses, metrics and cookies follow from how the server runs in the cluster; remove it",
    ]);
  });

  it("rule 10: indices of Git providers are not written by hand", () => {
    expect(withEnv({ CODER_EXTERNAL_AUTH_1_ID: "x", CODER_EXTERNAL_AUTH_1_CLIENT_SECRET: "y" })).toEqual([
      "coder.server.env.CODER_EXTERNAL_AUTH_1_ID: coder.externalAuth decides it; an option has one place in the deployment; use coder.externalAuth",
      "coder.server.env.CODER_EXTERNAL_AUTH_1_CLIENT_SECRET: its value is a secret; no secret stands in the deployment, a plan or a state; use coder.externalAuth",
    ]);
  });

  it("rule 14: Coder's own GitHub app cannot be turned on", () => {
    expect(withEnv({ CODER_OAUTH2_GITHUB_DEFAULT_PROVIDER_ENABLE: "true" })).toEqual([
      "coder.server.env.CODER_OAUTH2_GITHUB_DEFAULT_PROVIDER_ENABLE: coder.signIn.github decides it; an option has one place in the deployment; use coder.signIn.github",
    ]);
  });

  it("with a secret value go to Secrets Manager", () => {
    expect(withEnv({ CODER_SCIM_AUTH_HEADER: "secret" })).toEqual([
      "coder.server.env.CODER_SCIM_AUTH_HEADER: its value is a secret; no secret stands in the deployment, a plan or a state; put the value into Secrets Manager, and the secret's name into coder.server.secretEnv",
    ]);
    expect(
      problemsWithCoder({ server: { secretEnv: { CODER_SCIM_AUTH_HEADER: "acme/coder/scim" } } }),
    ).toEqual([]);
  });

  it("are in one list only", () => {
    const all = [...freeOptions, ...secretOptions, ...fixedOptions, ...Object.keys(decidedOptions)];
    expect(all.filter((name, index) => all.indexOf(name) !== index)).toEqual([]);
  });
});

describe("TLS in the pod", () => {
  it("needs an issuer", () => {
    expect(problemsWithCoder({ server: { tls: "pod" } })).toEqual([
      'coder.server.tls: TLS ends in the pod, and cert-manager has no issuer; the pod\'s certificate comes from cert-manager; add acme: { email: "<address>" }, or leave TLS to the load balancer',
    ]);
  });
});

describe("the image that is copied", () => {
  it("goes into a repository of the deployment", () => {
    const source = "ghcr.io/coder/coder-preview:main";
    expect(problemsWithCoder({ imageMirror: { source, repository: "coder-preveiw" } })).toEqual([
      "coder.imageMirror.repository: the deployment has no repository coder-preveiw; the copy goes into a repository of the deployment's registry; use coder-preview",
    ]);
    expect(
      problemsWithCoder({ imageMirror: { source: "coder-preview", repository: "coder-preview" } }),
    ).toEqual([
      'coder.imageMirror.source: "coder-preview" is not an image with its registry and tag; expected <registry>/<repository>:<tag>; use e.g. ghcr.io/coder/coder-preview:main',
    ]);
  });
});
