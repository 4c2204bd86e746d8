/**
 * A small stand-in for a Kubernetes API: namespaces and Secrets, made, read, changed and deleted as the kubernetes
 * provider does it. What a Secret holds can be looked at, so that tests see what arrived.
 */
import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";

type KubernetesObject = {
  metadata: { name: string; namespace?: string; [key: string]: unknown };
  stringData?: Record<string, string>;
  data?: Record<string, string>;
};

/** A stub that listens. */
export interface RunningKubernetes {
  readonly url: string;
  /** The values of a Secret, decoded; undefined when there is no such Secret. */
  secret(namespace: string, name: string): Record<string, string> | undefined;
  /** Requests that it had no answer to. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

interface Patch {
  readonly op: string;
  readonly path: string;
  readonly value: unknown;
}

const collection = /^\/api\/v1\/(namespaces|namespaces\/[^/]+\/secrets)$/;
const member = /^(\/api\/v1\/(?:namespaces|namespaces\/[^/]+\/secrets))\/([^/]+)$/;

/** Starts a stub on a free port of this machine. */
export async function startKubernetes(): Promise<RunningKubernetes> {
  const objects = new Map<string, KubernetesObject>();
  const unknown: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = (request.url ?? "").split("?")[0] ?? "";
      const body = Buffer.concat(chunks).toString("utf8");
      const answered = answer(objects, request.method ?? "", path, body);
      if (answered === undefined) unknown.push(`${request.method} ${path}`);
      send(
        response,
        answered ?? {
          status: 404,
          body: { kind: "Status", status: "Failure", reason: "NotFound", code: 404 },
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stub has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    unknown,
    secret: (namespace, name) => {
      const data = objects.get(`/api/v1/namespaces/${namespace}/secrets/${name}`)?.data;
      return data && Object.fromEntries(Object.entries(data).map(([key, value]) => [key, decoded(value)]));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  objects: Map<string, KubernetesObject>,
  method: string,
  path: string,
  body: string,
): { status: number; body: unknown } | undefined {
  if (path === "/version") return { status: 200, body: { major: "1", minor: "35", gitVersion: "v1.35.0" } };
  if (method === "POST" && collection.test(path)) {
    const made: KubernetesObject = JSON.parse(body);
    const { name } = made.metadata;
    const stored = asStored({
      ...made,
      metadata: { ...made.metadata, uid: randomUUID(), resourceVersion: "1" },
    });
    objects.set(`${path}/${name}`, stored);
    return { status: 201, body: stored };
  }
  const found = objects.get(path);
  if (!member.test(path) || found === undefined)
    return path.startsWith("/api/v1/namespaces/") ? missing : undefined;
  if (method === "GET") return { status: 200, body: found };
  if (method === "DELETE") {
    objects.delete(path);
    return { status: 200, body: { kind: "Status", status: "Success" } };
  }
  if (method === "PATCH") {
    for (const { op, path: target, value } of JSON.parse(body) as Patch[]) {
      if (target === "/data" && op !== "remove") found.data = value as Record<string, string>;
    }
    return { status: 200, body: found };
  }
  return undefined;
}

const missing = { status: 404, body: { kind: "Status", status: "Failure", reason: "NotFound", code: 404 } };

/** As Kubernetes stores it: text becomes base64. */
function asStored({ stringData = {}, ...object }: KubernetesObject): KubernetesObject {
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    Buffer.from(value).toString("base64"),
  ]);
  return { ...object, data: { ...object.data, ...Object.fromEntries(encoded) } };
}

function decoded(value: string): string {
  return Buffer.from(value, "base64").toString("utf8");
}

function send(response: ServerResponse, { status, body }: { status: number; body: unknown }): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
