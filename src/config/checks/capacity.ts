/** Whether a region's VPC has addresses for its nodes and workspaces when one zone is lost. */
import { addressDemand, describeDemand } from "../address-demand";
import { alignedCidr, prefixLength } from "../cidr";
import { capacityWithoutOneZone, type PlanInputs, planSubnets } from "../cidr-plan";
import type { RegionDraft } from "../draft";
import type { Problem } from "../errors";
import type { FreeBlocks } from "../free-blocks";
import { hasValidVpc } from "./networks";
import { hasPlannableZones } from "./zones";

/** Checks the size of one region's VPC. */
export function checkCapacity(region: RegionDraft, free: FreeBlocks): Problem[] {
  const inputs = planInputs(region);
  if (inputs === undefined || fits(inputs)) return [];
  const plan = planSubnets(inputs);
  return [
    {
      path: region.pathOf("vpc", "cidr"),
      found: `${inputs.cidr} is too small: ${describeDemand(plan.demand)}`,
      expected: `the private subnets offer ${Math.max(0, capacityWithoutOneZone(plan))} when one of ${inputs.zones.length} zones is lost, and pods get VPC addresses`,
      fix: describeFixes(inputs, free),
    },
  ];
}

/** The inputs of the address plan, when all of them are sound. */
function planInputs(region: RegionDraft): PlanInputs | undefined {
  const { zones, maxWorkspaces, workspacesPerNode, interfaceEndpoints, systemNodes } = region;
  if (!hasValidVpc(region) || zones === undefined || !hasPlannableZones(zones)) return undefined;
  if (maxWorkspaces === undefined || workspacesPerNode === undefined) return undefined;
  if (interfaceEndpoints === undefined || systemNodes.maxSize === undefined) return undefined;
  return {
    cidr: region.cidr,
    zones,
    maxWorkspaces,
    workspacesPerNode,
    interfaceEndpoints: interfaceEndpoints.length,
    systemNodes: systemNodes.maxSize,
  };
}

function fits(inputs: PlanInputs): boolean {
  const plan = planSubnets(inputs);
  return plan.demand.total <= capacityWithoutOneZone(plan);
}

function describeFixes(inputs: PlanInputs, free: FreeBlocks): string {
  const larger = largerBlock(inputs, free);
  const fewer = mostWorkspaces(inputs);
  const fixes = [
    ...(larger === undefined ? [] : [`a larger block, e.g. ${larger}`]),
    ...(fewer > 0 ? [`maxWorkspaces of at most ${fewer}`] : []),
  ];
  return fixes.length > 0
    ? `use ${fixes.join(", or ")}`
    : "use fewer system nodes, or spread the workspaces over more regions";
}

/** The smallest block that is large enough and free: grown in place where its surroundings allow. */
function largerBlock(inputs: PlanInputs, free: FreeBlocks): string | undefined {
  for (let prefix = prefixLength(inputs.cidr) - 1; prefix >= 16; prefix--) {
    const grown = alignedCidr(`${inputs.cidr.split("/")[0]}/${prefix}`);
    if (fits({ ...inputs, cidr: grown })) return free.takePreferred(grown, prefix, inputs.cidr);
  }
  return undefined;
}

/** Most workspaces for which the block is large enough. */
function mostWorkspaces(inputs: PlanInputs): number {
  const { workspacesPerNode } = inputs;
  const platform = addressDemand({ ...inputs, maxWorkspaces: 0 });
  const left = capacityWithoutOneZone(planSubnets(inputs)) - platform.total;
  return Math.max(0, Math.floor(left / platform.addressesPerWorkspaceNode)) * workspacesPerNode;
}
