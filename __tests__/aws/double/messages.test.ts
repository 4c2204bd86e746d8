import { describe, expect, test } from "vitest";
import { restCall } from "./fake-upstream";
import { credentialScope, jsonBody, jsonError, unsignedAuthorization } from "./messages";

describe("credential scope", () => {
  test("names service and region of a signed call", () => {
    const header =
      "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-2/eks/aws4_request, SignedHeaders=host, Signature=abc";
    expect(credentialScope(header)).toEqual({ service: "eks", region: "eu-west-2" });
  });

  test("is empty for an unsigned call", () => {
    expect(credentialScope(undefined)).toEqual({ service: "", region: "" });
    expect(credentialScope("Basic abc")).toEqual({ service: "", region: "" });
  });

  test("is found in the double's own calls", () => {
    expect(credentialScope(unsignedAuthorization("ec2", "us-west-2"))).toEqual({
      service: "ec2",
      region: "us-west-2",
    });
  });
});

test("an error carries its code where SDKs read it", () => {
  const error = jsonError(404, "ResourceNotFoundException", "No such thing");
  expect(error.status).toBe(404);
  expect(error.headers["x-amzn-errortype"]).toBe("ResourceNotFoundException");
  expect(JSON.parse(error.body)).toMatchObject({ message: "No such thing" });
});

test("an empty body is an empty object", () => {
  expect(jsonBody(restCall("eks", "POST", "/clusters"))).toEqual({});
});
