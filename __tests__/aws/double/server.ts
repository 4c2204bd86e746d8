import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { type AwsRequest, type AwsResponse, credentialScope, type ServiceDouble } from "./messages";
import { HttpUpstream } from "./upstream";

/** How the double is started. */
export interface DoubleOptions {
  /** Address of the AWS API behind, e.g. `http://127.0.0.1:5000`. */
  readonly upstream: string;
  readonly services: readonly ServiceDouble[];
  /**
   * Called with every call before it is answered; the call waits for it, and is cut off when it rejects.
   * @default - none
   */
  readonly onRequest?: (request: AwsRequest) => Promise<void>;
  /**
   * Called when a call has been answered.
   * @default - none
   */
  readonly onResponse?: (request: AwsRequest, status: number) => void;
}

/** A double that listens. */
export interface RunningDouble {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a reverse proxy that lets the doubles of `services` answer first and passes everything else on.
 *
 * Calls that no double wants are streamed; the others are read whole.
 */
export function startDouble(options: DoubleOptions): Promise<RunningDouble> {
  const upstream = new HttpUpstream(options.upstream);
  const doubles = new Map(options.services.map((service) => [service.service, service]));

  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const head = readHead(incoming);
    const double = doubles.get(head.service);
    if (double === undefined || double.wants?.(head) === false) {
      await options.onRequest?.(head);
      await stream(incoming, outgoing, options.upstream);
      options.onResponse?.(head, outgoing.statusCode);
      return;
    }
    const call: AwsRequest = { ...head, body: await readBody(incoming) };
    await options.onRequest?.(call);
    const answer = (await double.answer(call, upstream)) ?? (await upstream.forward(call));
    send(outgoing, { ...answer, status: finalStatus(answer.status, incoming.headers) });
    options.onResponse?.(call, answer.status);
  };

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent || incoming.destroyed) {
        outgoing.destroy();
        return;
      }
      const message = error instanceof Error ? error.message : String(error);
      send(outgoing, { status: 502, headers: { "content-type": "text/plain" }, body: `double: ${message}` });
    });
  });
  // Terraform's SDK keeps connections for as long as a layer takes to apply.
  server.keepAliveTimeout = 120_000;

  return new Promise((resolve, reject) => {
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

function readHead(incoming: IncomingMessage): AwsRequest {
  const [path = "/", search = ""] = splitOnce(incoming.url ?? "/", "?");
  return {
    ...credentialScope(incoming.headers.authorization),
    method: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    headers: flatten(incoming.headers),
    body: "",
  };
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

function flatten(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function send(outgoing: ServerResponse, answer: AwsResponse): void {
  outgoing.writeHead(answer.status, {
    ...answer.headers,
    "content-length": String(Buffer.byteLength(answer.body)),
  });
  outgoing.end(answer.body);
}

/** Which try of a call this is: SDKs write `attempt=2; max=25`. */
const ATTEMPT = /attempt=(\d+)/;

/**
 * Moto answers 500 to what it lacks, and now and then to calls that get in each other's way. SDKs retry a 500, the AWS
 * provider 25 times over minutes: from the fourth try on it becomes a 501, which they take as final.
 */
function finalStatus(status: number, headers: IncomingHttpHeaders): number {
  const attempt = Number(ATTEMPT.exec(String(headers["amz-sdk-request"]))?.[1] ?? Number.POSITIVE_INFINITY);
  return status === 500 && attempt > 3 ? 501 : status;
}

function stream(incoming: IncomingMessage, outgoing: ServerResponse, base: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const target = new URL(base);
    const onward = request(
      {
        hostname: target.hostname,
        port: target.port,
        method: incoming.method,
        path: incoming.url,
        headers: incoming.headers,
      },
      (response) => {
        outgoing.writeHead(finalStatus(response.statusCode ?? 502, incoming.headers), response.headers);
        response.pipe(outgoing);
        response.on("end", resolve);
        response.on("error", reject);
      },
    );
    onward.on("error", reject);
    incoming.on("error", reject);
    incoming.pipe(onward);
  });
}
