import type { AwsRequest, AwsResponse, Upstream } from "./messages";

/** A call of a REST service in us-east-2, as a client would send it. */
export function restCall(service: string, method: string, url: string, body?: unknown): AwsRequest {
  const [path = "/", search = ""] = url.split("?");
  return {
    service,
    region: "us-east-2",
    method,
    path,
    query: new URLSearchParams(search),
    headers: {},
    body: body === undefined ? "" : JSON.stringify(body),
  };
}

/** An API behind the double that answers from a list and writes down what it was asked. */
export class FakeUpstream implements Upstream {
  readonly forwarded: AwsRequest[] = [];
  readonly queried: { action: string; parameters: Readonly<Record<string, string>> }[] = [];

  constructor(
    private readonly answerForwarded: (call: AwsRequest) => AwsResponse,
    private readonly queryAnswers: Readonly<Record<string, string>> = {},
  ) {}

  async forward(request: AwsRequest): Promise<AwsResponse> {
    this.forwarded.push(request);
    return this.answerForwarded(request);
  }

  async query(
    _service: string,
    _region: string,
    action: string,
    parameters: Readonly<Record<string, string>>,
  ): Promise<AwsResponse> {
    this.queried.push({ action, parameters });
    return { status: 200, headers: {}, body: this.queryAnswers[action] ?? "" };
  }
}
