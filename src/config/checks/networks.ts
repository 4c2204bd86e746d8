/** VPC and service blocks: valid, private, and apart from each other. */
import { alignedCidr, isAligned, isWithin, overlaps, prefixLength } from "../cidr";
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";
import { type FreeBlocks, privateRanges, useFree } from "../free-blocks";

const shortestVpcPrefix = 16;
const longestVpcPrefix = 20;

/** RFC 1918, and the shared range of RFC 6598. */
const vpcRanges = [...privateRanges, "100.64.0.0/10"];

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
const shortestServicePrefix = 12;
const longestServicePrefix = 24;

/** EKS's own choices come from 172.20.0.0/16 and 10.100.0.0/16: keep to the first range when there is room. */
const servicePools = ["172.16.0.0/12", "10.0.0.0/8", "192.168.0.0/16"];

/** Checks every block of all regions. */
export function checkNetworks(regions: readonly RegionDraft[], free: FreeBlocks): Problem[] {
  return [...checkVpcs(regions, free), ...checkVpcOverlaps(regions, free), ...checkServices(regions, free)];
}

function checkVpcs(regions: readonly RegionDraft[], free: FreeBlocks): Problem[] {
  return regions.flatMap((region) => {
    const { cidr } = region;
    const complaint = cidr === undefined ? undefined : vpcComplaint(cidr);
    if (cidr === undefined || complaint === undefined) return [];
    const prefix = Math.min(longestVpcPrefix, Math.max(shortestVpcPrefix, prefixLength(cidr)));
    const wish = alignedCidr(`${cidr.split("/")[0]}/${prefix}`);
    const block = isPrivate(wish) ? free.takePreferred(wish, prefix, cidr) : free.take(prefix);
    return [{ path: region.pathOf("vpc", "cidr"), ...complaint, fix: useFree(block) }];
  });
}

function vpcComplaint(cidr: string): Pick<Problem, "found" | "expected"> | undefined {
  const prefix = prefixLength(cidr);
  if (prefix < shortestVpcPrefix || prefix > longestVpcPrefix) {
    return {
      found: `${cidr} has the prefix length ${prefix}`,
      expected: `expected /${shortestVpcPrefix} to /${longestVpcPrefix}`,
    };
  }
  if (!isAligned(cidr)) {
    return {
      found: `${cidr} does not start its block`,
      expected: `the block of that address is ${alignedCidr(cidr)}`,
    };
  }
  if (!isPrivate(cidr)) {
    return { found: `${cidr} is not private`, expected: `expected a block inside ${vpcRanges.join(", ")}` };
  }
  return undefined;
}

function isPrivate(cidr: string): boolean {
  return vpcRanges.some((range) => isWithin(cidr, range));
}

/** Whether a region's VPC block can be compared with others. */
export function hasValidVpc(region: RegionDraft): region is RegionDraft & { readonly cidr: string } {
  return region.cidr !== undefined && vpcComplaint(region.cidr) === undefined;
}

function checkVpcOverlaps(regions: readonly RegionDraft[], free: FreeBlocks): Problem[] {
  const vpcs = regions.filter(hasValidVpc);
  return vpcs.flatMap((region, index) => {
    const clashes = vpcs.slice(0, index).filter((earlier) => overlaps(region.cidr, earlier.cidr));
    if (clashes.length === 0) return [];
    const fix = useFree(free.take(prefixLength(region.cidr)));
    return clashes.map((earlier) => ({
      path: region.pathOf("vpc", "cidr"),
      found: `${region.cidr} overlaps ${earlier.pathOf("vpc", "cidr")} ${earlier.cidr}`,
      expected: "peered networks must not overlap",
      fix,
    }));
  });
}

function checkServices(regions: readonly RegionDraft[], free: FreeBlocks): Problem[] {
  const vpcs = regions.filter(hasValidVpc);
  const proposals = new Map<string, string>();
  const fixFor = (cidr: string, prefix: number) => {
    const fix = proposals.get(cidr) ?? useFree(free.take(prefix, servicePools));
    proposals.set(cidr, fix);
    return fix;
  };
  return regions.flatMap((region): Problem[] => {
    const { serviceCidr } = region;
    if (serviceCidr === undefined) return [];
    const path = region.pathOf("cluster", "serviceCidr");
    const complaint = serviceComplaint(serviceCidr);
    if (complaint) return [{ path, ...complaint, fix: fixFor(serviceCidr, servicePrefix(serviceCidr)) }];
    const clashes = vpcs.filter(({ cidr }) => overlaps(cidr, serviceCidr));
    return clashes.map((vpc) => ({
      path,
      found: `${serviceCidr}${region.serviceCidrGiven ? "" : " (the default)"} overlaps ${vpc.pathOf("vpc", "cidr")} ${vpc.cidr}`,
      expected: "addresses of Services must differ from those of every VPC that the cluster reaches",
      fix: fixFor(serviceCidr, prefixLength(serviceCidr)),
    }));
  });
}

function servicePrefix(cidr: string): number {
  return Math.min(longestServicePrefix, Math.max(shortestServicePrefix, prefixLength(cidr)));
}

function serviceComplaint(cidr: string): Pick<Problem, "found" | "expected"> | undefined {
  const prefix = prefixLength(cidr);
  if (prefix < shortestServicePrefix || prefix > longestServicePrefix) {
    return {
      found: `${cidr} has the prefix length ${prefix}`,
      expected: `EKS takes /${shortestServicePrefix} to /${longestServicePrefix}`,
    };
  }
  if (!isAligned(cidr)) {
    return {
      found: `${cidr} does not start its block`,
      expected: `the block of that address is ${alignedCidr(cidr)}`,
    };
  }
  if (!privateRanges.some((range) => isWithin(cidr, range))) {
    return {
      found: `${cidr} is not private`,
      expected: `EKS takes a block inside ${privateRanges.join(", ")}`,
    };
  }
  return undefined;
}
