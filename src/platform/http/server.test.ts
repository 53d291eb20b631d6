import assert from "node:assert/strict";
import { test } from "node:test";
import type { Problem } from "./problem.ts";
import { json, startServer } from "./server.fixture.ts";

test("every response has the protective headers", async () => {
  await using running = await startServer();
  for (const path of ["/healthz", "/none", "/api/campaigns/1", "/api/openapi.json"]) {
    const { headers } = await running.send(path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'.*script-src 'self';.*style-src 'self';.*frame-ancestors 'none'/);
    assert.ok(!/unsafe|\*/.test(policy));
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("referrer-policy"), "same-origin");
    assert.equal(headers.get("cache-control"), "no-store");
    assert.equal(headers.get("strict-transport-security"), null);
    assert.equal(headers.get("x-powered-by") ?? headers.get("server"), null);
  }
});

test("proxies are believed only where they are trusted", async () => {
  const forwarded = { headers: { "x-forwarded-for": "9.9.9.9", "x-forwarded-proto": "https" } };
  for (const trustProxy of [undefined, "127.0.0.1", "10.0.0.0/8"]) {
    await using running = await startServer({ trustProxy }, ({ app }) =>
      app.get("/ip", async ({ ip }) => ip),
    );
    const response = await running.send("/ip", forwarded);
    const trusted = trustProxy === "127.0.0.1";
    assert.equal(await response.text(), trusted ? "9.9.9.9" : "127.0.0.1");
    assert.equal(response.headers.has("strict-transport-security"), trusted);
  }
});

test("other sites can't act with the cookies of who is signed in", async () => {
  await using running = await startServer({ publicOrigin: "https://loop.example.org" }, ({ app }) =>
    app.post("/sign-in-answer", { config: { fromOtherSites: true } }, async () => "ok"),
  );
  const status = async (headers: Record<string, string>, path = "/api/echo", method = "POST") => {
    const request = json({ text: "" }, "anna", method);
    const { body, ...rest } = request;
    const sent = {
      ...rest,
      headers: { ...request.headers, ...headers },
      ...(method === "POST" ? { body } : {}),
    };
    return (await running.send(path, sent)).status;
  };
  const own = running.url;
  assert.equal(await status({}), 200);
  assert.equal(await status({ origin: own }), 200);
  assert.equal(await status({ origin: "https://loop.example.org" }), 200);
  assert.equal(await status({ origin: "https://loop.example.org", "sec-fetch-site": "cross-site" }), 200);
  assert.equal(await status({ "sec-fetch-site": "same-origin", origin: "null" }), 200);
  assert.equal(await status({ "sec-fetch-site": "none" }), 200);
  for (const headers of [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "" },
    { origin: `${own}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site", origin: own },
    { "sec-fetch-site": "cross-site", origin: own },
  ] as Record<string, string>[])
    assert.equal(await status(headers), 403, JSON.stringify(headers));
  const evil = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
  assert.equal(await status(evil, "/api/campaigns/1", "DELETE"), 403);
  assert.equal(await status(evil, "/api/campaigns/1", "GET"), 200);
  assert.equal(await status(evil, "/sign-in-answer"), 200);
});

test("the log names requests by route, and nobody where that was asked", async () => {
  await using running = await startServer();
  await running.send("/api/campaigns/770077007?units=secret-unit", { headers: { cookie: "session=ben" } });
  await running.send("/api/echo", json({ text: "my answer" }));
  await running.send("/r/secret-ballot");
  await running.server.close();
  const [campaign, echo, missing] = running.log.filter(({ message }) => message === "request");
  const { method, route, status, address } = campaign ?? {};
  assert.deepEqual([method, route, status, address], ["GET", "/api/campaigns/:id", 200, "127.0.0.1"]);
  assert.deepEqual([echo?.route, "address" in (echo ?? {})], ["/api/echo", false]);
  assert.deepEqual([missing?.route, missing?.status], [undefined, 404]);
  assert.ok(
    !/secret|my answer|session|770077007/.test(
      JSON.stringify(running.log.map(({ requestId, time, ...rest }) => rest)),
    ),
  );
});

test("health tells what does not work", async () => {
  const checks = {
    database: async () => {},
    jobs: async () => Promise.reject(new Error("no connection to postgres://app:hunter2@db")),
    mail: () => new Promise(() => {}),
  };
  await using running = await startServer({ checks, timeouts: { readiness: 20 } });
  assert.deepEqual(await (await running.send("/healthz")).json(), { status: "ok" });
  const response = await running.send("/readyz");
  assert.equal(response.status, 503);
  assert.deepEqual(await response.json(), {
    status: "unavailable",
    checks: { database: "ok", jobs: "failed", mail: "failed" },
  });
  assert.match(JSON.stringify(running.log), /no connection to/);
  assert.ok(!JSON.stringify(running.log).includes("hunter2"));
  await using ready = await startServer({ checks: { database: checks.database } });
  assert.equal((await ready.send("/readyz")).status, 200);
});

test("the documentation describes exactly the operations that are bound", async () => {
  await using running = await startServer();
  const document = (await (await running.send("/api/openapi.json")).json()) as Document;
  const described = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap((each) => each ?? []),
  );
  const bound = running.server.app.serviceloop.operations;
  assert.equal(document.openapi, "3.1.0");
  assert.equal(described.length, bound.length);
  assert.equal(new Set(described.map(({ operationId }) => operationId)).size, bound.length);
  for (const operation of bound) {
    const path = operation.path.replace(/:(\w+)/g, "{$1}");
    const each = document.paths[path]?.[operation.method.toLowerCase()];
    assert.ok(each, path);
    assert.equal(each.summary, operation.summary);
    const names = { ...operation.params?.properties, ...operation.query?.properties };
    assert.deepEqual(
      (each.parameters ?? []).map(({ name }) => name),
      Object.keys(names),
    );
    assert.ok((each.parameters ?? []).every((parameter) => parameter.in === "query" || parameter.required));
    const body = each.requestBody?.content["application/json"].schema;
    assert.deepEqual(body?.required, Object(operation.body).required);
    assert.equal(body?.additionalProperties, operation.body ? false : undefined);
    const codes = operation.errors.map(({ code, status }) =>
      each.responses[String(status)]?.description.includes(code),
    );
    assert.ok(codes.every(Boolean));
    assert.equal("401" in each.responses, operation.permission !== "public");
    assert.ok("500" in each.responses && ("200" in each.responses || "204" in each.responses));
  }
  // What happens is what is written: a status of each kind.
  const missing = await running.send("/api/campaigns/404", { headers: { cookie: "session=ben" } });
  const { code, status } = (await missing.json()) as Problem;
  assert.match(
    document.paths["/api/campaigns/{id}"]?.get?.responses[String(status)]?.description ?? "",
    new RegExp(code),
  );
});

interface Described {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required: boolean }[];
  requestBody?: {
    content: { "application/json": { schema: { required?: unknown; additionalProperties?: unknown } } };
  };
  responses: Record<string, { description: string }>;
}
interface Methods {
  get?: Described;
  [method: string]: Described | undefined;
}
interface Document {
  openapi: string;
  paths: Record<string, Methods>;
}
