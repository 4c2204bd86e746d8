/** A base: how a workspace runs, whatever it contains. */
import type { CapabilityValues } from "./contract/capabilities";
import type { ResolvedProfile } from "./contract/compute-profile";
import type { OperatingSystem } from "./toolchain";
import type { BaseBinding, Workspace } from "./workspace";

/** What a base gives a workspace of one profile. */
export type Machine =
  | {
      /** Exactly what the profile says. */
      readonly kind: "exact";
      /** What the base's HCL needs to know of it, e.g. `instance_type`. */
      readonly attributes: Readonly<Record<string, string | number>>;
      /** In words, for the README. */
      readonly description: string;
    }
  | {
      /** More than the profile says, because nothing smaller has all of it. */
      readonly kind: "larger";
      readonly attributes: Readonly<Record<string, string | number>>;
      readonly description: string;
      /** What the machine has and the profile asks for, e.g. `96 vCPU instead of 32`. */
      readonly excess: string;
    }
  | {
      readonly kind: "refused";
      /** Why nothing fits. */
      readonly reason: string;
      /** What to do about it. */
      readonly remedy: string;
    };

/** How a workspace runs. */
export interface Base {
  /** Name, beginning with `base-` by convention. */
  readonly name: string;
  /** Semantic version; raise it when the base changes. */
  readonly version: string;
  /** Column of the capability table, e.g. `kubernetes`. */
  readonly platform: string;
  readonly os: OperatingSystem;
  /** One sentence for the README. */
  readonly summary: string;
  /** The capabilities that it offers, each with the values that it can be set to. */
  readonly supports: CapabilityValues;
  /** What must be there before the template is pushed: Markdown for the README. */
  readonly prerequisites: string;
  /** The machine for a profile. */
  machine(profile: ResolvedProfile): Machine;
  /** Adds the infrastructure to the template. */
  bind(workspace: Workspace): BaseBinding;
}

/** Declares a base; keeps the literal types, so that the compiler can tell which toolchains fit. */
export function defineBase<const B extends Base>(base: B): B {
  return base;
}
