/** Checks a pairing and fills in what follows from it. Everything wrong is reported at once. */
import type { Base, Machine } from "./base";
import {
  type Capabilities,
  type CapabilityName,
  type CapabilityValue,
  capabilitiesWith,
  capabilityNames,
  capabilitySpecs,
  exclusions,
  implications,
  isAskedFor,
} from "./contract/capabilities";
import { describeProfile, type ResolvedProfile, resolveProfile } from "./contract/compute-profile";
import { defaultOverridePolicy, overrideViolations } from "./contract/override-policy";
import type { AcceptedProfile, Pairing } from "./pairing";
import type { Toolchain } from "./toolchain";

/** A profile and the machine that the base gives for it. */
export interface OfferedProfile {
  readonly profile: ResolvedProfile;
  readonly machine: Exclude<Machine, { readonly kind: "refused" }>;
}

/** A pairing that holds together, with a value for every capability. */
export interface ResolvedPairing extends Omit<Pairing, "capabilities" | "profiles"> {
  readonly capabilities: Capabilities;
  readonly profiles: readonly OfferedProfile[];
}

/** Toolchain, base, capabilities or profiles do not go together. */
export class PairingError extends Error {
  constructor(
    pairing: string,
    readonly problems: readonly string[],
  ) {
    super(
      [`template ${pairing} cannot be composed:`, ...problems.map((problem) => `- ${problem}`)].join("\n"),
    );
    this.name = "PairingError";
  }
}

/**
 * Checks a pairing.
 *
 * @throws PairingError naming toolchain, base, capability and the way out, for everything that is wrong
 */
export function resolvePairing(pairing: Pairing): ResolvedPairing {
  const { toolchain, base } = pairing;
  const capabilities = capabilitiesWith(toolchain.capabilities ?? {}, pairing.capabilities ?? {});
  const offered: OfferedProfile[] = [];
  const problems = [
    ...nameProblems(pairing),
    ...systemProblems(toolchain, base),
    ...valueProblems(pairing),
    ...capabilityNames.flatMap((name) => capabilityProblems(name, toolchain, base, capabilities)),
    ...ruleProblems(toolchain, base, capabilities),
    ...overrideViolations(pairing.overrides ?? {}, pairing.overridePolicy ?? defaultOverridePolicy),
    ...profileProblems(pairing, capabilities, offered),
  ];
  if (problems.length > 0) throw new PairingError(pairing.name, problems);
  return { ...pairing, capabilities, profiles: offered };
}

function nameProblems({ name, description, toolchain, base }: Pairing): string[] {
  const problems: string[] = [];
  if (!/^[a-z0-9](-?[a-z0-9]){0,31}$/.test(name) || name.length > 32) {
    problems.push(`name: ${name}; expected at most 32 of a-z, 0-9 and single dashes`);
  }
  if ([...description].length > 127) {
    problems.push(`description: ${[...description].length} characters; Coder takes at most 127; shorten it`);
  }
  for (const { name: part, version } of [toolchain, base]) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) {
      problems.push(`${part}: version ${version}; expected a semantic version such as 1.0.0`);
    }
  }
  return problems;
}

function systemProblems(toolchain: Toolchain, base: Base): string[] {
  if (toolchain.os === base.os) return [];
  return [
    `${toolchain.name} is for ${toolchain.os}, ${base.name} runs ${base.os}; use a base that runs ${toolchain.os}`,
  ];
}

/** Names and values that the contract does not know: only untyped callers can pass them. */
function valueProblems({ toolchain, base, ...pairing }: Pairing): string[] {
  const requested: [string, Readonly<Record<string, unknown>>][] = [
    [`${toolchain.name}: requires`, toolchain.requires],
    [`${toolchain.name}: optional`, Object.fromEntries(toolchain.optional.map((name) => [name, []]))],
    [`${toolchain.name}: capabilities`, toolchain.capabilities ?? {}],
    [`${base.name}: supports`, base.supports],
    ["capabilities", pairing.capabilities ?? {}],
  ];
  return requested.flatMap(([where, values]) =>
    Object.entries(values).flatMap(([name, value]) => {
      const spec = Object.entries(capabilitySpecs).find(([known]) => known === name)?.[1];
      if (!spec)
        return [`${where}.${name}: no capability of the contract; expected ${capabilityNames.join(", ")}`];
      const unknown = [value].flat().filter((one) => !spec.values.some((known) => known === one));
      return unknown.map((one) => `${where}.${name}: ${one}; expected ${spec.values.join(", ")}`);
    }),
  );
}

function supportedValues(base: Base, name: CapabilityName): readonly CapabilityValue[] {
  return base.supports[name] ?? [];
}

