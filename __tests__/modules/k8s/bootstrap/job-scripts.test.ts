/** Runs the scripts of jobs with a real shell and stand-ins for the programs that they call. */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fetchSecretScript, runSqlScript } from "../../../../src/modules/k8s/bootstrap/database-setup-script";
import { copyScript, signInScript } from "../../../../src/modules/k8s/bootstrap/fetch-and-store";
import { generateKeyScript } from "../../../../src/modules/k8s/bootstrap/litellm-generate-key";
import { rotateKeyScript } from "../../../../src/modules/k8s/bootstrap/litellm-rotate-key";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "job-"));
  mkdirSync(join(folder, "bin"));
  mkdirSync(join(folder, "work"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program that does what a shell script says. */
function program(name: string, script: string): void {
  const path = join(folder, "bin", name);
  writeFileSync(path, `#!/bin/bash\n${script}\n`);
  chmodSync(path, 0o755);
}

/** Runs a script of a pod whose folders lie below a temporary one. */
function run(shell: string, script: string, env: Record<string, string> = {}) {
  const local = script
    .replaceAll("/run/job/", `${folder}/work/`)
    .replaceAll("/run/database/", `${folder}/work/`)
    .replaceAll("/var/run/secrets/kubernetes.io/serviceaccount", `${folder}/work`);
  const path = `${join(folder, "bin")}:${process.env.PATH}`;
  return spawnSync(shell, ["-c", local], {
    env: { ...env, FOLDER: folder, PATH: path },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const written = (name: string) => readFileSync(join(folder, "work", name), "utf8");

describe("the database job", () => {
  const passwords = [
    "plain",
    'quote"backslash\\end',
    "slash/and$dollar`tick'",
    "<less&more>",
    "percent%s%b and blank",
    "${HOME}$(id)",
    "tab\tand\\nno line feed",
    "backslash\\/slash\\\\",
    '\\"',
    "\u00e9\u20ac",
  ];

  it.each(passwords)("hands the password %j to psql as it is", (password) => {
    program(
      "psql",
      'printf "%s" "$PGPASSWORD" > "$FOLDER/work/password"; printf "%s " "$@" > "$FOLDER/work/arguments"',
    );
    writeFileSync(join(folder, "work", "master.json"), JSON.stringify({ username: "coder_admin", password }));
    const result = run("bash", runSqlScript, { LC_ALL: "C.UTF-8" });
    expect(result.stderr).toBe("");
    expect(written("password")).toBe(password);
    expect(written("arguments")).toBe("--no-password --file=/etc/database/database-users.sql ");
  });

  it("understands escapes that JSON allows and nobody needs", () => {
    program("psql", 'printf "%s" "$PGPASSWORD" > "$FOLDER/work/password"');
    writeFileSync(
      join(folder, "work", "master.json"),
      '{"password" : "a\\/b\\u0026\\u003c","username":"x"}\n',
    );
    expect(run("bash", runSqlScript).status).toBe(0);
    expect(written("password")).toBe("a/b&<");
  });

  it("fails where there is no password, without showing the secret", () => {
    program("psql", "true");
    writeFileSync(join(folder, "work", "master.json"), '{"username":"very-secret"}');
    const result = run("bash", runSqlScript);
    expect(result.status).toBe(1);
    expect(result.stderr).toBe("the master secret has no password\n");
  });

  it("signs in with a token where RDS refuses the password", () => {
    program(
      "psql",
      '[ "$PGPASSWORD" = token ] || exit 2; printf "%s %s\\n" "$PGPASSWORD" "$*" >> "$FOLDER/work/calls"',
    );
    writeFileSync(join(folder, "work", "master.json"), '{"password":"refused"}');
    writeFileSync(join(folder, "work", "token"), "token");
    const result = run("bash", runSqlScript);
    expect([result.status, result.stderr]).toEqual([
      0,
      "signing in with an IAM token instead of the password\n",
    ]);
    expect(written("calls")).toBe("token --no-password --file=/etc/database/database-users.sql\n");
  });

  it("reads the secret and signs a token, both into memory only", () => {
    program("aws", 'printf "%s\\n" "$*" >> "$FOLDER/work/calls"; echo "from-$1"');
    const result = run("sh", fetchSecretScript, {
      MASTER_SECRET_ARN: "arn:secret",
      PGHOST: "db.example",
      PGPORT: "5432",
      PGUSER: "coder_admin",
    });
    expect([result.status, result.stdout, result.stderr]).toEqual([0, "", ""]);
    expect(written("master.json")).toBe("from-secretsmanager\n");
    expect(written("token")).toBe("from-rds\n");
    expect(written("calls")).toContain("--username coder_admin");
  });

  it("fails when psql fails", () => {
    program("psql", "exit 3");
    writeFileSync(join(folder, "work", "master.json"), '{"password":"x"}');
    writeFileSync(join(folder, "work", "token"), "token");
    expect(run("bash", runSqlScript).status).toBe(3);
  });
});

describe("the jobs for LiteLLM keys", () => {
  it("generate-key puts the key of LiteLLM's answer into Secrets Manager, and the master key into no argument", () => {
    program(
      "curl",
      'printf "%s\\n" "$@" > "$FOLDER/work/curl-arguments"; echo \'{"key": "sk-abc_1-2", "expires": "x"}\'',
    );
    program(
      "aws",
      'printf "%s\\n" "$@" > "$FOLDER/work/aws-arguments"; cp "$FOLDER/work/secret" "$FOLDER/work/stored"',
    );
    const result = run("sh", generateKeyScript, {
      MASTER_KEY: "sk-master",
      LITELLM_URL: "http://litellm:4000",
      KEY_SECRET_ARN: "arn:secret",
    });
    expect(result.stderr).toBe("");
    expect(JSON.parse(written("stored"))).toEqual({ key: "sk-abc_1-2" });
    expect(written("curl")).toBe('header = "Authorization: Bearer sk-master"\n');
    expect(written("curl-arguments")).not.toContain("sk-master");
    expect(written("curl-arguments")).toContain("http://litellm:4000/key/generate");
    expect(written("aws-arguments")).toContain("arn:secret");
    expect(written("aws-arguments")).not.toContain("sk-");
  });

  it("generate-key fails when LiteLLM gives no key, and stores nothing", () => {
    program("curl", 'echo \'{"error": "no"}\'');
    program("aws", 'touch "$FOLDER/work/called"');
    const result = run("sh", generateKeyScript, { MASTER_KEY: "m", LITELLM_URL: "u", KEY_SECRET_ARN: "a" });
    expect([result.status, result.stderr]).toEqual([1, "LiteLLM answered without a key\n"]);
    expect(existsSync(join(folder, "work", "called"))).toBe(false);
  });

  it("rotate-key changes the Secret of every namespace, and shows neither key nor token", () => {
    program("aws", 'echo \'{"key":"sk-current"}\'');
    program(
      "curl",
      'printf "%s\\n" "$@" >> "$FOLDER/work/curl-arguments"; cp "$FOLDER/work/patch" "$FOLDER/work/sent"',
    );
    writeFileSync(join(folder, "work", "token"), "service-account-token");
    const result = run("sh", rotateKeyScript, {
      KEY_SECRET_NAME: "acme/litellm/workspace-key",
      NAMESPACES: "coder-workspaces coder-workspaces-demo",
    });
    expect(result.stderr).toBe("");
    expect(JSON.parse(written("sent"))).toEqual({
      data: { key: Buffer.from("sk-current").toString("base64") },
    });
    const urls = written("curl-arguments")
      .split("\n")
      .filter((line) => line.startsWith("https://"));
    expect(urls).toEqual([
      "https://kubernetes.default.svc/api/v1/namespaces/coder-workspaces/secrets/litellm",
      "https://kubernetes.default.svc/api/v1/namespaces/coder-workspaces-demo/secrets/litellm",
    ]);
    expect(written("curl-arguments")).not.toMatch(/service-account-token|sk-current/);
  });
});

describe("the image copy", () => {
  it("signs in to the registry with a token in memory", () => {
    program("aws", "echo ecr-password");
    expect(run("sh", signInScript, { REGISTRY: "1.dkr.ecr.us-east-2.amazonaws.com" }).stderr).toBe("");
    expect(JSON.parse(written("config.json"))).toEqual({
      auths: {
        "1.dkr.ecr.us-east-2.amazonaws.com": { auth: Buffer.from("AWS:ecr-password").toString("base64") },
      },
    });
  });

  const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
  const env = { SOURCE: "ghcr.io/coder/coder-preview:main", REPOSITORY: "registry/coder-preview" };

  it("copies by digest, under a tag that belongs to the content", () => {
    program(
      "crane",
      `[ "$1" = digest ] && [ "$2" = "$SOURCE" ] && echo ${digest} && exit 0\n[ "$1" = copy ] && echo "$@" > "$FOLDER/work/copied" && exit 0\nexit 1`,
    );
    expect(run("sh", copyScript, env).status).toBe(0);
    expect(written("copied")).toBe(
      `copy ghcr.io/coder/coder-preview:main@${digest} registry/coder-preview:0123456789ab\n`,
    );
  });

  it("leaves an image alone that is there already: tags cannot change", () => {
    program("crane", `[ "$1" = digest ] && echo ${digest} && exit 0\nexit 1`);
    const result = run("sh", copyScript, env);
    expect([result.status, result.stdout]).toEqual([
      0,
      "registry/coder-preview:0123456789ab is there already\n",
    ]);
  });
});
