/** Paths of settings as people read them: regions by key, not by number. */
import { regionKey } from "./fields";

type Keys = readonly PropertyKey[];

/** Writes the path of a setting. */
export type PathOf = (keys: Keys) => string;

/** The value at a path of something whose shape is not known; undefined where there is none. */
export function valueAt(value: unknown, keys: Keys): unknown {
  return keys.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

/** Paths for one deployment: `regions.usw2.vpc.cidr`, or `regions[1].vpc.cidr` where a key is unusable or repeated. */
export function pathsOf(input: unknown): PathOf {
  const regions = valueAt(input, ["regions"]);
  const keys = Array.isArray(regions) ? regions.map((region) => valueAt(region, ["key"])) : [];
  const isNameable = (key: unknown) =>
    regionKey.safeParse(key).success && keys.filter((other) => other === key).length === 1;
  const regionPath = (index: number) =>
    isNameable(keys[index]) ? `regions.${String(keys[index])}` : `regions[${index}]`;
  return ([first, second, ...rest]) => {
    if (first === undefined) return "deployment";
    if (first !== "regions" || typeof second !== "number") return join("", [first, second, ...rest]);
    return join(regionPath(second), rest);
  };
}

function join(start: string, keys: readonly (PropertyKey | undefined)[]): string {
  return keys.reduce<string>((path, key) => {
    if (key === undefined) return path;
    if (typeof key === "number") return `${path}[${key}]`;
    return path === "" ? String(key) : `${path}.${String(key)}`;
  }, start);
}
