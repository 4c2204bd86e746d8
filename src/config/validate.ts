import { checkCapacity } from "./checks/capacity";
import { checkCoderLicense } from "./checks/coder-license";
import { checkCoderOptions } from "./checks/coder-options";
import { checkCoderOrganizations } from "./checks/coder-organizations";
import { checkCoderSignIn } from "./checks/coder-sign-in";
import { checkDatabase } from "./checks/database";
import { checkDns } from "./checks/dns";
import { checkIdentity } from "./checks/identity";
import { checkNetworks } from "./checks/networks";
import { checkNodePools } from "./checks/node-pools";
import { checkSystemNodes } from "./checks/system-nodes";
import { checkZones } from "./checks/zones";
import { draftRegions } from "./draft";
import type { Problem } from "./errors";
import { FreeBlocks } from "./free-blocks";
import { pathsOf, valueAt } from "./paths";
import { shapeProblems } from "./shape";

/** Everything that is wrong with a deployment: first the shape of its settings, then what they say together. */
export function findProblems(input: unknown): Problem[] {
  const pathOf = pathsOf(input);
  const shape = shapeProblems(input, pathOf);
  if (!Array.isArray(valueAt(input, ["regions"]))) return shape;
  const regions = draftRegions(input, pathOf);
  const blocks = regions.flatMap(({ cidr, serviceCidr }) => [cidr, serviceCidr]);
  const free = new FreeBlocks([...new Set(blocks.filter((block) => block !== undefined))]);
  return [
    ...shape,
    ...checkIdentity(regions),
    ...checkNetworks(regions, free),
    ...regions.flatMap(checkZones),
    ...regions.flatMap((region) => checkCapacity(region, free)),
    ...regions.flatMap(checkSystemNodes),
    ...regions.flatMap(checkNodePools),
    ...checkDatabase(input, regions, pathOf),
    ...checkDns(input, regions, pathOf),
    ...checkCoderOptions(input, pathOf),
    ...checkCoderSignIn(input, pathOf),
    ...checkCoderOrganizations(input, regions, pathOf),
    ...checkCoderLicense(input, regions, pathOf),
  ];
}
