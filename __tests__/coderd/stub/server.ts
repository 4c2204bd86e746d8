/**
 * A small stand-in for a Coder server: what the coderd provider calls, and nothing else. It keeps everything in memory,
 * wants a token, and refuses what it does not know, loudly.
 */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { deploymentRoutes } from "./deployment-routes";
import { organizationRoutes } from "./organization-routes";
import { findRoute, notFound, type Routes, type StubAnswer } from "./router";
import { Store } from "./store";
import { templateRoutes } from "./template-routes";

/** A stub that listens. */
export interface RunningStub {
  readonly url: string;
  /** The only token that it accepts. */
  readonly token: string;
  readonly store: Store;
  /** Requests that it had no answer to. */
  readonly unknown: readonly string[];
  close(): Promise<void>;
}

/** Starts a stub on a free port of this machine. */
export async function startStub(): Promise<RunningStub> {
  const store = new Store();
  const token = store.secret("session");
  const unknown: string[] = [];
  const routes: Routes = {
    ...deploymentRoutes(store),
    ...organizationRoutes(store),
    ...templateRoutes(store),
  };
  const isAllowed = ({ headers, url = "" }: IncomingMessage) =>
    headers["coder-session-token"] === token || url.startsWith("/api/v2/buildinfo");
  const server = createServer((request, response) => {
    void read(request).then((bytes) => {
      if (!isAllowed(request))
        return send(response, { status: 401, body: { message: "You are signed out" } });
      const path = (request.url ?? "").split("?")[0] ?? "";
      const found = findRoute(routes, request.method ?? "", path);
      if (found === undefined) {
        unknown.push(`${request.method} ${path}`);
        return send(response, notFound);
      }
      const isJson = (request.headers["content-type"] ?? "application/json").includes("json");
      const body = isJson && bytes.length > 0 ? JSON.parse(bytes.toString("utf8")) : undefined;
      return send(response, found.handler({ params: found.params, body, bytes: bytes.length }));
    });
  });
  server.on("upgrade", (request, socket: Duplex) => {
    if (isAllowed(request) && /\/api\/v2\/templateversions\/[^/]+\/logs/.test(request.url ?? ""))
      endLogs(request, socket);
    else socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stub has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    store,
    unknown,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, body }: StubAnswer): void {
  response.writeHead(status, { "content-type": "application/json", "x-coder-build-version": "v2.34.5" });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** Logs of a job are a WebSocket (RFC 6455): the stub's have no line and end at once. */
function endLogs(request: IncomingMessage, socket: Duplex): void {
  const key = request.headers["sec-websocket-key"] ?? "";
  const accept = createHash("sha1").update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const normalClosure = Buffer.from([0x88, 0x02, 0x03, 0xe8]);
  socket.end(normalClosure);
}
