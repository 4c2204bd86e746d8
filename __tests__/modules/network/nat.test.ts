import { describe, expect, it } from "vitest";
import { natZones, targetFor } from "../../../src/modules/network/nat";

describe("natZones", () => {
  it("gives every zone, or the first one", () => {
    expect(natZones(["a", "b"], true)).toEqual(["a", "b"]);
    expect(natZones(["a", "b"], false)).toEqual(["a"]);
  });
});

describe("targetFor", () => {
  it("prefers the zone's own target, and falls back to the shared one", () => {
    const targets = new Map([
      ["a", 1],
      ["b", 2],
    ]);
    expect(targetFor(targets, "b")).toBe(2);
    expect(targetFor(targets, "c")).toBe(1);
  });

  it("says which zone has no NAT", () => {
    expect(() => targetFor(new Map(), "us-east-2a")).toThrow("there is no NAT for zone us-east-2a");
  });
});
