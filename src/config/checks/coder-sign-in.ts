/** Sign-in and Git providers: a way in, ids once, hosts where they are needed. */
import * as schema from "../coder/schema";
import { wellFormed } from "../draft";
import type { Problem } from "../errors";
import { type PathOf, valueAt } from "../paths";

/** Checks how people sign in, and the Git providers. */
export function checkCoderSignIn(input: unknown, pathOf: PathOf): Problem[] {
  const signIn = valueAt(input, ["coder", "signIn"]);
  const wayIn = valueAt(signIn, ["oidc"]) ?? valueAt(signIn, ["github"]);
  const lockedOut: Problem[] =
    valueAt(signIn, ["password"]) === false && wayIn === undefined
      ? [
          {
            path: pathOf(["coder", "signIn", "password"]),
            found: "passwords are off, and there is no other way to sign in",
            expected: "expected coder.signIn.oidc or coder.signIn.github as well",
            fix: "add one of them, or remove the setting",
          },
        ]
      : [];
  return [...lockedOut, ...checkProviders(input, pathOf)];
}

function checkProviders(input: unknown, pathOf: PathOf): Problem[] {
  const list = valueAt(input, ["coder", "externalAuth"]);
  if (!Array.isArray(list)) return [];
  const providers = list.map((provider) => wellFormed(schema.externalAuth, provider));
  return providers.flatMap((provider, index): Problem[] => {
    if (provider === undefined) return [];
    const at = (key: string) => pathOf(["coder", "externalAuth", index, key]);
    const first = providers.findIndex((other) => other?.id === provider.id);
    return [
      ...(first === index
        ? []
        : [
            {
              path: at("id"),
              found: `${provider.id} is also the id of ${pathOf(["coder", "externalAuth", first])}`,
              expected: "the id is a part of the callback URL and must differ",
              fix: `use e.g. ${provider.id}-${index + 1}`,
            },
          ]),
      ...(provider.type === "bitbucket-server" && provider.host === undefined
        ? [
            {
              path: at("host"),
              found: "is missing",
              expected: "Bitbucket Server is always a server of your own",
              fix: 'add host: "<host name>", or use the type bitbucket-cloud',
            },
          ]
        : []),
      ...(provider.type === "bitbucket-cloud" && provider.host !== undefined
        ? [
            {
              path: at("host"),
              found: `${provider.host} was given`,
              expected: "Bitbucket Cloud is always at bitbucket.org",
              fix: "remove it, or use the type bitbucket-server",
            },
          ]
        : []),
    ];
  });
}
