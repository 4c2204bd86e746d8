import { z } from "zod";

/**
 * An object with exactly these settings; the error for another one lists them.
 *
 * @param whenMissing what is expected, where nothing or something else is given
 */
export function settings<T extends z.ZodRawShape>(shape: T, whenMissing?: string) {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code === "invalid_type") return whenMissing;
      return issue.code === "unrecognized_keys"
        ? `expected one of: ${Object.keys(shape).join(", ")}`
        : undefined;
    },
  });
}
