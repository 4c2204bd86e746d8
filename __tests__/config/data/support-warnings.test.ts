import { describe, expect, it } from "vitest";
import { resolveDeployment } from "../../../src/config/resolve";
import { minimal } from "../support";

describe("the database's support dates", () => {
  const warnings = (today: string) =>
    resolveDeployment({ ...minimal, database: { engineVersion: "15.17" } }, { today: new Date(today) })
      .warnings;

  it("warn once a major version has left standard support", () => {
    expect(warnings("2028-02-29T23:00:00Z").filter((line) => line.startsWith("database."))).toEqual([]);
    expect(warnings("2028-03-01T00:00:00Z").filter((line) => line.startsWith("database."))).toEqual([
      "database.engineVersion: standard support of Aurora PostgreSQL 15 ended on 2028-02-29; extended support costs more per ACU hour; upgrade from 15.17 towards 17.10",
    ]);
  });
});
