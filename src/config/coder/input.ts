/** What a person may say about Coder itself. */

/** Coder: servers, workspace proxies, provisioners, sign-in, organisations. One version for all of them (versions.ts). */
export interface CoderInput {
  /**
   * Licence of the deployment. Without one (`none`) there is a single region, one server replica, built-in
   * provisioners and the default organisation only. https://coder.com/docs/admin/licensing
   * @default "premium"
   */
  readonly license?: CoderLicense;
  /**
   * The Coder servers.
   * @default every default of CoderServerInput
   */
  readonly server?: CoderServerInput;
  /**
   * The workspace proxies, one in each spoke.
   * @default every default of CoderProxyInput
   */
  readonly proxy?: CoderProxyInput;
  /**
   * How people sign in.
   * @default passwords only
   */
  readonly signIn?: SignInInput;
  /**
   * Git providers that workspaces authenticate to. Their order gives the indices of Coder's settings.
   * @default []
   */
  readonly externalAuth?: readonly ExternalAuthInput[];
  /**
   * Organisations; the one named `coder` is the default organisation, which always exists.
   * @default [{ name: "coder" }]
   */
  readonly organizations?: readonly OrganizationInput[];
  /**
   * Membership of organisations by a claim of the identity provider.
   * @default none
   */
  readonly organizationSync?: OrganizationSyncInput;
  /**
   * Days that an API token of an owner may live, e.g. the one of the `coder` layer. Coder's own limit is 7.
   * @default 90
   */
  readonly adminTokenDays?: number;
  /**
   * How workspaces reach language models: LiteLLM in the hub, Coder's own AI Gateway (in the servers; needs the AI
   * Governance Add-On), or not at all.
   * @default "litellm"
   */
  readonly modelGateway?: ModelGateway;
  /**
   * An image of another registry that the hub copies into ECR once a week.
   * @default none
   */
  readonly imageMirror?: ImageMirrorInput;
}

/** An image to copy, and where to. */
export interface ImageMirrorInput {
  /** Image with its tag, e.g. `ghcr.io/coder/coder-preview:main`. */
  readonly source: string;
  /** Repository of the deployment's registry (`ecr.repositories`). */
  readonly repository: string;
}

/** Licence of the deployment. */
export type CoderLicense = "premium" | "none";

/** What stands between workspaces and language models. */
export type ModelGateway = "litellm" | "coder" | "none";

/** Size and number of pods. */
export interface PodSizeInput {
  /** Pods in a region. */
  readonly replicas?: number;
  /** CPUs that a pod requests, as Kubernetes writes them. */
  readonly cpu?: string;
  /** Memory that a pod requests and may use, as Kubernetes writes it. */
  readonly memory?: string;
}

/** The Coder servers. Sizes: https://coder.com/docs/admin/infrastructure/validated-architectures */
export interface CoderServerInput extends PodSizeInput {
  /** @default 2 with a licence, else 1 */
  readonly replicas?: number;
  /** @default "2" */
  readonly cpu?: string;
  /** @default "4Gi" */
  readonly memory?: string;
  /**
   * Whether the load balancers of servers and proxies are reached from the internet or from inside the VPCs only.
   * @default "internet-facing"
   */
  readonly scheme?: LoadBalancerScheme;
  /**
   * Where TLS ends: at the load balancer with the certificate of ACM, or in the pod with one of cert-manager
   * (needs `acme`).
   * @default "load-balancer"
   */
  readonly tls?: TlsTermination;
  /**
   * How the servers sign in to the database: with IAM tokens, or with a connection URL that you keep in Secrets Manager.
   * @default { kind: "iam" }
   */
  readonly databaseAuth?: DatabaseAuthInput;
  /**
   * Further options of `coder server`, by the name of the environment variable. Only options that no other setting
   * decides. https://coder.com/docs/reference/cli/server
   * @default {}
   */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Options whose value is a secret: names of secrets of the hub's region, with the value under the JSON key `value`.
   * @default {}
   */
  readonly secretEnv?: Readonly<Record<string, string>>;
}

/** Who may open connections to a load balancer. */
export type LoadBalancerScheme = "internet-facing" | "internal";

/** Where TLS ends. */
export type TlsTermination = "load-balancer" | "pod";

/** How the servers sign in to the database. */
export type DatabaseAuthInput =
  | { readonly kind: "iam" }
  | {
      readonly kind: "url";
      /** Secret of the hub's region whose JSON has the connection URL under `url`. */
      readonly secret: string;
    };

/** The workspace proxies. */
export interface CoderProxyInput extends PodSizeInput {
  /** @default 2 */
  readonly replicas?: number;
  /** @default "500m" */
  readonly cpu?: string;
  /** @default "1Gi" */
  readonly memory?: string;
}

/** How people sign in. */
export interface SignInInput {
  /**
   * An OpenID Connect provider.
   * @default none
   */
  readonly oidc?: OidcInput;
  /**
   * GitHub, by an OAuth app of your own.
   * @default none
   */
  readonly github?: GithubSignInInput;
  /**
   * Whether people may sign in with a password.
   * @default true
   */
  readonly password?: boolean;
}

