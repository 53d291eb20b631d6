import assert from "node:assert/strict";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { fetchOutside } from "./fetch-outside.ts";

async function place(t: TestContext, answer: RequestListener) {
  let reached = 0;
  const server = createServer((request, response) => {
    reached++;
    answer(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => void server.close().closeAllConnections());
  return { place: `127.0.0.1:${(server.address() as AddressInfo).port}`, reached: () => reached };
}

const ask = (at: string, allowed: string[], timeout = 5_000) =>
  fetchOutside(new URL(`http://${at}/`), { method: "POST", headers: {}, body: "é" }, { allowed, timeout });

test("an allowed place answers, with status, type and content", async (t) => {
  const { place: at } = await place(t, (request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () =>
      response.writeHead(201, { "content-type": "text/x" }).end(`${request.method} ${body}`),
    );
  });
  const answer = await ask(at, [at]);
  assert.deepEqual(
    [answer.status, answer.headers.get("content-type"), await answer.text()],
    [201, "text/x", "POST é"],
  );
});

test("nothing inside is reached, and no redirect followed", async (t) => {
  const inner = await place(t, (_, response) => response.end());
  await assert.rejects(ask(inner.place, []), { code: "outgoing.refused" });
  const resolve = async () => [{ address: "127.0.0.1", family: 4 }];
  await assert.rejects(
    fetchOutside(
      new URL("https://rebind.example.org/"),
      { method: "GET", headers: {} },
      { allowed: [], resolve },
    ),
    { code: "outgoing.refused" },
  );
  const outer = await place(t, (_, response) =>
    response.writeHead(302, { location: `http://${inner.place}/` }).end(),
  );
  assert.equal((await ask(outer.place, [outer.place, inner.place])).status, 302);
  assert.equal(inner.reached(), 0);
});

test("a huge answer is refused, and one that never comes given up", async (t) => {
  const huge = await place(t, (_, response) => void response.end("x".repeat(1_100_000)));
  await assert.rejects(ask(huge.place, [huge.place]), {
    code: "outgoing.unreachable",
    message: /longer than 1 MB/,
  });
  const silent = await place(t, () => {});
  await assert.rejects(ask(silent.place, [silent.place], 50), {
    code: "outgoing.unreachable",
    message: /No answer/,
  });
});
