/** Routes of the stub: method and path, with `:name` for one part of the path. */

/** A request as a route sees it. */
export interface StubRequest {
  /** Parts of the path by name. */
  readonly params: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined where there is none. */
  readonly body: unknown;
  /** Length of a body that is no JSON. */
  readonly bytes: number;
}

/** An answer. */
export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/** What answers a request. */
export type Handler = (request: StubRequest) => StubAnswer;

/** Handlers by `METHOD /path`. */
export type Routes = Readonly<Record<string, Handler>>;

/** The handler of a request with the parts of its path, if there is one. Literal parts go before named ones. */
export function findRoute(
  routes: Routes,
  method: string,
  path: string,
): { handler: Handler; params: Record<string, string> } | undefined {
  const given = path.split("/");
  const candidates = Object.entries(routes)
    .map(([route, handler]) => {
      const [verb = "", pattern = ""] = route.split(" ");
      return { verb, parts: pattern.split("/"), handler };
    })
    .filter(({ verb, parts }) => verb === method && parts.length === given.length)
    .filter(({ parts }) => parts.every((part, index) => part.startsWith(":") || part === given[index]))
    .toSorted((one, other) => namedParts(one.parts) - namedParts(other.parts));
  const [found] = candidates;
  if (found === undefined) return undefined;
  const params = found.parts.flatMap((part, index): [string, string][] =>
    part.startsWith(":") ? [[part.slice(1), decodeURIComponent(given[index] ?? "")]] : [],
  );
  return { handler: found.handler, params: Object.fromEntries(params) };
}

function namedParts(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith(":")).length;
}

/** 200 with a body. */
export const ok = (body: unknown): StubAnswer => ({ status: 200, body });

/** 201 with a body. */
export const created = (body: unknown): StubAnswer => ({ status: 201, body });

/** What Coder answers when there is no such thing. */
export const notFound: StubAnswer = {
  status: 404,
  body: { message: "Resource not found or you do not have access" },
};

/** What Coder answers to something that cannot be. */
export const conflict = (message: string): StubAnswer => ({ status: 409, body: { message } });
