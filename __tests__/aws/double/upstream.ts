import { request } from "node:http";
import { type AwsRequest, type AwsResponse, type Upstream, unsignedAuthorization } from "./messages";

/** Headers that belong to one connection or to a length that may change. */
const NOT_FORWARDED = new Set(["connection", "content-length", "transfer-encoding", "keep-alive"]);

/** The AWS API behind the double, reached over HTTP. */
export class HttpUpstream implements Upstream {
  constructor(private readonly base: string) {}

  forward(call: AwsRequest): Promise<AwsResponse> {
    const search = call.query.toString();
    return this.send(
      call.method,
      search === "" ? call.path : `${call.path}?${search}`,
      call.headers,
      call.body,
    );
  }

  query(
    service: string,
    region: string,
    action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<AwsResponse> {
    const version = QUERY_API_VERSIONS[service];
    if (version === undefined) throw new Error(`No query API version is known for the service ${service}`);
    const body = new URLSearchParams({ Action: action, Version: version, ...parameters }).toString();
    const headers = {
      authorization: unsignedAuthorization(service, region),
      "content-type": "application/x-www-form-urlencoded; charset=utf-8",
    };
    return this.send("POST", "/", headers, body);
  }

  private send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<AwsResponse> {
    const target = new URL(this.base);
    const sent: Record<string, string> = { "content-length": String(Buffer.byteLength(body)) };
    for (const [name, value] of Object.entries(headers)) if (!NOT_FORWARDED.has(name)) sent[name] = value;
    return new Promise((resolve, reject) => {
      const onward = request(
        { hostname: target.hostname, port: target.port, method, path, headers: sent },
        (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            const received: Record<string, string> = {};
            for (const [name, value] of Object.entries(response.headers)) {
              if (typeof value === "string" && !NOT_FORWARDED.has(name)) received[name] = value;
            }
            resolve({
              status: response.statusCode ?? 502,
              headers: received,
              body: Buffer.concat(chunks).toString("utf8"),
            });
          });
        },
      );
      onward.on("error", reject);
      onward.end(body);
    });
  }
}

const QUERY_API_VERSIONS: Readonly<Record<string, string>> = {
  autoscaling: "2011-01-01",
  ec2: "2016-11-15",
  iam: "2010-05-08",
};
