/** What zod finds wrong with the shape of a deployment, in our words. */
import { z } from "zod";
import type { Complaint } from "./complaints";
import type { Problem } from "./errors";
import type { PathOf } from "./paths";
import { valueAt } from "./paths";
import * as schema from "./schema";
import { nearest, useNearest } from "./spelling";

type Issue = z.core.$ZodIssue;

const complaintSchema = z.object({ found: z.string(), expected: z.string(), fix: z.string() });

/** Everything wrong with types, formats and names of settings. */
export function shapeProblems(input: unknown, pathOf: PathOf): Problem[] {
  const result = schema.deployment.safeParse(input);
  if (result.success) return [];
  return result.error.issues.flatMap((issue) =>
    complaints(issue, input).map(({ keys, ...complaint }) => ({
      path: pathOf([...issue.path, ...keys]),
      ...complaint,
    })),
  );
}

type Found = Complaint & { readonly keys: readonly string[] };

function complaints(issue: Issue, input: unknown): Found[] {
  const value = valueAt(input, issue.path);
  switch (issue.code) {
    case "custom":
      return [{ keys: [], ...complaintSchema.parse(issue.params) }];
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownSetting(key, issue.message));
    case "invalid_key":
      return issue.issues.flatMap((inner) => complaints(inner, undefined));
    case "invalid_value":
      return [unexpectedValue(value, issue.values.map(String))];
    case "invalid_type":
      return [wrongType(value, ownWords(issue) ?? `expected ${article(issue.expected)}`)];
    default:
      return [unexpected(value, issue.message)];
  }
}

const listStart = "expected one of: ";

const listed = (expected: string) =>
  expected.startsWith(listStart) ? expected.slice(listStart.length).split(", ") : [];

/** What the error texts of schema.ts say about a value that fits no member of a union. */
function unexpected(value: unknown, expected: string): Found {
  const known = listed(expected);
  return known.length > 0 ? unexpectedValue(value, known) : wrongType(value, expected);
}

function unknownSetting(key: string, expected: string): Found {
  const meant = nearest(key, listed(expected));
  const fix = meant === undefined ? "remove it" : `use ${meant}`;
  return { keys: [key], found: "there is no such setting", expected, fix };
}

function unexpectedValue(value: unknown, known: readonly string[]): Found {
  if (typeof value !== "string") return wrongType(value, `${listStart}${known.join(", ")}`);
  return {
    keys: [],
    found: `${JSON.stringify(value)} was given`,
    expected: `${listStart}${known.join(", ")}`,
    fix: useNearest(value, known),
  };
}

/** What the schema of a setting says itself about a missing value or one of another type. */
function ownWords({ message }: Issue): string | undefined {
  return message.startsWith("Invalid input") ? undefined : message;
}

function wrongType(value: unknown, expected: string): Found {
  if (value === undefined) return { keys: [], found: "is missing", expected, fix: "add it" };
  return { keys: [], found: `${JSON.stringify(value)} was given`, expected, fix: "correct it" };
}

function article(type: string): string {
  const names: Record<string, string> = {
    array: "a list",
    record: "an object of names and texts",
    boolean: "true or false",
  };
  return names[type] ?? `${/^[aeio]/.test(type) ? "an" : "a"} ${type}`;
}