/** An OpenID Connect provider: https://coder.com/docs/admin/users/oidc-auth */
export interface OidcInput {
  /** Issuer URL, as the provider's discovery document has it. */
  readonly issuerUrl: string;
  /**
   * Secret of the hub's region with the JSON keys `client_id` and `client_secret`.
   * @default `<deployment>/coder/oidc`
   */
  readonly secret?: string;
  /**
   * E-mail domains that may sign in.
   * @default [] (all that the provider lets in)
   */
  readonly emailDomains?: readonly string[];
  /**
   * Scopes to ask for.
   * @default ["openid", "profile", "email"]
   */
  readonly scopes?: readonly string[];
  /**
   * Text of the sign-in button.
   * @default Coder's own
   */
  readonly signInText?: string;
  /**
   * Picture of the sign-in button.
   * @default Coder's own
   */
  readonly iconUrl?: string;
  /**
   * Roles of the whole deployment by a claim of the provider.
   * @default none: an owner gives roles by hand
   */
  readonly roles?: ClaimRolesInput;
}

/** Roles by the values of a claim. */
export interface ClaimRolesInput {
  /** Claim that lists a person's groups or roles. */
  readonly field: string;
  /** Roles by value of the claim. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
}

/** Sign-in with GitHub: https://coder.com/docs/admin/users/github-auth */
export interface GithubSignInInput {
  /** GitHub organisations whose members may sign in; an empty list lets in everybody who has an account. */
  readonly organizations: readonly string[];
  /**
   * Secret of the hub's region with the JSON keys `client_id` and `client_secret`.
   * @default `<deployment>/coder/github`
   */
  readonly secret?: string;
}

/** Kinds of Git providers that are supported here. */
export const externalAuthTypes = ["github", "gitlab", "bitbucket-cloud", "bitbucket-server"] as const;

/** A Git provider: https://coder.com/docs/admin/external-auth */
export interface ExternalAuthInput {
  /** Id that templates name and that the callback URL contains, e.g. `primary-github`. */
  readonly id: string;
  readonly type: (typeof externalAuthTypes)[number];
  /**
   * Host of a server of your own, e.g. `github.example.com`.
   * @default the public service
   */
  readonly host?: string;
  /**
   * Secret of the hub's region with the JSON keys `client_id` and `client_secret`.
   * @default `<deployment>/coder/external-auth/<id>`
   */
  readonly secret?: string;
  /**
   * Name that people see.
   * @default Coder's own
   */
  readonly displayName?: string;
  /**
   * Scopes to ask for.
   * @default Coder's own
   */
  readonly scopes?: readonly string[];
}

/** An organisation with its groups and provisioners. */
export interface OrganizationInput {
  /** Name, e.g. `experiment`; `coder` is the default organisation. */
  readonly name: string;
  /** @default the name */
  readonly displayName?: string;
  /** @default "" */
  readonly description?: string;
  /** Path or URL. @default "" */
  readonly icon?: string;
  /**
   * Builds that run at the same time: one provisioner is started for each. A number for every region, or numbers by
   * region key; a region that is not named has none.
   * @default in the organisation `coder`: in every region a tenth of 60 % of its maxWorkspaces
   */
  readonly concurrentBuilds?: number | Readonly<Record<string, number>>;
  /**
   * Groups.
   * @default in the organisation `coder`, with a licence: coder-platform-admins, coder-template-owners,
   * coder-security-audit, and developers with a quota allowance of 100
   */
  readonly groups?: readonly GroupInput[];
  /**
   * Membership of groups by a claim of the identity provider.
   * @default none
   */
  readonly groupSync?: GroupSyncInput;
  /**
   * Roles in the organisation by a claim of the identity provider.
   * @default none
   */
  readonly roleSync?: ClaimRolesInput;
  /**
   * Values of the claim of `organizationSync` that make a person a member.
   * @default []
   */
  readonly memberClaims?: readonly string[];
}

/** A group of an organisation. */
export interface GroupInput {
  readonly name: string;
  /** @default the name */
  readonly displayName?: string;
  /**
   * Cost that each member's running workspaces may have: https://coder.com/docs/admin/users/quotas
   * @default 0
   */
  readonly quotaAllowance?: number;
}

/** Membership of groups by a claim. */
export interface GroupSyncInput {
  /** Claim that lists a person's groups. */
  readonly field: string;
  /** Groups of the organisation, by name, for each value of the claim. */
  readonly mapping: Readonly<Record<string, readonly string[]>>;
  /** @default every value counts */
  readonly regexFilter?: string;
  /** Whether groups that are missing are made. @default false */
  readonly autoCreateMissing?: boolean;
}

/** Membership of organisations by a claim; the values are in `memberClaims` of each organisation. */
export interface OrganizationSyncInput {
  /** Claim that lists a person's organisations. */
  readonly field: string;
  /** Whether everybody is a member of the default organisation as well. @default true */
  readonly assignDefault?: boolean;
}
