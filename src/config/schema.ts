/** The shape of a deployment: which settings there are, of which type and format. Unknown settings are refused. */
import { z } from "zod";
import { acme } from "./acme/schema";
import { coder } from "./coder/schema";
import { listOf, wholeNumber } from "./complaints";
import * as data from "./data/schema";
import type { DeploymentInput } from "./deployment";
import { certificateArn } from "./dns/fields";
import { dns } from "./dns/schema";
import * as fields from "./fields";
import { nodePools } from "./node-pools/schema";
import { settings } from "./settings";

const natKinds = ["fck-nat", "nat-gateway", "none"] as const;

const nat = z.discriminatedUnion(
  "kind",
  [
    settings({
      kind: z.literal("fck-nat"),
      perZone: z.boolean().optional(),
      instanceType: fields.natInstanceTypeName.optional(),
      amiId: fields.amiId.optional(),
    }),
    settings({ kind: z.literal("nat-gateway"), perZone: z.boolean().optional() }),
    settings({ kind: z.literal("none") }),
  ],
  { error: () => `expected one of: ${natKinds.join(", ")}` },
);

const apiAccess = z.union([z.enum(["private", "anywhere"]), fields.publicCidrs], {
  error: () => 'expected a list of CIDR blocks, "private" or "anywhere"',
});

/** Settings of the `system` node group. */
export const systemNodes = settings({
  instanceTypes: listOf(fields.instanceType, 1).optional(),
  minSize: wholeNumber(2, 450).optional(),
  maxSize: wholeNumber(2, 450).optional(),
  diskGiB: wholeNumber(20, 16384).optional(),
});

const cluster = settings({
  name: fields.clusterName.optional(),
  kubernetesVersion: fields.kubernetesVersion.optional(),
  serviceCidr: fields.cidr.optional(),
  apiAccess: apiAccess.optional(),
  adminArns: listOf(fields.principalArn).optional(),
  systemNodes: systemNodes.optional(),
  workspacesPerNode: fields.workspacesPerNode.optional(),
  volumeSnapshotClass: z.boolean().optional(),
});

const vpc = settings({
  cidr: fields.cidr,
  availabilityZones: z.array(z.string()).optional(),
  nat: nat.optional(),
  interfaceEndpoints: listOf(fields.interfaceEndpoint).optional(),
  flowLogRetentionDays: fields.flowLogRetentionDays.optional(),
});

/** Settings of a region. */
export const region = settings({
  key: fields.regionKey,
  name: fields.regionName,
  role: z.enum(["hub", "spoke"]),
  coderServer: z.boolean().optional(),
  certificateArn: certificateArn.optional(),
  vpc,
  cluster: cluster.optional(),
  nodePools: nodePools.optional(),
  maxWorkspaces: fields.maxWorkspaces,
});

/** Settings of a deployment. */
export const deployment = settings({
  name: fields.deploymentName,
  domain: fields.domain,
  state: settings({
    bucket: fields.bucket,
    region: fields.regionName.optional(),
    lockTable: fields.lockTable.optional(),
    encryption: z.enum(["kms", "aes256"]).optional(),
  }),
  regions: z.array(region),
  database: data.database.optional(),
  cache: data.cache.optional(),
  ecr: data.ecr.optional(),
  dns: dns.optional(),
  coder: coder.optional(),
  acme: acme.optional(),
  tags: z.record(fields.tagKey, fields.tagValue).optional(),
}) satisfies z.ZodType<DeploymentInput>;
