import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { json as readJson, text } from "node:stream/consumers";
import { test } from "node:test";
import { Type } from "typebox";
import { operation } from "./contract.ts";
import type { Problem } from "./problem.ts";
import { binder, json, startServer } from "./server.fixture.ts";

const upload = operation({
  method: "POST",
  path: "/api/upload",
  summary: "Upload",
  permission: "public",
  body: Type.Object({ text: Type.String() }),
  response: Type.Object({ length: Type.Integer() }),
  bodyLimit: 3 * 2 ** 20,
});

test("a body may be as large as its operation says", async () => {
  await using running = await startServer({}, ({ app }) =>
    binder.bind(app, upload, ({ body }) => ({ length: body.text.length })),
  );
  const call = running.as("anna");
  assert.deepEqual(await call(upload, { body: { text: "x".repeat(2 ** 21) } }), { length: 2 ** 21 });
  const large = await running.send("/api/upload", json({ text: "x".repeat(3 * 2 ** 20) }));
  const usual = await running.send("/api/echo", json({ text: "x".repeat(2 ** 20) }));
  const details = await Promise.all(
    [large, usual].map(async (response) => (await response.json()) as Problem),
  );
  assert.deepEqual(
    details.map(({ status, code, detail }) => [status, code, detail]),
    [3, 1].map((size) => [413, "request.too-large", `The body is too large. Send at most ${size} MB.`]),
  );
});

test("100 MB are refused after the first, with flat memory", async () => {
  await using running = await startServer();
  const chunk = Buffer.alloc(2 ** 16, "x");
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let sent = 0;
  const asking = request(`${running.url}/api/echo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Problem>();
  asking.on("response", (response) => readJson(response).then((body) => resolve(body as Problem), reject));
  // The server closes the connection when it has answered; that the rest can't be sent is no failure.
  asking.on("error", () => {});
  const send = () => {
    while (sent < 100 * 2 ** 20 && !asking.destroyed) {
      sent += chunk.length;
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      if (!asking.write(chunk)) return void asking.once("drain", send);
    }
    asking.end();
  };
  send();
  const problem = await promise;
  assert.deepEqual([problem.status, problem.code], [413, "request.too-large"]);
  assert.ok(most < 20 * 2 ** 20, `${most} bytes`);
  asking.destroy();
});

test("2,000 requests at once are all answered", async () => {
  await using running = await startServer();
  const agent = new Agent({ maxSockets: Number.POSITIVE_INFINITY });
  const headers = { cookie: "session=ben" };
  const ask = (id: number) =>
    new Promise<number>((resolve, reject) => {
      const asking = request(`${running.url}/api/campaigns/${id}`, { agent, headers }, (response) =>
        readJson(response).then(
          (body) => resolve((body as { campaign: { id: number } }).campaign.id),
          reject,
        ),
      );
      asking.on("error", reject).end();
    });
  const ids = Array.from({ length: 2000 }, (_, index) => index + 1000);
  assert.deepEqual(await Promise.all(ids.map(ask)), ids);
  agent.destroy();
});

test("connections beyond the limit are refused, the others work", async () => {
  await using running = await startServer({ maxConnections: 1 });
  const port = Number(new URL(running.url).port);
  const first = connect(port, "127.0.0.1");
  first.write("GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n");
  const [answer] = await new Promise<Buffer[]>((resolve) => first.once("data", (data) => resolve([data])));
  assert.match(String(answer), /^HTTP\/1\.1 200 /);
  const second = connect(port, "127.0.0.1").on("error", () => {});
  await new Promise((resolve) => second.once("close", resolve));
  first.destroy();
});

test("who sends headers or bodies too slowly is cut off", async () => {
  await using running = await startServer({ timeouts: { headers: 20, request: 40, interval: 10 } });
  const port = Number(new URL(running.url).port);
  const starts = [
    "GET /healthz HTTP/1.1\r\nhost:",
    "POST /api/echo HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{",
  ];
  for (const start of starts) {
    const socket = connect(port, "127.0.0.1");
    socket.write(start);
    assert.match(await text(socket), /^HTTP\/1\.1 408 Request Timeout[\s\S]*"code":"request\.timeout"/);
  }
});
