import { describe, expect, it } from "vitest";
import { hub, problemsWith, spoke } from "../support";

const database = (settings: Record<string, unknown>) => problemsWith({ database: settings });

describe("the database", () => {
  it("has a smallest capacity of at most the largest", () => {
    expect(database({ minAcu: 8, maxAcu: 4 })).toEqual([
      "database.minAcu: 8 is more than maxAcu 4; expected at most maxAcu; use e.g. 4, or maxAcu 8",
    ]);
    expect(database({ minAcu: 4, maxAcu: 4 })).toEqual([]);
  });

  it("compares with the defaults", () => {
    expect(database({ minAcu: 32 })).toEqual([
      "database.minAcu: 32 is more than maxAcu 16 (the default); expected at most maxAcu; use e.g. 16, or maxAcu 32",
    ]);
  });

  it("has a pause only when it may have no capacity", () => {
    expect(database({ autoPauseSeconds: 600 })).toEqual([
      "database.autoPauseSeconds: 600 was given, but minAcu is 0.5 (the default); only a database with minAcu 0 pauses; remove it, or use minAcu 0",
    ]);
    expect(database({ autoPauseSeconds: 600, minAcu: 0 })).toEqual([]);
  });

  it("has a zone for every instance", () => {
    expect(database({ readers: 3 })).toEqual([
      "database.readers: 3 readers and the writer need 4 zones; the hub has 3; every instance stands in a zone of its own; use e.g. 2",
    ]);
    expect(database({ readers: 2 })).toEqual([]);
  });

  it("copies its backups to another region of the same partition", () => {
    expect(database({ backupPlan: { copyRegion: "us-east-2" } })).toEqual([
      "database.backupPlan.copyRegion: us-east-2 is the hub's own region; a copy is for the loss of that region; use another region",
    ]);
    expect(database({ backupPlan: { copyRegion: "us-gov-west-1" } })).toEqual([
      "database.backupPlan.copyRegion: us-gov-west-1 is in the partition aws-us-gov, the hub in aws; backups cannot be copied from one partition into another; use a region of the partition aws",
    ]);
    expect(database({ backupPlan: { copyRegion: "us-west-2" } })).toEqual([]);
  });

  it("is judged beside other mistakes", () => {
    const regions = [hub, { ...spoke, vpc: { cidr: "10.0.0.0/16" } }];
    expect(problemsWith({ regions, database: { minAcu: 8, maxAcu: 4 }, dns: { zone: "acme.org" } })).toEqual([
      "regions.euw2.vpc.cidr: 10.0.0.0/16 overlaps regions.hub.vpc.cidr 10.0.0.0/16; peered networks must not overlap; use e.g. 10.1.0.0/16",
      "database.minAcu: 8 is more than maxAcu 4; expected at most maxAcu; use e.g. 4, or maxAcu 8",
      "dns.zone: the zone acme.org does not own the domain acme.dev; expected the domain itself or one above it; use acme.dev, or leave it out",
    ]);
  });
});
