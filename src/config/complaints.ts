/** Schemas that complain in full sentences: what was found, what was expected, how to mend it. */
import { z } from "zod";
import type { Problem } from "./errors";

/** What is wrong with a value, without its place. */
export type Complaint = Omit<Problem, "path">;

/** A schema whose further check complains in full sentences. */
export function checked<T extends z.ZodType>(
  schema: T,
  complain: (value: z.output<T>) => Complaint | undefined,
): T {
  return schema.check((context) => {
    const complaint = complain(context.value);
    if (complaint === undefined) return;
    // `continue` marks a value of the right type, so that a union reports it instead of its own mismatch.
    context.issues.push({ code: "custom", input: context.value, params: { ...complaint }, continue: true });
  });
}

/** A list in which nothing is said twice. */
export function listOf<T extends z.ZodType<string>>(item: T, least = 0): z.ZodArray<T> {
  return checked(z.array(item), (values) => {
    if (values.length < least) {
      return {
        found: values.length === 0 ? "the list is empty" : `the list has ${values.length} entry`,
        expected: `expected at least ${least}`,
        fix: least === 1 ? "name one, or leave the setting out for the default" : `name at least ${least}`,
      };
    }
    const repeated = values.find((value, index) => values.indexOf(value) !== index);
    if (repeated === undefined) return undefined;
    return {
      found: `${repeated} is listed twice`,
      expected: "each entry may appear once",
      fix: "remove one of them",
    };
  });
}

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): z.ZodNumber {
  return checked(z.number(), (value) => {
    if (Number.isInteger(value) && value >= least && value <= most) return undefined;
    const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
    const nearest = Math.min(most, Math.max(least, Math.round(value)));
    return {
      found: `${value} was given`,
      expected: `expected a whole number ${range}`,
      fix: `use e.g. ${nearest}`,
    };
  });
}

/** A text of some form. */
export function format(
  matches: (value: string) => boolean,
  kind: string,
  expected: string,
  example: string,
): z.ZodString {
  return checked(z.string(), (value) =>
    matches(value)
      ? undefined
      : { found: `${quoted(value)} is not ${kind}`, expected, fix: `use e.g. ${example}` },
  );
}

/** The value as it was written, so that blanks show. */
export const quoted = (value: string) => JSON.stringify(value);
