import { describe, expect, it } from "vitest";
import { unusedBlocks } from "../../src/config/unused-blocks";

describe("unusedBlocks", () => {
  it("is the whole block when nothing is taken", () => {
    expect(unusedBlocks("10.0.0.0/16", [])).toEqual(["10.0.0.0/16"]);
  });

  it("is nothing when all is taken", () => {
    expect(unusedBlocks("10.0.0.0/16", ["10.0.0.0/17", "10.0.128.0/17"])).toEqual([]);
    expect(unusedBlocks("10.0.0.0/24", ["10.0.0.0/16"])).toEqual([]);
  });

  it("gives the largest blocks around what is taken, in order", () => {
    expect(unusedBlocks("10.0.0.0/22", ["10.0.1.0/24"])).toEqual(["10.0.0.0/24", "10.0.2.0/23"]);
  });

  it("passes over what is taken elsewhere", () => {
    expect(unusedBlocks("10.0.0.0/24", ["10.9.0.0/16"])).toEqual(["10.0.0.0/24"]);
  });
});
