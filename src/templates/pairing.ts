/** A pairing: a toolchain on a base, with the profiles it offers and who may use it. One pairing is one template. */
import type { Base } from "./base";
import type { Capabilities } from "./contract/capabilities";
import type { ComputeProfile } from "./contract/compute-profile";
import type { OverridePolicy, Overrides } from "./contract/override-policy";
import type { Fits } from "./fit";
import type { Toolchain } from "./toolchain";

/** A profile that a pairing offers although the base can only give more than it says. */
export interface AcceptedProfile {
  readonly profile: ComputeProfile;
  readonly accept: "larger";
}

/** Offers a profile on the smallest machine that has all of it; the README and the parameter say what is in excess. */
export function acceptLarger(profile: ComputeProfile): AcceptedProfile {
  return { profile, accept: "larger" };
}

/** Who may use a template: names of Coder groups. */
export interface TemplateAccess {
  /** May make workspaces. */
  readonly use: readonly string[];
  /** May change the template. */
  readonly admin: readonly string[];
}

/** When Coder stops, archives and deletes workspaces. Days of the week and dormancy need a Premium licence. */
export interface TemplateLifecycle {
  /** Hours after the start until a workspace is stopped. */
  readonly defaultTtlHours: number;
  /** Hours that activity adds. */
  readonly activityBumpHours: number;
  /** Hours until a failed workspace is stopped. */
  readonly failureTtlHours: number;
  /** Days without use until a workspace is dormant. */
  readonly dormantAfterDays: number;
  /** Days of dormancy until a workspace is deleted. */
  readonly deleteDormantAfterDays: number;
  /** Days on which running workspaces are stopped at the owner's quiet hours. */
  readonly autostopDays: readonly (
    | "monday"
    | "tuesday"
    | "wednesday"
    | "thursday"
    | "friday"
    | "saturday"
    | "sunday"
  )[];
}

interface PairingParts {
  /** Name of the template: at most 32 of a-z, 0-9 and dashes. */
  readonly name: string;
  readonly displayName: string;
  /** At most 127 characters. */
  readonly description: string;
  /** An icon of Coder's, e.g. `/icon/code.svg`. */
  readonly icon: string;
  /** Words for the README's front matter. */
  readonly tags: readonly string[];
  /** The profiles to choose from. */
  readonly profiles: readonly (ComputeProfile | AcceptedProfile)[];
  /** Name of the profile that is chosen to begin with. */
  readonly defaultProfile: string;
  /**
   * Values of capabilities that differ from the toolchain's.
   * @default none
   */
  readonly capabilities?: Partial<Capabilities>;
  /**
   * What else differs from toolchain and base.
   * @default nothing
   */
  readonly overrides?: Overrides;
  /**
   * What may differ.
   * @default defaultOverridePolicy
   */
  readonly overridePolicy?: OverridePolicy;
  readonly access: TemplateAccess;
  readonly lifecycle: TemplateLifecycle;
  /** Tags of the provisioners that build its workspaces; empty for untagged ones. */
  readonly provisionerTags: Readonly<Record<string, string>>;
}

/** A toolchain on a base. */
export interface Pairing extends PairingParts {
  readonly toolchain: Toolchain;
  readonly base: Base;
}

/** Declares a pairing. A toolchain and a base that do not fit are a compile error where the types can tell. */
export function definePairing<const T extends Toolchain, const B extends Base>(
  pairing: PairingParts & { readonly toolchain: T; readonly base: B & Fits<T, B> },
): Pairing {
  return pairing;
}
