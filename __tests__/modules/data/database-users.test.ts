import { describe, expect, it } from "vitest";
import { databaseUsersSql } from "../../../src/modules/data/database-users";

describe("databaseUsersSql", () => {
  const sql = databaseUsersSql([
    { database: "coder", user: "coder" },
    { database: "litellm", user: "llm" },
  ]);

  it("makes each database with a user of its own, and can be run again", () => {
    expect(sql).toBe(`\\set ON_ERROR_STOP on

\\connect postgres
SELECT 'CREATE ROLE coder LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'coder') \\gexec
GRANT rds_iam TO coder;
SELECT 'CREATE DATABASE coder' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'coder') \\gexec
REVOKE ALL ON DATABASE coder FROM PUBLIC;
GRANT ALL ON DATABASE coder TO coder;
\\connect coder
GRANT ALL ON SCHEMA public TO coder;

\\connect postgres
SELECT 'CREATE ROLE llm LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'llm') \\gexec
GRANT rds_iam TO llm;
SELECT 'CREATE DATABASE litellm' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'litellm') \\gexec
REVOKE ALL ON DATABASE litellm FROM PUBLIC;
GRANT ALL ON DATABASE litellm TO llm;
\\connect litellm
GRANT ALL ON SCHEMA public TO llm;
`);
  });

  it("S0-16: gives nobody a password, so that a rotation of the master password breaks nobody", () => {
    expect(sql).not.toMatch(/password/i);
    expect(sql.match(/GRANT rds_iam TO \w+/g)).toEqual(["GRANT rds_iam TO coder", "GRANT rds_iam TO llm"]);
  });

  it("does not make the master user a member of a user, who would then lose its password as well", () => {
    expect(sql).not.toMatch(/GRANT \w+ TO (CURRENT_USER|coder_admin)|OWNER/);
  });

  it.each(["Coder", "a-b", "x; DROP DATABASE coder", ""])("refuses the name %j", (name) => {
    expect(() => databaseUsersSql([{ database: name, user: "coder" }])).toThrow(
      `${name} is no plain PostgreSQL name: ^[a-z][a-z0-9_]{0,62}$`,
    );
  });
});
