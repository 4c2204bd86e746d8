/** The tables of docs/templates.md that follow from the contract and the bases. */
import { table } from "../terraform/readme";
import type { Base } from "./base";
import { ec2GpuBase } from "./bases/ec2-gpu";
import { ec2LinuxBase } from "./bases/ec2-linux";
import { ec2WindowsBase } from "./bases/ec2-windows";
import { kubernetesBase } from "./bases/kubernetes";
import { type CapabilityValue, capabilityNames, capabilitySpecs } from "./contract/capabilities";
import { computeProfiles, describeProfile, resolveProfile } from "./contract/compute-profile";

const bases: readonly Base[] = [kubernetesBase(), ec2LinuxBase(), ec2WindowsBase(), ec2GpuBase()];

/** Parts of docs/templates.md by the name in their markers. */
export function generatedTables(): Readonly<Record<string, string>> {
  return { capabilities: capabilityTable(), platforms: platformTable(), profiles: profileTable() };
}

/** The text with its generated parts brought up to date: what stands between `<!-- name -->` and `<!-- /name -->`. */
export function withGeneratedTables(text: string): string {
  return Object.entries(generatedTables()).reduce((result, [name, content]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [before, rest] = splitAt(result, open);
    const [, after] = splitAt(rest, close);
    return `${before}${open}\n\n${content}\n\n${close}${after}`;
  }, text);
}

function splitAt(text: string, marker: string): [string, string] {
  const at = text.indexOf(marker);
  if (at < 0) throw new Error(`docs/templates.md has no ${marker}`);
  return [text.slice(0, at), text.slice(at + marker.length)];
}

function capabilityTable(): string {
  return table(
    ["capability", "values", "default", "meaning"],
    capabilityNames.map((name) => {
      const { values, default: initial, description } = capabilitySpecs[name];
      return [`\`${name}\``, values.map(String).join(", "), String(initial), description];
    }),
  );
}

function platformTable(): string {
  return table(
    ["capability", ...bases.map(({ platform, name }) => `${platform} (${name})`)],
    capabilityNames.map((name) => [
      `\`${name}\``,
      ...bases.map((base) => {
        const offered: readonly CapabilityValue[] = base.supports[name] ?? [];
        if (offered.length === 0) return "–";
        return offered.every((value) => typeof value === "boolean") ? "yes" : offered.join(", ");
      }),
    ]),
  );
}

function profileTable(): string {
  return table(
    ["profile", "has", ...bases.map(({ name }) => name)],
    Object.values(computeProfiles).map((profile) => {
      const resolved = resolveProfile(profile);
      if (Array.isArray(resolved)) throw new Error(resolved.join());
      const cells = bases.map((base) => {
        const machine = base.machine(resolved);
        if (machine.kind === "refused") return "refused";
        return machine.kind === "exact"
          ? machine.description
          : `${machine.description}, accepted only: ${machine.excess}`;
      });
      return [`\`${profile.name}\``, describeProfile(resolved), ...cells];
    }),
  );
}
