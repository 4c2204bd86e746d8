/**
 * Whether a chart reads every value that it is given: each is changed in turn, and the rendered chart must change with
 * it. A value that Helm uses only with a cluster at hand changes nothing; it must be in the chart's own values.yaml and
 * in its templates.
 */
import { at } from "./manifests";

type Path = readonly (string | number)[];

/** What changing one value showed. */
export interface KeyResult {
  /** e.g. `controller.replicaCount`. */
  readonly key: string;
  readonly status: "read" | "declared" | "unread";
}

/** What the check needs of a chart. */
export interface ChartUnderTest {
  /** Renders the chart with other values; objects in a comparable form. */
  render(values: unknown): Promise<string>;
  /** The chart's own values. */
  readonly ownValues: unknown;
  /** Text of all templates. */
  readonly templates: string;
}

/** Checks every value of a release. */
export async function checkKeys(chart: ChartUnderTest, values: unknown): Promise<KeyResult[]> {
  const before = await chart.render(values);
  const results: KeyResult[] = [];
  for (const path of leaves(values)) {
    const key = path.join(".");
    const after = await chart.render(changed(values, path)).catch(() => undefined);
    if (after !== undefined && after !== before) results.push({ key, status: "read" });
    else results.push({ key, status: isDeclared(chart, path) ? "declared" : "unread" });
  }
  return results;
}

function isDeclared({ ownValues, templates }: ChartUnderTest, path: Path): boolean {
  const parent = at(ownValues, ...path.slice(0, -1));
  const name = String(path.at(-1));
  return typeof parent === "object" && parent !== null && name in parent && templates.includes(`.${name}`);
}

/** Paths to everything that is no object and no list with something in it. */
export function leaves(value: unknown, path: Path = []): Path[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item, index) => leaves(item, [...path, index]));
  }
  if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, item]) => leaves(item, [...path, key]));
  }
  return path.length === 0 ? [] : [path];
}

function changed(value: unknown, [first, ...rest]: Path): unknown {
  if (first === undefined) return other(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? changed(item, rest) : item));
  return { ...(value as object), [first]: changed(at(value, first), rest) };
}

function other(value: unknown): unknown {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (Array.isArray(value)) return [{ name: "other" }];
  if (typeof value === "object") return { other: "other" };
  return `${String(value)}x`;
}
