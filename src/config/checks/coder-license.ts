/** What needs a licence is not in a deployment without one. */
import { defaultOrganization } from "../coder/defaults";
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";
import { type PathOf, valueAt } from "../paths";

const withLicense = 'set coder.license: "premium"';

/** https://coder.com/pricing: the features that the server refuses, or leaves out, without a licence. */
export function checkCoderLicense(
  input: unknown,
  regions: readonly RegionDraft[],
  pathOf: PathOf,
): Problem[] {
  const coder = (...keys: (string | number)[]) => valueAt(input, ["coder", ...keys]);
  if (coder("license") !== "none") return [];
  const problem = (keys: (string | number)[], found: string, fix: string): Problem => ({
    path: pathOf(["coder", ...keys]),
    found,
    expected: "that needs a Premium licence of Coder",
    fix: `${fix}, or ${withLicense}`,
  });
  const replicas = coder("server", "replicas");
  const externalAuth = coder("externalAuth");
  const organizations = coder("organizations");
  const spokes = regions.filter(({ role }) => role === "spoke");
  return [
    ...spokes.map((spoke) => ({
      path: spoke.pathOf("role"),
      found: "a spoke has a workspace proxy and external provisioners",
      expected: "that needs a Premium licence of Coder",
      fix: `keep to one region, or ${withLicense}`,
    })),
    ...(typeof replicas === "number" && replicas > 1
      ? [problem(["server", "replicas"], `${replicas} replicas are high availability`, "use 1")]
      : []),
    ...(Array.isArray(externalAuth) && externalAuth.length > 1
      ? [problem(["externalAuth"], `there are ${externalAuth.length} Git providers`, "keep one")]
      : []),
    ...(coder("signIn", "oidc", "roles") === undefined
      ? []
      : [problem(["signIn", "oidc", "roles"], "roles by a claim are user role sync", "remove it")]),
    ...(coder("organizationSync") === undefined
      ? []
      : [problem(["organizationSync"], "organisations by a claim are organisation sync", "remove it")]),
    ...(coder("modelGateway") === "coder"
      ? [
          problem(
            ["modelGateway"],
            "AI Gateway is part of the AI Governance Add-On",
            'use "litellm" or "none"',
          ),
        ]
      : []),
    ...(Array.isArray(organizations)
      ? organizations.flatMap((organization, index) => licensedParts(organization, index, problem))
      : []),
  ];
}

type Complain = (keys: (string | number)[], found: string, fix: string) => Problem;

function licensedParts(organization: unknown, index: number, problem: Complain): Problem[] {
  const name = valueAt(organization, ["name"]);
  const path = ["organizations", index];
  if (name !== defaultOrganization && typeof name === "string") {
    return [
      problem(path, `${name} is a second organisation`, `keep the organisation ${defaultOrganization} only`),
    ];
  }
  const parts = {
    concurrentBuilds: "these are external provisioners",
    groups: "groups decide who may use a template, and quotas",
    groupSync: "groups by a claim are group sync",
    roleSync: "roles by a claim are role sync",
  };
  return Object.entries(parts)
    .filter(([key]) => valueAt(organization, [key]) !== undefined)
    .map(([key, found]) => problem([...path, key], found, "remove it"));
}
