/** One call of an AWS API, as far as the double looks into it. */
export interface AwsRequest {
  /** Service of the SigV4 credential scope, e.g. `eks`; empty for unsigned calls. */
  readonly service: string;
  /** Region of the SigV4 credential scope, e.g. `us-east-2`. */
  readonly region: string;
  readonly method: string;
  /** Path as sent, percent-encoding kept. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where the call is streamed through unread (see `ServiceDouble`). */
  readonly body: string;
}

/** What is answered to a call. */
export interface AwsResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The AWS API behind the double. */
export interface Upstream {
  /** Passes a client's call on, as it is. */
  forward(request: AwsRequest): Promise<AwsResponse>;
  /** A query-protocol call of the double's own, e.g. `DescribeSubnets` of EC2. */
  query(
    service: string,
    region: string,
    action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<AwsResponse>;
}

/** Answers for one service. A call for which `answer` gives undefined goes to the API behind. */
export interface ServiceDouble {
  /** Name in the SigV4 credential scope. */
  readonly service: string;
  /**
   * Whether the double looks into a call, judged without its body. The others are streamed through unread.
   * @default - all calls
   */
  wants?(head: AwsRequest): boolean;
  answer(request: AwsRequest, upstream: Upstream): Promise<AwsResponse | undefined>;
}

const CREDENTIAL = /Credential=[^/]+\/\d{8}\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request/;

/**
 * Service and region that a SigV4 `Authorization` header names.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function credentialScope(authorization: string | undefined): { service: string; region: string } {
  const groups = CREDENTIAL.exec(authorization ?? "")?.groups;
  return { service: groups?.service ?? "", region: groups?.region ?? "" };
}

/** An `Authorization` header for calls to an API that reads the scope and does not check signatures. */
export function unsignedAuthorization(service: string, region: string): string {
  return `AWS4-HMAC-SHA256 Credential=test/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** A successful answer of a REST-JSON service. */
export function json(body: unknown, status = 200): AwsResponse {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** An error of a REST-JSON service: the SDKs read its code from the `x-amzn-errortype` header. */
export function jsonError(status: number, code: string, message: string): AwsResponse {
  return {
    status,
    headers: { "content-type": "application/json", "x-amzn-errortype": code },
    body: JSON.stringify({ __type: code, message }),
  };
}

/** A request body as a JSON object; an empty body is an empty object. */
export function jsonBody(request: AwsRequest): Record<string, unknown> {
  const parsed: unknown = request.body === "" ? {} : JSON.parse(request.body);
  return isRecord(parsed) ? parsed : {};
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The object at `key`, or an empty one. */
export function recordAt(parent: Readonly<Record<string, unknown>>, key: string): Record<string, unknown> {
  const value = parent[key];
  return isRecord(value) ? value : {};
}

/** The string at `key`, or undefined. */
export function stringAt(parent: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = parent[key];
  return typeof value === "string" ? value : undefined;
}
