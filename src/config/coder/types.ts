/** Coder with every default filled in. */
import type {
  ClaimRolesInput,
  CoderLicense,
  ExternalAuthInput,
  GroupSyncInput,
  ImageMirrorInput,
  LoadBalancerScheme,
  ModelGateway,
  TlsTermination,
} from "./input";

/** Everything about Coder itself. */
export interface Coder {
  readonly license: CoderLicense;
  readonly server: CoderServer;
  readonly proxy: PodSize;
  readonly signIn: SignIn;
  /** In the order of Coder's indices. */
  readonly externalAuth: readonly ExternalAuth[];
  /** The default organisation first. */
  readonly organizations: readonly Organization[];
  readonly organizationSync?: OrganizationSync;
  readonly adminTokenDays: number;
  readonly modelGateway: ModelGateway;
  readonly imageMirror?: ImageMirror;
}

/** An image to copy, and where to. */
export type ImageMirror = ImageMirrorInput;

/** Size and number of pods in a region. */
export interface PodSize {
  readonly replicas: number;
  readonly cpu: string;
  readonly memory: string;
}

/** The Coder servers. */
export interface CoderServer extends PodSize {
  readonly scheme: LoadBalancerScheme;
  readonly tls: TlsTermination;
  /** Name of the secret with the connection URL; undefined when the servers sign in with IAM tokens. */
  readonly databaseUrlSecret?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Names of secrets by option. */
  readonly secretEnv: Readonly<Record<string, string>>;
}

/** How people sign in. */
export interface SignIn {
  readonly oidc?: Oidc;
  readonly github?: GithubSignIn;
  readonly password: boolean;
}

/** An OpenID Connect provider. */
export interface Oidc {
  readonly issuerUrl: string;
  /** Name of the secret with client id and client secret. */
  readonly secret: string;
  readonly emailDomains: readonly string[];
  readonly scopes: readonly string[];
  readonly signInText?: string;
  readonly iconUrl?: string;
  readonly roles?: ClaimRolesInput;
}

/** Sign-in with GitHub. */
export interface GithubSignIn {
  readonly organizations: readonly string[];
  readonly secret: string;
}

/** A Git provider. */
export interface ExternalAuth extends ExternalAuthInput {
  readonly secret: string;
}

/** An organisation. */
export interface Organization {
  readonly name: string;
  /** Whether it is the one that every deployment has. */
  readonly isDefault: boolean;
  readonly displayName: string;
  readonly description: string;
  readonly icon: string;
  /** Provisioners by region key; regions without any are left out. */
  readonly provisioners: Readonly<Record<string, number>>;
  readonly groups: readonly Group[];
  readonly groupSync?: GroupSyncInput & { readonly autoCreateMissing: boolean };
  readonly roleSync?: ClaimRolesInput;
  readonly memberClaims: readonly string[];
}

/** A group. */
export interface Group {
  readonly name: string;
  readonly displayName: string;
  readonly quotaAllowance: number;
}

/** Membership of organisations by a claim. */
export interface OrganizationSync {
  readonly field: string;
  readonly assignDefault: boolean;
}
