/** The formats of single values of the settings of Coder. */
import { z } from "zod";
import { checked, format, quoted, wholeNumber } from "../complaints";
import { nearest } from "../spelling";
import { externalAuthTypes } from "./input";

/** Most replicas that Coder advises: https://coder.com/docs/admin/infrastructure/scale-utility */
export const replicas = wholeNumber(1, 10);

/** CPUs as Kubernetes writes them. */
export const cpu = format(
  (value) => /^([1-9]\d{0,3}|[1-9]\d{1,5}m|0\.[1-9]\d?|[1-9]\d?\.\d{1,2})$/.test(value),
  "a number of CPUs",
  "expected CPUs or thousandths of one",
  '"2" or "500m"',
);

/** Memory as Kubernetes writes it. */
export const memory = format(
  (value) => /^[1-9]\d{0,5}(Mi|Gi)$/.test(value),
  "an amount of memory",
  "expected a whole number of Mi or Gi",
  '"4Gi"',
);

/** Name of a secret: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
export const secretName = format(
  (value) => /^[\w/+=.@-]{1,512}$/.test(value) && !/-[A-Za-z0-9]{6}$/.test(value),
  "the name of a secret in Secrets Manager",
  "expected 1 to 512 letters, digits and / _ + = . @ -, and no hyphen with six characters at the end, which ARNs have there",
  "coderdemo/coder/oidc",
);

/** Name of an organisation, group or template: https://github.com/coder/coder/blob/v2.34.5/codersdk/name.go */
export const coderName = format(
  (value) =>
    value.length <= 32 &&
    /^[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*$/.test(value) &&
    value !== "new" &&
    value !== "create",
  "a name that Coder accepts",
  "expected 1 to 32 letters and digits with single hyphens between them",
  "experiment",
);

/** Name of an organisation: also a part of Kubernetes names and namespaces. */
export const organizationName = format(
  (value) => value.length <= 32 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value !== "new",
  "the name of an organisation",
  "expected 1 to 32 lower-case letters and digits with single hyphens between them",
  "experiment",
);

/** Id of a Git provider: a part of its callback URL. */
export const externalAuthId = format(
  (value) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 63,
  "the id of a Git provider",
  "expected lower-case letters and digits with single hyphens between them",
  "primary-github",
);

/** Kind of a Git provider. */
export const externalAuthType = checked(
  z.enum(externalAuthTypes, { error: () => typeHint }),
  () => undefined,
);

const typeHint = `expected one of: ${externalAuthTypes.join(", ")}`;

/** Host name of a Git server. */
export const host = format(
  (value) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(value),
  "a host name",
  "expected a host name without https://",
  "github.example.com",
);

/** URL of a server that speaks TLS. */
export const httpsUrl = checked(z.string(), (value) => {
  if (/^https:\/\/[a-z0-9][a-z0-9.-]*(:\d+)?(\/\S*)?$/i.test(value)) return undefined;
  return {
    found: `${quoted(value)} is not an https URL`,
    expected: "expected https://<host>, with a path where the provider has one",
    fix: /^[a-z]+:\/\//i.test(value)
      ? `use https://${value.replace(/^[a-z]+:\/\//i, "")}`
      : `use https://${value}`,
  };
});

/** E-mail domain. */
export const emailDomain = format(
  (value) => /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value),
  "an e-mail domain",
  "expected a domain without @",
  "example.com",
);

/** GitHub organisation. */
export const githubOrganization = format(
  (value) => /^[A-Za-z0-9](-?[A-Za-z0-9]){0,38}$/.test(value),
  "a GitHub organisation",
  "expected letters and digits with single hyphens between them",
  "coder",
);

/** Text that is not empty. */
export const text = format(
  (value) => value.trim() !== "",
  "a text",
  "expected at least one character",
  '"groups"',
);

/** Roles of the whole deployment: https://coder.com/docs/admin/users/groups-roles */
export const siteRoles = ["owner", "template-admin", "user-admin", "auditor"] as const;

/** Roles in an organisation: https://coder.com/docs/admin/users/idp-sync#role-sync */
export const organizationRoles = [
  "organization-admin",
  "organization-template-admin",
  "organization-user-admin",
  "organization-auditor",
] as const;

/** One of a list of roles. */
export function role(known: readonly string[]) {
  return checked(z.string(), (value) => {
    if (known.includes(value)) return undefined;
    return {
      found: `${quoted(value)} is not a role`,
      expected: `expected one of: ${known.join(", ")}`,
      fix: `use e.g. ${nearest(value, known) ?? known[0]}`,
    };
  });
}

/** Days of an admin's token: less than Coder's own limit would gain nothing. */
export const adminTokenDays = wholeNumber(7, 365);

/** Provisioners of an organisation in a region. */
export const concurrentBuilds = wholeNumber(1, 600);

/** Cost allowance of a group. */
export const quotaAllowance = wholeNumber(0, 1_000_000);

/** Image of a registry, with a tag or digest. */
export const image = format(
  (value) =>
    /^[a-z0-9.-]+\.[a-z0-9.-]+(:\d+)?\/[a-z0-9._/-]+(:[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/.test(value),
  "an image with its registry and tag",
  "expected <registry>/<repository>:<tag>",
  "ghcr.io/coder/coder-preview:main",
);
