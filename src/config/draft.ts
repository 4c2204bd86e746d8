/**
 * What can be relied on in a deployment that may have mistakes: every setting that is well-formed, or absent and so
 * has its default. Checks across settings work on drafts, so that one mistake does not hide another.
 */
import { z } from "zod";
import { defaultZonesOf } from "./aws-regions";
import { defaultClusterName } from "./cluster-name";
import { defaults } from "./defaults";
import { certificateArn } from "./dns/fields";
import * as fields from "./fields";
import type { PathOf } from "./paths";
import { valueAt } from "./paths";
import * as schema from "./schema";

/** One region; a setting that is malformed is undefined. */
export interface RegionDraft {
  /** Writes the path of one of its settings. */
  readonly pathOf: (...keys: string[]) => string;
  readonly key: string | undefined;
  readonly name: string | undefined;
  readonly role: "hub" | "spoke" | undefined;
  readonly coderServer: boolean | undefined;
  readonly certificateArn: string | undefined;
  /** Block of the VPC; may be misaligned or of the wrong size. */
  readonly cidr: string | undefined;
  /** Zones as given, of whatever form; undefined when none are given. */
  readonly zonesGiven: readonly string[] | undefined;
  /** Zones as given, else the region's default ones. */
  readonly zones: readonly string[] | undefined;
  readonly maxWorkspaces: number | undefined;
  readonly workspacesPerNode: number | undefined;
  readonly interfaceEndpoints: readonly string[] | undefined;
  readonly systemNodes: SystemNodesDraft;
  /** As given, of whatever form. */
  readonly nodePools: unknown;
  readonly clusterName: string | undefined;
  readonly clusterNameGiven: boolean;
  readonly serviceCidr: string | undefined;
  readonly serviceCidrGiven: boolean;
  readonly adminArns: readonly string[] | undefined;
}

/** The `system` node group. */
export interface SystemNodesDraft {
  readonly instanceTypes: readonly string[] | undefined;
  readonly minSize: number | undefined;
  readonly maxSize: number | undefined;
  readonly maxSizeGiven: boolean;
}

/** The regions of a deployment, the hub first, else in the order given. */
export function draftRegions(input: unknown, pathOf: PathOf): RegionDraft[] {
  const regions = valueAt(input, ["regions"]);
  const name = wellFormed(fields.deploymentName, valueAt(input, ["name"]));
  const drafts = Array.isArray(regions)
    ? regions.map((region, index) =>
        draftRegion(region, name, (...keys) => pathOf(["regions", index, ...keys])),
      )
    : [];
  return [...drafts.filter(({ role }) => role === "hub"), ...drafts.filter(({ role }) => role !== "hub")];
}

function draftRegion(
  input: unknown,
  deployment: string | undefined,
  pathOf: RegionDraft["pathOf"],
): RegionDraft {
  const vpc = (key: string) => valueAt(input, ["vpc", key]);
  const cluster = (key: string) => valueAt(input, ["cluster", key]);
  const name = wellFormed(fields.regionName, valueAt(input, ["name"]));
  const key = wellFormed(fields.regionKey, valueAt(input, ["key"]));
  const role = wellFormed(z.enum(["hub", "spoke"]), valueAt(input, ["role"]));
  const zonesGiven = wellFormed(z.array(z.string()), vpc("availabilityZones"));
  const ownName = deployment && key && role ? defaultClusterName(deployment, key, role) : undefined;
  return {
    pathOf,
    key,
    name,
    role,
    coderServer: wellFormed(z.boolean(), valueAt(input, ["coderServer"])),
    certificateArn: wellFormed(certificateArn, valueAt(input, ["certificateArn"])),
    cidr: wellFormed(fields.cidr, vpc("cidr")),
    zonesGiven,
    zones: vpc("availabilityZones") === undefined && name ? defaultZonesOf(name) : zonesGiven,
    maxWorkspaces: wellFormed(fields.maxWorkspaces, valueAt(input, ["maxWorkspaces"])),
    workspacesPerNode: orDefault(
      fields.workspacesPerNode,
      cluster("workspacesPerNode"),
      defaults.workspacesPerNode,
    ),
    interfaceEndpoints: orDefault(z.array(z.string()), vpc("interfaceEndpoints"), []),
    systemNodes: draftSystemNodes(cluster("systemNodes")),
    nodePools: valueAt(input, ["nodePools"]),
    clusterName: orDefault(fields.clusterName, cluster("name"), ownName),
    clusterNameGiven: cluster("name") !== undefined,
    serviceCidr: orDefault(fields.cidr, cluster("serviceCidr"), defaults.serviceCidr),
    serviceCidrGiven: cluster("serviceCidr") !== undefined,
    adminArns: orDefault(z.array(fields.principalArn), cluster("adminArns"), []),
  };
}

function draftSystemNodes(input: unknown): SystemNodesDraft {
  const { instanceTypes, minSize, maxSize } = schema.systemNodes.shape;
  const given = (key: string) => valueAt(input, [key]);
  return {
    instanceTypes: wellFormed(instanceTypes, given("instanceTypes")),
    minSize: orDefault(minSize, given("minSize"), defaults.systemNodes.minSize),
    maxSize: orDefault(maxSize, given("maxSize"), defaults.systemNodes.maxSize),
    maxSizeGiven: given("maxSize") !== undefined,
  };
}

/** The value, when it has the form of its setting. */
export function wellFormed<T extends z.ZodType>(type: T, value: unknown): z.output<T> | undefined {
  const result = type.safeParse(value);
  return result.success ? result.data : undefined;
}

/** The value when it is well-formed, the default when it is absent. */
export function orDefault<T extends z.ZodType, D>(
  type: T,
  value: unknown,
  otherwise: D,
): z.output<T> | D | undefined {
  return value === undefined ? otherwise : wellFormed(type, value);
}
