/** Where cert-manager gets certificates from: Let's Encrypt, by DNS-01 challenges. */
export interface AcmeInput {
  /** E-mail address of the account at Let's Encrypt. */
  readonly email: string;
  /**
   * Who answers the challenges: the hosted zone in Route 53, or Cloudflare where the domain's DNS is there.
   * @default { kind: "route53" }
   */
  readonly solver?: AcmeSolver;
}

/** Who answers the challenges. */
export type AcmeSolver =
  | { readonly kind: "route53" }
  | {
      readonly kind: "cloudflare";
      /**
       * Name of the secret in Secrets Manager, in every region, with an API token for the zone: a JSON object with the
       * key `api-token`.
       */
      readonly tokenSecret: string;
    };

/** The ACME settings with every default filled in. */
export interface Acme {
  readonly email: string;
  readonly solver: AcmeSolver;
}
