import { describe, expect, it } from "vitest";
import { contains, secretTexts } from "../../scripts/lib/aws/secrets";

describe("secrets that are looked for", () => {
  it("are the fields of a secret, without those that everybody may know", () => {
    const value = JSON.stringify({ username: "coder_admin", password: "s3cret-and-long", port: 5432 });
    expect(secretTexts(value)).toEqual(["s3cret-and-long"]);
  });

  it("are a whole text that is no object, unless it is too short to be meaningful", () => {
    expect(secretTexts("a-plain-secret")).toEqual(["a-plain-secret"]);
    expect(secretTexts("short")).toEqual([]);
  });
});

describe("a text holds a secret", () => {
  const secret = 'p"ss/w\\rd-x';

  it("as it is, as part of a JSON string, or in base64", () => {
    expect(contains(`a ${secret} b`, secret)).toBe(true);
    expect(contains(JSON.stringify({ password: secret }), secret)).toBe(true);
    expect(contains(Buffer.from(secret).toString("base64"), secret)).toBe(true);
    expect(contains("nothing here", secret)).toBe(false);
  });
});
