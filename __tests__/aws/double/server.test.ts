import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { json, type ServiceDouble, unsignedAuthorization } from "./messages";
import { type DoubleOptions, type RunningDouble, startDouble } from "./server";

let behind: Server;
let double: RunningDouble | undefined;

beforeEach(async () => {
  behind = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    outgoing.statusCode = incoming.url === "/broken" ? 500 : 200;
    outgoing.end(Buffer.concat([Buffer.from(`${incoming.method} ${incoming.url} `), ...chunks]));
  });
  await new Promise<void>((listening) => behind.listen(0, "127.0.0.1", listening));
});

afterEach(async () => {
  await double?.close();
  await new Promise((closed) => behind.close(closed));
});

const eks: ServiceDouble = {
  service: "eks",
  wants: (call) => call.path !== "/unwanted",
  answer: async (call) => (call.path === "/mine" ? json({ got: call.body, region: call.region }) : undefined),
};

async function send(
  service: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  options: Partial<DoubleOptions> = {},
  attempt = "attempt=1; max=25",
) {
  const { port } = behind.address() as AddressInfo;
  double ??= await startDouble({ upstream: `http://127.0.0.1:${port}`, services: [eks], ...options });
  return fetch(`${double.url}${path}`, {
    method: "POST",
    headers: { authorization: unsignedAuthorization(service, "eu-west-2"), "amz-sdk-request": attempt },
    body,
  });
}

afterEach(() => {
  double = undefined;
});

test("a double answers the calls of its service", async () => {
  expect(await (await send("eks", "/mine", "{}")).json()).toEqual({ got: "{}", region: "eu-west-2" });
});

test("what it leaves, and every other service, goes to the API behind", async () => {
  expect(await (await send("eks", "/other?a=b", "x")).text()).toBe("POST /other?a=b x");
  expect(await (await send("ec2", "/mine", "y")).text()).toBe("POST /mine y");
});

test("bytes are streamed through unchanged", async () => {
  const bytes = new Uint8Array([0, 255, 128, 10, 13]);
  const answer = Buffer.from(await (await send("eks", "/unwanted", bytes)).arrayBuffer());
  expect([...answer.subarray(-bytes.length)]).toEqual([...bytes]);
});

test("an internal error of moto is final from the fourth try on: SDKs would retry it for minutes", async () => {
  for (const service of ["ec2", "eks"]) {
    expect((await send(service, "/broken", "", {}, "attempt=3; max=25")).status).toBe(500);
    expect((await send(service, "/broken", "", {}, "attempt=4; max=25")).status).toBe(501);
  }
});

test("a call that the hook refuses never reaches the API behind", async () => {
  const answer = await send("ec2", "/held", "", { onRequest: () => Promise.reject(new Error("cut off")) });
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("cut off");
});
