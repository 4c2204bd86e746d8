/** The shape of the ACME settings. */
import { z } from "zod";
import { checked, format, quoted } from "../complaints";
import { settings } from "../settings";
import type { AcmeInput } from "./input";

/** Let's Encrypt refuses addresses of these domains: https://www.rfc-editor.org/rfc/rfc2606 */
const exampleDomain = /@[^.]+$|[@.]example\.(com|net|org)$|\.(example|invalid|test|localhost)$/;

const address = z.string({ error: () => "expected the e-mail address of the account at Let's Encrypt" });

const email = checked(address, (value) => {
  if (!/^[^\s@]+@[^\s@]+$/.test(value)) {
    return {
      found: `${quoted(value)} is not an e-mail address`,
      expected: "an issuer needs the address of its account at Let's Encrypt",
      fix: "use e.g. platform@coderdemo.io",
    };
  }
  if (!exampleDomain.test(value)) return undefined;
  return {
    found: `${value} is an example's address`,
    expected: "Let's Encrypt registers no account for it",
    fix: "use an address that somebody reads",
  };
});

/** https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
const secretName = format(
  (value) => /^[\w/+=.@-]{1,512}$/.test(value),
  "the name of a secret",
  "expected letters, digits and /_+=.@-",
  "coderdemo/cloudflare-token",
);

const solverKinds = ["route53", "cloudflare"] as const;

/** Settings of ACME. */
export const acme = settings({
  email,
  solver: z
    .discriminatedUnion(
      "kind",
      [
        settings({ kind: z.literal("route53") }),
        settings({ kind: z.literal("cloudflare"), tokenSecret: secretName }),
      ],
      { error: () => `expected one of: ${solverKinds.join(", ")}` },
    )
    .optional(),
}) satisfies z.ZodType<AcmeInput>;
