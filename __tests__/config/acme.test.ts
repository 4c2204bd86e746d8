import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../src/config/resolve";
import { minimal, problemsWith } from "./support";

describe("acme", () => {
  it("may be left out: there is no issuer then", () => {
    expect(resolveDeployment(minimal).acme).toBeUndefined();
  });

  it("answers challenges in Route 53 unless it says otherwise", () => {
    const email = "platform@acme.dev";
    expect(resolveDeployment({ ...minimal, acme: { email } }).acme).toEqual({
      email,
      solver: { kind: "route53" },
    });
    const solver = { kind: "cloudflare", tokenSecret: "acme/cloudflare" } as const;
    expect(resolveDeployment({ ...minimal, acme: { email, solver } }).acme).toEqual({ email, solver });
  });

  it("needs an e-mail address that Let's Encrypt takes", () => {
    expect(problemsWith({ acme: {} })).toEqual([
      "acme.email: is missing; expected the e-mail address of the account at Let's Encrypt; add it",
    ]);
    expect(problemsWith({ acme: { email: "" } })).toEqual([
      'acme.email: "" is not an e-mail address; an issuer needs the address of its account at Let\'s Encrypt; use e.g. platform@coderdemo.io',
    ]);
    for (const email of ["admin@example.com", "admin@mail.example.org", "admin@localhost", "a@b.test"]) {
      expect(problemsWith({ acme: { email } })).toEqual([
        `acme.email: ${email} is an example's address; Let's Encrypt registers no account for it; use an address that somebody reads`,
      ]);
    }
  });

  it("knows two solvers", () => {
    const email = "platform@acme.dev";
    expect(problemsWith({ acme: { email, solver: { kind: "google" } } })).toEqual([
      expect.stringContaining("expected one of: route53, cloudflare"),
    ]);
    expect(problemsWith({ acme: { email, solver: { kind: "cloudflare" } } })).toEqual([
      "acme.solver.tokenSecret: is missing; expected a string; add it",
    ]);
  });
});