/** Whether toolchain, base and value of one capability go together. */
function capabilityProblems(
  name: CapabilityName,
  toolchain: Toolchain,
  base: Base,
  capabilities: Capabilities,
): string[] {
  const value = capabilities[name];
  const offers = supportedValues(base, name);
  const required: readonly CapabilityValue[] | undefined = toolchain.requires[name];
  if (required) {
    const common = offers.filter((offer) => required.includes(offer));
    if (common.length === 0) {
      return [
        `${toolchain.name} requires ${name} (${required.join(" or ")}), ${base.name} ${offering(offers)}; use a base that offers it, or a toolchain without that need`,
      ];
    }
    if (common.includes(value)) return [];
    return [
      `${name} is set to ${value}; ${toolchain.name} on ${base.name} needs it to be ${common.join(" or ")}; leave it out of the pairing's capabilities or set it so`,
    ];
  }
  if (!isAskedFor(value)) return [];
  const isSwitch = typeof value === "boolean";
  if (isSwitch && value !== capabilitySpecs[name].default && !toolchain.optional.includes(name)) {
    return [
      `${name} is asked for on ${base.name}, ${toolchain.name} can make no use of it; leave it out, or add it to the toolchain's optional capabilities`,
    ];
  }
  if (offers.includes(value)) return [];
  return [
    `${name} is to be ${value} for ${toolchain.name}, ${base.name} ${offering(offers)}; ${isSwitch ? "set it to false" : "set it to what the base offers"}, or use another base`,
  ];
}

function offering(offers: readonly CapabilityValue[]): string {
  return offers.length === 0 ? "does not offer it" : `offers ${offers.join(", ")} only`;
}

function ruleProblems(toolchain: Toolchain, base: Base, capabilities: Capabilities): string[] {
  const both = exclusions
    .filter((rule) => rule.capabilities.every((name) => isAskedFor(capabilities[name])))
    .map(
      ({ capabilities: [first, second] }) =>
        `${first} and ${second} exclude each other (${toolchain.name} on ${base.name}); set one of them to false`,
    );
  const implied = implications
    .filter((rule) => isAskedFor(capabilities[rule.when]) && capabilities[rule.forbids] === rule.value)
    .map(
      ({ when, forbids, value, why }) =>
        `${when} does not go with ${forbids} ${value} (${toolchain.name} on ${base.name}): ${why}; choose another value for ${forbids}, or set ${when} to false`,
    );
  return [...both, ...implied];
}

function profileProblems(pairing: Pairing, capabilities: Capabilities, offered: OfferedProfile[]): string[] {
  const { toolchain, base } = pairing;
  const problems: string[] = [];
  const names = pairing.profiles.map((entry) => profileOf(entry).name);
  for (const entry of pairing.profiles) {
    const profile = resolveProfile(profileOf(entry));
    if (Array.isArray(profile)) {
      problems.push(...profile.map((problem) => `profile ${profileOf(entry).name}: ${problem}`));
      continue;
    }
    if (profile.gpu && !isAskedFor(capabilities["gpu-support"])) {
      problems.push(
        `profile ${profile.name} has ${profile.gpu.count} × ${profile.gpu.type}, gpu-support is off (${toolchain.name} on ${base.name}); ${gpuWayOut(toolchain, base)}`,
      );
      continue;
    }
    const machine = base.machine(profile);
    if (machine.kind === "refused") {
      problems.push(
        `profile ${profile.name} (${describeProfile(profile)}) cannot be had on ${base.name}: ${machine.reason}; ${machine.remedy}`,
      );
    } else if (machine.kind === "larger" && !("accept" in entry)) {
      problems.push(
        `profile ${profile.name} (${describeProfile(profile)}) has no exact machine on ${base.name}; the smallest with all of it is ${machine.description} (${machine.excess}); offer acceptLarger(…) to take it, or change the profile`,
      );
    } else {
      offered.push({ profile, machine });
    }
  }
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  problems.push(...twice.map((name) => `profile ${name} is offered twice; offer it once`));
  if (!names.includes(pairing.defaultProfile)) {
    problems.push(
      `defaultProfile: ${pairing.defaultProfile}; expected one of ${names.join(", ") || "the profiles"}`,
    );
  }
  return problems;
}

function gpuWayOut(toolchain: Toolchain, base: Base): string {
  const isUseful =
    toolchain.optional.includes("gpu-support") || toolchain.requires["gpu-support"] !== undefined;
  if (!isUseful)
    return "offer withoutGpu(…) of the profile, or use a toolchain that can make use of gpu-support";
  return supportedValues(base, "gpu-support").includes(true)
    ? "set gpu-support to true in the pairing's capabilities"
    : "use a base that offers gpu-support, or offer withoutGpu(…) of the profile";
}

function profileOf(entry: Pairing["profiles"][number]): AcceptedProfile["profile"] {
  return "accept" in entry ? entry.profile : entry;
}
