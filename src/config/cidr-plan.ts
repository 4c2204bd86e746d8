import { type AddressDemand, addressDemand, type DemandInputs } from "./address-demand";
import { addressCount, pieceOf, prefixLength } from "./cidr";

/** Most zones that the plan has a place for. */
export const maxZones = 4;

/** Addresses of every subnet that AWS keeps: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const awsReserved = 5;

/** Smallest subnet that AWS makes, and what EKS recommends for the interfaces of a control plane. */
const smallestSubnet = 28;

/** The tiers of subnets in a VPC. */
export const tiers = ["public", "private", "intra", "database"] as const;

/** What a subnet is for: load balancers and NAT; nodes and pods; control plane interfaces; databases and caches. */
export type Tier = (typeof tiers)[number];

/** One subnet of the plan. */
export interface Subnet {
  /** Suffix of its Terraform address, e.g. `us_east_2a`, or `us_east_2a_2` for a zone's second private subnet. */
  readonly id: string;
  /** Availability Zone. */
  readonly zone: string;
  readonly cidr: string;
  /** Addresses that AWS leaves for use. */
  readonly usable: number;
}

/** The subnets of a VPC. */
export interface SubnetPlan {
  readonly tiers: Readonly<Record<Tier, readonly Subnet[]>>;
  /** What the private tier was measured against. */
  readonly demand: AddressDemand;
}

/** What the plan is made from. */
export interface PlanInputs extends DemandInputs {
  /** The VPC's block, /16 to /20. */
  readonly cidr: string;
  /** Zones in their fixed order, two to four. */
  readonly zones: readonly string[];
}

/**
 * Cuts a VPC into subnets. Every subnet's place depends on the VPC's CIDR and the zone's position only, so appending
 * a zone or raising `maxWorkspaces` adds subnets and never moves, resizes or removes one. See
 * docs/decisions/0006-cidr-plan.md for the layout.
 */
export function planSubnets(inputs: PlanInputs): SubnetPlan {
  const demand = addressDemand(inputs);
  const blocks = new Blocks(inputs.cidr);
  const doubled = needsSecondBlocks(demand, blocks.privateBlock(0));
  const inEveryZone = (place: (position: number) => string) =>
    inputs.zones.map((zone, position) => subnet(zone, place(position)));
  const secondBlocks = inputs.zones.flatMap((zone, position) => {
    const cidr = doubled ? blocks.secondPrivateBlock(position) : undefined;
    return cidr === undefined ? [] : [subnet(zone, cidr, "_2")];
  });
  return {
    tiers: {
      public: inEveryZone((position) => blocks.publicPiece(position)),
      private: [...inEveryZone((position) => blocks.privateBlock(position)), ...secondBlocks],
      intra: inEveryZone((position) => blocks.intraPiece(position)),
      database: inEveryZone((position) => blocks.databasePiece(position)),
    },
    demand,
  };
}

/** What the private tier offers once the zone with the most addresses is lost. */
export function capacityWithoutOneZone(plan: SubnetPlan): number {
  const perZone = privateAddressesByZone(plan).map((usable) => Math.max(0, usable - plan.demand.perZone));
  return perZone.reduce((sum, usable) => sum + usable, 0) - Math.max(...perZone);
}

/** Usable private addresses of each zone, in the order of the zones. */
export function privateAddressesByZone(plan: SubnetPlan): number[] {
  const byZone = new Map<string, number>();
  for (const { zone, usable } of plan.tiers.private) byZone.set(zone, (byZone.get(zone) ?? 0) + usable);
  return [...byZone.values()];
}

/**
 * Whether zones get their second private block: when one zone's first block could not carry the whole demand, as it
 * must in a region of two zones of which one is lost. The real number of zones is left out on purpose: with it, a
 * third zone would make second blocks needless, and the plan would take subnets away.
 */
function needsSecondBlocks(demand: AddressDemand, privateBlock: string): boolean {
  return demand.total + demand.perZone > usableAddresses(privateBlock);
}

/** The places in a VPC: eight blocks, of which the first is cut into 32 pieces for the small tiers. */
class Blocks {
  private readonly blockPrefix: number;
  private readonly piecePrefix: number;

  constructor(private readonly cidr: string) {
    this.blockPrefix = prefixLength(cidr) + 3;
    this.piecePrefix = this.blockPrefix + 5;
  }

  /** Two pieces per zone, pieces 0 to 7: a /20 still gives the /27 that load balancers ask for. */
  publicPiece(position: number): string {
    return pieceOf(this.cidr, this.piecePrefix - 1, position);
  }

  /** Pieces 8 to 11. */
  databasePiece(position: number): string {
    return pieceOf(this.cidr, this.piecePrefix, 8 + position);
  }

  /** The start of pieces 16 to 19. */
  intraPiece(position: number): string {
    return pieceOf(pieceOf(this.cidr, this.piecePrefix, 16 + position), smallestSubnet, 0);
  }

  /** Blocks 1 to 4. */
  privateBlock(position: number): string {
    return pieceOf(this.cidr, this.blockPrefix, 1 + position);
  }

  /** Blocks 5 to 7: the fourth zone has no second block. */
  secondPrivateBlock(position: number): string | undefined {
    return position < 3 ? pieceOf(this.cidr, this.blockPrefix, 5 + position) : undefined;
  }
}

function subnet(zone: string, cidr: string, suffix = ""): Subnet {
  return { id: `${zone.replaceAll("-", "_")}${suffix}`, zone, cidr, usable: usableAddresses(cidr) };
}

function usableAddresses(cidr: string): number {
  return addressCount(cidr) - awsReserved;
}
