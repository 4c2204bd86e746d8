/** Whether a toolchain can run on a base, as far as the compiler can tell. */
import type { Base } from "./base";
import type { CapabilityName } from "./contract/capabilities";
import type { Toolchain } from "./toolchain";

/** The capabilities that a toolchain requires and a base does not offer. */
type MissingCapability<T extends Toolchain, B extends Base> = Exclude<
  Extract<keyof T["requires"], CapabilityName>,
  keyof B["supports"]
>;

/** The required capabilities of which the base offers no value that will do. */
type UnfitValue<T extends Toolchain, B extends Base> = {
  [N in Extract<
    keyof T["requires"] & keyof B["supports"],
    CapabilityName
  >]: T["requires"][N] extends readonly (infer R)[]
    ? B["supports"][N] extends readonly (infer S)[]
      ? Extract<R, S> extends never
        ? N
        : never
      : N
    : never;
}[Extract<keyof T["requires"] & keyof B["supports"], CapabilityName>];

/** Toolchains and bases whose literal types are lost (e.g. out of a list) are checked at synthesis only. */
type IsKnown<T extends Toolchain, B extends Base> = CapabilityName extends
  | keyof T["requires"]
  | keyof B["supports"]
  ? CapabilityName extends keyof T["requires"]
    ? false
    : CapabilityName extends keyof B["supports"]
      ? false
      : true
  : true;

/**
 * `unknown` when the toolchain fits the base, else an object type whose only key says in the compiler's message what
 * is wrong.
 */
export type Fits<T extends Toolchain, B extends Base> =
  IsKnown<T, B> extends false
    ? unknown
    : T["os"] extends B["os"]
      ? [MissingCapability<T, B> | UnfitValue<T, B>] extends [never]
        ? unknown
        : {
            readonly "the base does not offer what the toolchain requires":
              | MissingCapability<T, B>
              | UnfitValue<T, B>;
          }
      : { readonly "toolchain and base are for different operating systems": [T["os"], B["os"]] };
