import { describe, expect, it } from "vitest";
import {
  addressCount,
  alignedCidr,
  firstFree,
  isAligned,
  isCidr,
  isWithin,
  overlaps,
  pieceOf,
} from "../../src/config/cidr";

describe("CIDR blocks", () => {
  it.each(["10.0.0.0/16", "0.0.0.0/0", "203.0.113.7/32", "10.0.3.0/16"])("%s is one", (text) => {
    expect(isCidr(text)).toBe(true);
  });

  it.each([
    "10.0.0.0",
    "10.0.0/16",
    "10.0.0.0/33",
    "10.0.0.256/16",
    "10.0.0.0/016",
    "010.0.0.0/16",
    " 10.0.0.0/16",
    "10.0.0.0/-1",
    "0x0a.0.0.0/8",
  ])("%j is none", (text) => {
    expect(isCidr(text)).toBe(false);
  });

  it("are aligned when they start at the first address", () => {
    expect(isAligned("10.0.0.0/16")).toBe(true);
    expect(isAligned("10.0.3.0/16")).toBe(false);
    expect(alignedCidr("10.0.3.0/16")).toBe("10.0.0.0/16");
  });

  it("overlap when one contains the other, in either order", () => {
    expect(overlaps("10.0.0.0/16", "10.0.255.0/24")).toBe(true);
    expect(overlaps("10.0.255.0/24", "10.0.0.0/16")).toBe(true);
    expect(overlaps("10.0.0.0/16", "10.1.0.0/16")).toBe(false);
    expect(isWithin("10.0.0.0/16", "10.0.255.0/24")).toBe(false);
  });

  it("are cut into numbered pieces", () => {
    expect(pieceOf("10.0.0.0/16", 19, 0)).toBe("10.0.0.0/19");
    expect(pieceOf("10.0.0.0/16", 19, 7)).toBe("10.0.224.0/19");
    expect(addressCount("10.0.0.0/19")).toBe(8192);
  });
});

describe("the first free block", () => {
  it("is the first that overlaps nothing", () => {
    expect(firstFree(16, ["10.0.0.0/8"], ["10.0.0.0/16", "10.1.128.0/20"])).toBe("10.2.0.0/16");
  });

  it("is looked for in the next pool when one is full", () => {
    expect(firstFree(16, ["10.0.0.0/16", "192.168.0.0/16"], ["10.0.7.0/24"])).toBe("192.168.0.0/16");
  });

  it("is none when all pools are full or too small", () => {
    expect(firstFree(16, ["10.0.0.0/16"], ["10.0.7.0/24"])).toBeUndefined();
    expect(firstFree(8, ["10.0.0.0/16"], [])).toBeUndefined();
  });
});
