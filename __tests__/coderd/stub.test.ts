import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RunningStub, startStub } from "./stub/server";

let stub: RunningStub;

beforeEach(async () => {
  stub = await startStub();
});

afterEach(() => stub.close());

async function call(method: string, path: string, body?: unknown, token = stub.token) {
  const response = await fetch(stub.url + path, {
    method,
    headers: { "Coder-Session-Token": token, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
}

const addLicense = () => call("POST", "/api/v2/licenses", { license: "jwt" });

describe("the stand-in for Coder", () => {
  it("tells its version to everybody, and everything else to its token only", async () => {
    expect(await call("GET", "/api/v2/buildinfo", undefined, "")).toMatchObject({
      status: 200,
      body: { version: "v2.34.5" },
    });
    expect((await call("GET", "/api/v2/users/me", undefined, "wrong")).status).toBe(401);
    expect((await call("GET", "/api/v2/users/me")).body.organization_ids).toEqual([
      stub.store.defaultOrganization.id,
    ]);
  });

  it("remembers what it was asked and could not answer", async () => {
    expect((await call("GET", "/api/v2/insights/daus")).status).toBe(404);
    expect(stub.unknown).toEqual(["GET /api/v2/insights/daus"]);
  });

  it("has features with a licence only", async () => {
    const feature = async () =>
      (await call("GET", "/api/v2/entitlements")).body.features.workspace_proxy.entitlement;
    expect(await feature()).toBe("not_entitled");
    expect((await call("POST", "/api/v2/workspaceproxies", { name: "euw2" })).status).toBe(403);
    expect((await addLicense()).body).toMatchObject({ id: 1, claims: { license_expires: 1893456000 } });
    expect(await feature()).toBe("entitled");
    await call("DELETE", "/api/v2/licenses/1");
    expect(await feature()).toBe("not_entitled");
  });

  it("gives the token of a proxy once", async () => {
    await addLicense();
    const made = await call("POST", "/api/v2/workspaceproxies", {
      name: "euw2",
      display_name: "London",
      icon: "/x",
    });
    expect(made.status).toBe(201);
    expect(stub.store.secrets).toContain(made.body.proxy_token);
    const seen = await call("GET", `/api/v2/workspaceproxies/${made.body.proxy.id}`);
    expect(seen.body).toMatchObject({ name: "euw2", display_name: "London", icon_url: "/x" });
    expect(JSON.stringify(seen.body)).not.toContain(made.body.proxy_token);
    const changed = await call("PATCH", `/api/v2/workspaceproxies/${made.body.proxy.id}`, {
      display_name: "Londres",
    });
    expect(changed.body).toMatchObject({
      proxy: { display_name: "Londres", icon_url: "/x" },
      proxy_token: "",
    });
    expect((await call("DELETE", `/api/v2/workspaceproxies/${made.body.proxy.id}`)).status).toBe(200);
    expect((await call("GET", `/api/v2/workspaceproxies/${made.body.proxy.id}`)).status).toBe(404);
  });

  it("knows provisioner keys by organisation and name", async () => {
    const keys = "/api/v2/organizations/default/provisionerkeys";
    const made = await call("POST", keys, { name: "hub-1", tags: { region: "x" } });
    expect([made.status, stub.store.secrets.includes(made.body.key)]).toEqual([201, true]);
    expect((await call("POST", keys, { name: "hub-1" })).status).toBe(409);
    expect((await call("GET", keys)).body).toMatchObject([{ name: "hub-1", tags: { region: "x" } }]);
    expect((await call("DELETE", `${keys}/hub-1`)).status).toBe(204);
    expect((await call("DELETE", `${keys}/hub-1`)).status).toBe(404);
  });

  it("keeps organisations, groups and their settings, and the default organisation for good", async () => {
    const organization = await call("POST", "/api/v2/organizations", { name: "demo", display_name: "" });
    expect(organization.body).toMatchObject({ name: "demo", display_name: "demo", is_default: false });
    const base = `/api/v2/organizations/${organization.body.id}`;
    const group = await call("POST", `${base}/groups`, { name: "developers", quota_allowance: 100 });
    expect((await call("GET", `${base}/groups/developers`)).body.id).toBe(group.body.id);
    const renamed = await call("PATCH", `/api/v2/groups/${group.body.id}`, { name: "", quota_allowance: 5 });
    expect(renamed.body).toMatchObject({ name: "developers", quota_allowance: 5 });
    const sync = { field: "groups", mapping: { dev: [group.body.id] } };
    await call("PATCH", `${base}/settings/idpsync/groups`, sync);
    expect((await call("GET", `${base}/settings/idpsync/groups`)).body).toEqual(sync);
    expect((await call("GET", "/api/v2/settings/idpsync/organization")).body.field).toBe("");
    expect((await call("DELETE", base)).status).toBe(200);
    expect((await call("DELETE", `/api/v2/organizations/${stub.store.defaultOrganization.id}`)).status).toBe(
      400,
    );
  });

  it("imports templates and refuses another version of the same name", async () => {
    const file = await fetch(`${stub.url}/api/v2/files`, {
      method: "POST",
      headers: { "Coder-Session-Token": stub.token, "content-type": "application/x-tar" },
      body: "archive",
    });
    expect(file.status).toBe(201);
    const versions = "/api/v2/organizations/default/templateversions";
    const first = await call("POST", versions, { name: "1.0.0", file_id: "x" });
    expect(first.body.job.status).toBe("succeeded");
    const template = await call("POST", "/api/v2/organizations/default/templates", {
      name: "pod",
      template_version_id: first.body.id,
    });
    const path = `/api/v2/templates/${template.body.id}`;
    expect((await call("POST", versions, { name: "1.0.0", template_id: template.body.id })).status).toBe(409);
    const second = await call("POST", versions, { name: "1.0.1", template_id: template.body.id });
    await call("PATCH", `${path}/versions`, { id: second.body.id });
    expect((await call("GET", path)).body.active_version_id).toBe(second.body.id);
    await call("PATCH", `${path}/acl`, { group_perms: { a: "use", b: "" }, user_perms: {} });
    expect((await call("GET", `${path}/acl`)).body).toEqual({
      users: [],
      groups: [{ id: "a", role: "use" }],
    });
  });

  it("ends the log of an import at once, by the rules of WebSocket", async () => {
    const { hostname, port } = new URL(stub.url);
    const answer = await new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = [];
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `GET /api/v2/templateversions/x/logs?follow HTTP/1.1\r\nHost: ${hostname}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCoder-Session-Token: ${stub.token}\r\n\r\n`,
        );
      });
      socket.on("data", (chunk) => chunks.push(chunk));
      socket.on("close", () => resolve(Buffer.concat(chunks)));
    });
    expect(answer.toString("latin1")).toContain("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    expect([...answer.subarray(-4)]).toEqual([0x88, 0x02, 0x03, 0xe8]);
  });
});
