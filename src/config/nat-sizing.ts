/**
 * Sustained traffic through NAT per running workspace in kbit/s, averaged over all of them: package downloads, git,
 * image pulls and model calls. An assumption to be replaced by measurement; `nat.instanceType` overrides the result.
 */
export const natKbitsPerWorkspace = 1000;

/** What an instance type carries. */
export interface NatBandwidth {
  readonly instanceType: string;
  /** Sustained internet bandwidth in Mbit/s. */
  readonly mbits: number;
}

const largest: NatBandwidth = { instanceType: "c7gn.8xlarge", mbits: 50_000 };

/**
 * Sustained internet bandwidth of arm64 instance types in Mbit/s, smallest first.
 * https://fck-nat.dev/stable/choosing_an_instance_size/
 */
export const natBandwidth: readonly NatBandwidth[] = [
  { instanceType: "t4g.nano", mbits: 32 },
  { instanceType: "c6gn.medium", mbits: 1_600 },
  { instanceType: "c7gn.medium", mbits: 3_125 },
  { instanceType: "c7gn.large", mbits: 5_000 },
  largest,
];

/** What decides the size of a NAT instance. */
export interface NatLoad {
  readonly maxWorkspaces: number;
  readonly zones: number;
  /** Whether every zone has an instance of its own. */
  readonly perZone: boolean;
}

/** Traffic that one NAT instance must carry in Mbit/s: with one per zone, the traffic that is left when a zone is lost. */
export function natMbits({ maxWorkspaces, zones, perZone }: NatLoad): number {
  const total = (maxWorkspaces * natKbitsPerWorkspace) / 1000;
  return Math.ceil(perZone ? total / (zones - 1) : total);
}

/**
 * Smallest instance type that carries the traffic. The largest one carries more than the workspaces of any VPC that
 * the address plan accepts.
 */
export function natInstanceType(load: NatLoad): string {
  const needed = natMbits(load);
  return (natBandwidth.find(({ mbits }) => mbits >= needed) ?? largest).instanceType;
}
