import type { Route } from "@cdktf/provider-aws/lib/route";
import type { SubnetTier } from "./subnet-tier";

/** Where a default route of a private subnet points to. */
export type NatTarget = { readonly networkInterfaceId: string } | { readonly natGatewayId: string };

/** What every kind of NAT stands on. */
export interface NatPlacement {
  /** The public tier: where NAT stands. */
  readonly publicTier: SubnetTier;
  /** The public tier's way to the internet: NAT needs it from its first second. */
  readonly internetRoute: Route;
}

/** The zones in which NAT stands: all of them, or the first one for the whole VPC. */
export function natZones(zones: readonly string[], perZone: boolean): readonly string[] {
  return perZone ? zones : zones.slice(0, 1);
}

/** The target for a zone: its own, or the one that the zones share. */
export function targetFor<Target>(targets: ReadonlyMap<string, Target>, zone: string): Target {
  const target = targets.get(zone) ?? [...targets.values()][0];
  if (target === undefined) throw new Error(`there is no NAT for zone ${zone}`);
  return target;
}
