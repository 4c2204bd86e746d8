import type { AwsRequest, AwsResponse, ServiceDouble } from "./messages";

/** S3: bucket policies and suspended versioning, which moto takes the wrong way. Objects are moto's. */
export function s3Double(): ServiceDouble {
  const policies = new Map<string, string>();
  const suspended = new Set<string>();
  return {
    service: "s3",
    // Objects are streamed past: they need not be text.
    wants: (call) => call.query.has("policy") || call.query.has("versioning") || isBucketDeletion(call),
    async answer(call) {
      const bucket = call.path.split("/")[1] ?? "";
      if (call.query.has("policy")) return answerPolicy(call, bucket, policies);
      if (call.query.has("versioning")) return answerVersioning(call, bucket, suspended);
      policies.delete(bucket);
      suspended.delete(bucket);
      return undefined;
    },
  };
}

function isBucketDeletion(call: AwsRequest): boolean {
  return call.method === "DELETE" && call.query.size === 0 && /^\/[^/]+\/?$/.test(call.path);
}

/**
 * Policies stay away from moto, which reads a `Deny` with a condition that it cannot judge (such as "without TLS") as
 * a refusal of everything: its owner could not use such a bucket any more.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 */
function answerPolicy(call: AwsRequest, bucket: string, policies: Map<string, string>): AwsResponse {
  if (call.method === "PUT") {
    policies.set(bucket, call.body);
    return { status: 204, headers: {}, body: "" };
  }
  if (call.method === "DELETE") {
    policies.delete(bucket);
    return { status: 204, headers: {}, body: "" };
  }
  const policy = policies.get(bucket);
  return policy === undefined
    ? {
        status: 404,
        headers: { "content-type": "application/xml" },
        body: `<Error><Code>NoSuchBucketPolicy</Code><Message>The bucket policy does not exist</Message><BucketName>${bucket}</BucketName></Error>`,
      }
    : { status: 200, headers: { "content-type": "application/json" }, body: policy };
}

/**
 * A bucket whose versioning is suspended keeps its versions, and they can be deleted one by one; moto fails there. It
 * is left in the belief that versioning is still on.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectsfromVersioningSuspendedBuckets.html
 */
function answerVersioning(call: AwsRequest, bucket: string, suspended: Set<string>): AwsResponse | undefined {
  if (call.method === "PUT") {
    if (!call.body.includes("<Status>Suspended</Status>")) {
      suspended.delete(bucket);
      return undefined;
    }
    suspended.add(bucket);
    return { status: 200, headers: {}, body: "" };
  }
  return suspended.has(bucket)
    ? {
        status: 200,
        headers: { "content-type": "application/xml" },
        body: '<VersioningConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Status>Suspended</Status></VersioningConfiguration>',
      }
    : undefined;
}
