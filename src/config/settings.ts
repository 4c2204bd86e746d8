import { z } from "zod";

/** An object with exactly these settings; the error for another one lists them. */
export function settings<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `expected one of: ${Object.keys(shape).join(", ")}` : undefined,
  });
}
