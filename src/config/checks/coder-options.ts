/** Options of `coder server` that a deployment sets by name: known ones, that nothing else decides, and no secrets in clear. */

import * as schema from "../coder/schema";
import { decidedOptions, fixedOptions, freeOptions, secretOptions } from "../coder/server-options";
import { dataDefaults } from "../data/defaults";
import { ecr } from "../data/schema";
import { wellFormed } from "../draft";
import type { Problem } from "../errors";
import { type PathOf, valueAt } from "../paths";
import { nearest, useNearest } from "../spelling";

const redirect = "CODER_REDIRECT_TO_ACCESS_URL";

type Complaint = Omit<Problem, "path">;

/** Checks the names in `coder.server.env` and `coder.server.secretEnv`. */
export function checkCoderOptions(input: unknown, pathOf: PathOf): Problem[] {
  const keysAt = (setting: string) => {
    const value = valueAt(input, ["coder", "server", setting]);
    return typeof value === "object" && value !== null ? Object.keys(value) : [];
  };
  const tls = valueAt(input, ["coder", "server", "tls"]) ?? "load-balancer";
  const at = (setting: string, name: string, complaint: Complaint | undefined): Problem[] =>
    complaint === undefined ? [] : [{ path: pathOf(["coder", "server", setting, name]), ...complaint }];
  return [
    ...keysAt("env").flatMap((name) => at("env", name, openComplaint(name, tls))),
    ...keysAt("secretEnv").flatMap((name) => at("secretEnv", name, secretComplaint(name))),
    ...checkIssuer(input, pathOf),
    ...checkImageMirror(input, pathOf),
  ];
}

function openComplaint(name: string, tls: unknown): Complaint | undefined {
  if (name === redirect) return redirectComplaint(tls);
  if (secretOptions.includes(name) || /^CODER_EXTERNAL_AUTH_\d+_CLIENT_SECRET$/.test(name)) {
    return {
      found: "its value is a secret",
      expected: "no secret stands in the deployment, a plan or a state",
      fix: secretOptions.includes(name)
        ? "put the value into Secrets Manager, and the secret's name into coder.server.secretEnv"
        : "use coder.externalAuth",
    };
  }
  return commonComplaint(name, freeOptions);
}

function secretComplaint(name: string): Complaint | undefined {
  if (freeOptions.includes(name)) return undefined;
  return commonComplaint(name, secretOptions);
}

/** https://github.com/coder/coder/issues/6381: the pod sees plain http, redirects to https, and sees plain http again. */
function redirectComplaint(tls: unknown): Complaint | undefined {
  if (tls === "pod") return undefined;
  return {
    found: "TLS ends at the load balancer, so that the server sees every request as plain http",
    expected: "with an https access URL it would redirect each of them to itself, endlessly",
    fix: 'remove it, or set coder.server.tls: "pod"',
  };
}

function commonComplaint(name: string, allowed: readonly string[]): Complaint | undefined {
  if (allowed.includes(name)) return undefined;
  const setting = /^CODER_EXTERNAL_AUTH_\d+_/.test(name) ? "coder.externalAuth" : decidedOptions[name];
  if (setting !== undefined) {
    return {
      found: `${setting} decides it`,
      expected: "an option has one place in the deployment",
      fix: `use ${setting}`,
    };
  }
  if (fixedOptions.includes(name)) {
    return {
      found: "it is set for every deployment",
      expected: "ports, addresses, metrics and cookies follow from how the server runs in the cluster",
      fix: "remove it",
    };
  }
  const meant = nearest(name, [...freeOptions, ...Object.keys(decidedOptions), ...secretOptions]);
  return {
    found: "coder server has no such option",
    expected: "it would be ignored without a message",
    fix: meant === undefined ? "see https://coder.com/docs/reference/cli/server" : `use ${meant}`,
  };
}

function checkIssuer(input: unknown, pathOf: PathOf): Problem[] {
  const server = valueAt(input, ["coder", "server"]);
  const tls = wellFormed(schema.server.shape.tls, valueAt(server, ["tls"]));
  if (tls !== "pod" || valueAt(input, ["acme"]) !== undefined) return [];
  return [
    {
      path: pathOf(["coder", "server", "tls"]),
      found: "TLS ends in the pod, and cert-manager has no issuer",
      expected: "the pod's certificate comes from cert-manager",
      fix: 'add acme: { email: "<address>" }, or leave TLS to the load balancer',
    },
  ];
}

function checkImageMirror(input: unknown, pathOf: PathOf): Problem[] {
  const repository = valueAt(input, ["coder", "imageMirror", "repository"]);
  const given = wellFormed(ecr.shape.repositories, valueAt(input, ["ecr", "repositories"]));
  const known: readonly string[] = given ?? dataDefaults.ecr.repositories;
  if (typeof repository !== "string" || known.includes(repository)) return [];
  return [
    {
      path: pathOf(["coder", "imageMirror", "repository"]),
      found: `the deployment has no repository ${repository}`,
      expected: "the copy goes into a repository of the deployment's registry",
      fix: useNearest(repository, known),
    },
  ];
}
