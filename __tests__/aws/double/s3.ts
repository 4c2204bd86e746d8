import type { AwsRequest, AwsResponse, ServiceDouble } from "./messages";

/**
 * S3: two things that moto gets wrong.
 *
 * Bucket policies stay away from moto, which reads a `Deny` with a condition that it cannot judge (such as "without
 * TLS") as a refusal of everything: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
 *
 * Versioning stays on when it is suspended, because moto then fails to delete delete markers, which every state lock
 * leaves behind: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html
 */
export function s3Double(): ServiceDouble {
  const policies = new Map<string, string>();
  return {
    service: "s3",
    // Objects are streamed past: they need not be text.
    wants: (call) => call.query.has("policy") || isBucketDeletion(call),
    async answer(call) {
      const bucket = call.path.split("/")[1] ?? "";
      if (call.method === "PUT" && call.query.has("versioning") && call.body.includes("Suspended")) {
        return { status: 200, headers: {}, body: "" };
      }
      if (call.query.has("policy")) return answerPolicy(call, bucket, policies);
      policies.delete(bucket);
      return undefined;
    },
  };
}

function isBucketDeletion(call: AwsRequest): boolean {
  return call.method === "DELETE" && call.query.size === 0 && /^\/[^/]+\/?$/.test(call.path);
}

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
