import { describe, expect, test } from "vitest";
import { FakeUpstream, restCall } from "./fake-upstream";
import { s3Double } from "./s3";

const upstream = new FakeUpstream(() => ({ status: 200, headers: {}, body: "" }));
const put = (url: string, body: string) => ({ ...restCall("s3", "PUT", url), body });

describe("bucket policy", () => {
  test("is given back as it was put, and is gone after its deletion", async () => {
    const double = s3Double();
    await double.answer(put("/state?policy", '{"Statement":[]}'), upstream);
    const known = await double.answer(restCall("s3", "GET", "/state?policy"), upstream);
    expect(known).toMatchObject({ status: 200, body: '{"Statement":[]}' });
    await double.answer(restCall("s3", "DELETE", "/state?policy"), upstream);
    const gone = await double.answer(restCall("s3", "GET", "/state?policy"), upstream);
    expect(gone?.status).toBe(404);
    expect(gone?.body).toContain("NoSuchBucketPolicy");
  });

  test("is gone with its bucket", async () => {
    const double = s3Double();
    await double.answer(put("/state?policy", "{}"), upstream);
    expect(await double.answer(restCall("s3", "DELETE", "/state"), upstream)).toBeUndefined();
    expect((await double.answer(restCall("s3", "GET", "/state?policy"), upstream))?.status).toBe(404);
  });
});

test("objects are not looked into", () => {
  const double = s3Double();
  expect(double.wants?.(restCall("s3", "PUT", "/state/vpc/terraform.tfstate"))).toBe(false);
  expect(double.wants?.(restCall("s3", "DELETE", "/state/vpc/terraform.tfstate.tflock"))).toBe(false);
  expect(double.wants?.(restCall("s3", "GET", "/state?versioning"))).toBe(true);
});

test("suspended versioning is remembered, and moto keeps it enabled", async () => {
  const double = s3Double();
  const enable = put(
    "/state?versioning",
    "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
  );
  const suspend = put(
    "/state?versioning",
    "<VersioningConfiguration><Status>Suspended</Status></VersioningConfiguration>",
  );
  const read = restCall("s3", "GET", "/state?versioning");
  expect(await double.answer(enable, upstream)).toBeUndefined();
  expect(await double.answer(read, upstream)).toBeUndefined();
  expect((await double.answer(suspend, upstream))?.status).toBe(200);
  expect((await double.answer(read, upstream))?.body).toContain("<Status>Suspended</Status>");
});
