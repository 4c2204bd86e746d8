import { type AwsRequest, type AwsResponse, jsonError, type Upstream } from "../messages";

/** One operation of a REST service. */
export interface Route {
  readonly method: string;
  /** Path segments; `{name}` takes one segment, percent-decoded. */
  readonly path: string;
  answer(
    call: AwsRequest,
    segments: Readonly<Record<string, string>>,
    upstream: Upstream,
  ): Promise<AwsResponse>;
}

/** The route that a call takes, with its path segments. */
export function findRoute(
  routes: readonly Route[],
  call: AwsRequest,
): { route: Route; segments: Record<string, string> } | undefined {
  const given = call.path.split("/").filter((part) => part !== "");
  for (const route of routes) {
    if (route.method !== call.method) continue;
    const segments = matchPath(
      route.path.split("/").filter((part) => part !== ""),
      given,
    );
    if (segments !== undefined) return { route, segments };
  }
  return undefined;
}

function matchPath(pattern: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== given.length) return undefined;
  const segments: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const actual = decodeURIComponent(given[index] ?? "");
    if (part.startsWith("{")) segments[part.slice(1, -1)] = actual;
    else if (part !== actual) return undefined;
  }
  return segments;
}

/** A path segment that the route's pattern is known to have. */
export function segment(segments: Readonly<Record<string, string>>, name: string): string {
  const value = segments[name];
  if (value === undefined) throw new Error(`The route has no path segment {${name}}`);
  return value;
}

/** EKS's answer for something that does not exist. */
export function notFound(message: string): AwsResponse {
  return jsonError(404, "ResourceNotFoundException", message);
}

/** EKS's answer for something that exists already. */
export function inUse(message: string): AwsResponse {
  return jsonError(409, "ResourceInUseException", message);
}
