import assert from "node:assert/strict";
import { test } from "node:test";
import fastify from "fastify";
import { sendDownload } from "./download.ts";

async function download(name: string) {
  await using app = Object.assign(fastify(), { [Symbol.asyncDispose]: () => app.close() });
  app.get("/", (_request, reply) =>
    sendDownload(reply, { name, type: "text/csv; charset=utf-8", content: "a,b\n" }),
  );
  return await app.inject("/");
}

test("a file keeps its name in full, and in plain letters beside it", async () => {
  const { headers, body } = await download("Zoë’s “answers”.csv");
  assert.equal(body, "a,b\n");
  assert.equal(headers["content-type"], "text/csv; charset=utf-8");
  assert.equal(headers["cache-control"], "private, no-store");
  assert.equal(
    headers["content-disposition"],
    `attachment; filename="Zoe_s _answers_.csv"; filename*=UTF-8''Zo%C3%AB%E2%80%99s%20%E2%80%9Canswers%E2%80%9D.csv`,
  );
});

test("a name brings neither folders nor headers nor quotes", async () => {
  const { headers } = await download('../x\r\nset-cookie: a="b"; c\u202Ed*.csv');
  assert.equal(headers["set-cookie"], undefined);
  assert.equal(
    headers["content-disposition"],
    `attachment; filename=".._x_set-cookie_ a=_b_; c_d_.csv"; filename*=UTF-8''.._x_set-cookie_%20a%3D_b_%3B%20c_d_.csv`,
  );
});
