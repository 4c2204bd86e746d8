/** The shape of the settings of Coder. */
import { z } from "zod";
import { listOf } from "../complaints";
import { repositoryName } from "../data/fields";
import { regionKey } from "../fields";
import { settings } from "../settings";
import * as fields from "./fields";
import type { CoderInput } from "./input";

const podSize = {
  replicas: fields.replicas.optional(),
  cpu: fields.cpu.optional(),
  memory: fields.memory.optional(),
};

const databaseAuth = z.discriminatedUnion(
  "kind",
  [settings({ kind: z.literal("iam") }), settings({ kind: z.literal("url"), secret: fields.secretName })],
  { error: () => "expected one of: iam, url" },
);

const claimRoles = (known: readonly string[]) =>
  settings({
    field: fields.text,
    mapping: z.record(z.string(), listOf(fields.role(known), 1)),
  });

const signIn = settings({
  oidc: settings({
    issuerUrl: fields.httpsUrl,
    secret: fields.secretName.optional(),
    emailDomains: listOf(fields.emailDomain).optional(),
    scopes: listOf(fields.text, 1).optional(),
    signInText: fields.text.optional(),
    iconUrl: fields.text.optional(),
    roles: claimRoles(fields.siteRoles).optional(),
  }).optional(),
  github: settings({
    organizations: listOf(fields.githubOrganization),
    secret: fields.secretName.optional(),
  }).optional(),
  password: z.boolean().optional(),
});

/** Settings of a Git provider. */
export const externalAuth = settings({
  id: fields.externalAuthId,
  type: fields.externalAuthType,
  host: fields.host.optional(),
  secret: fields.secretName.optional(),
  displayName: fields.text.optional(),
  scopes: listOf(fields.text, 1).optional(),
});

/** Settings of an organisation. */
export const organization = settings({
  name: fields.organizationName,
  displayName: fields.text.optional(),
  description: z.string().optional(),
  icon: z.string().optional(),
  concurrentBuilds: z
    .union([fields.concurrentBuilds, z.record(regionKey, fields.concurrentBuilds)], {
      error: () => "expected a number, or numbers by region key",
    })
    .optional(),
  groups: z
    .array(
      settings({
        name: fields.coderName,
        displayName: fields.text.optional(),
        quotaAllowance: fields.quotaAllowance.optional(),
      }),
    )
    .optional(),
  groupSync: settings({
    field: fields.text,
    mapping: z.record(z.string(), listOf(fields.coderName, 1)),
    regexFilter: fields.text.optional(),
    autoCreateMissing: z.boolean().optional(),
  }).optional(),
  roleSync: claimRoles(fields.organizationRoles).optional(),
  memberClaims: listOf(fields.text).optional(),
});

/** Settings of the servers. */
export const server = settings({
  ...podSize,
  scheme: z.enum(["internet-facing", "internal"]).optional(),
  tls: z.enum(["load-balancer", "pod"]).optional(),
  databaseAuth: databaseAuth.optional(),
  env: z.record(z.string(), z.string()).optional(),
  secretEnv: z.record(z.string(), fields.secretName).optional(),
});

/** Settings of Coder. */
export const coder = settings({
  license: z.enum(["premium", "none"]).optional(),
  server: server.optional(),
  proxy: settings(podSize).optional(),
  signIn: signIn.optional(),
  externalAuth: z.array(externalAuth).optional(),
  organizations: z.array(organization).optional(),
  organizationSync: settings({ field: fields.text, assignDefault: z.boolean().optional() }).optional(),
  adminTokenDays: fields.adminTokenDays.optional(),
  modelGateway: z.enum(["litellm", "coder", "none"]).optional(),
  imageMirror: settings({ source: fields.image, repository: repositoryName }).optional(),
}) satisfies z.ZodType<CoderInput>;
