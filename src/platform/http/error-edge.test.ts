import assert from "node:assert/strict";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { AppError } from "../errors.ts";
import { isProblem, type Problem, problemType } from "./problem.ts";
import { internalError, tooMany } from "./request-errors.ts";
import { json, startServer, unseen } from "./server.fixture.ts";

/** Sends bytes as they are; gives what comes back until the connection is closed. */
async function raw(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.write(bytes);
  return text(socket);
}

test("every error is a problem with a request id that is in the log", async () => {
  const failing = {
    known: tooMany(9),
    plain: new Error("password=hunter2"),
    cli: unseen("/etc/shadow"),
    odd: "text",
    upstream: Object.assign(new Error("upstream"), { statusCode: 401 }),
  };
  await using running = await startServer({}, ({ app }) => {
    for (const [name, error] of Object.entries(failing))
      app.get(`/fail/${name}`, async () => {
        throw error;
      });
    app.get("/assets/*", async () => "");
    app.get("/fail/early", { onRequest: async () => Promise.reject(new Error("early")) }, async () => "");
  });
  const expected: [string, RequestInit, number, string][] = [
    ["/nothing", {}, 404, "request.not-found"],
    ["/assets/x", { method: "POST" }, 404, "request.not-found"],
    ["/api/campaigns/1/", {}, 404, "request.not-found"],
    ["/%", {}, 400, "request.not-understood"],
    ["/api/campaigns", {}, 405, "request.method"],
    ["/api/campaigns/1", json({}, "anna", "PUT"), 405, "request.method"],
    ["/nothing", json("{", "anna"), 404, "request.not-found"],
    ["/api/campaigns", json("{", "anna"), 400, "request.malformed"],
    ["/fail/known", {}, 429, "request.too-many"],
    ["/fail/plain", {}, 500, "server.error"],
    ["/fail/cli", {}, 500, "server.error"],
    ["/fail/odd", {}, 500, "server.error"],
    ["/fail/upstream", {}, 500, "server.error"],
    ["/fail/early", {}, 500, "server.error"],
  ];
  for (const [path, request, status, code] of expected) {
    const response = await running.send(path, request);
    const problem = (await response.json()) as Problem;
    assert.ok(isProblem(problem));
    assert.deepEqual([response.status, problem.status, problem.code], [status, status, code], path);
    assert.equal(response.headers.get("content-type"), `${problemType}; charset=utf-8`);
    assert.equal(response.headers.get("x-request-id"), problem.instance);
    assert.ok(problem.title.length > 3 && problem.detail.endsWith("."));
    if (status !== 500) continue;
    assert.equal(problem.detail, internalError().message);
    const logged = running.log.find(
      ({ level, requestId }) => level === "error" && requestId === problem.instance,
    );
    assert.ok(logged, path);
  }
  assert.match(JSON.stringify(running.log), /shadow/);
});

test("a wrong method learns which are right", async () => {
  await using running = await startServer();
  const get = await running.send("/api/campaigns");
  assert.deepEqual([get.status, get.headers.get("allow")], [405, "OPTIONS, POST"]);
  const options = await running.send("/api/campaigns/5?x=1", { method: "OPTIONS" });
  assert.deepEqual([options.status, options.headers.get("allow")], [204, "DELETE, GET, HEAD, OPTIONS"]);
  assert.equal((await running.send("/none", { method: "OPTIONS" })).status, 404);
  const head = await running.send("/api/campaigns/5", { method: "HEAD", headers: { cookie: "session=ben" } });
  assert.deepEqual([head.status, await head.text()], [200, ""]);
  assert.equal((await running.send("/api/campaigns/5", { method: "HEAD" })).status, 401);
});

test("script is never reflected, wherever it is sent", async () => {
  await using running = await startServer();
  const script = "<script>alert(1)</script>";
  const inPath = encodeURIComponent(script);
  const cookie = "session=anna";
  const answers = await Promise.all([
    running.send(`/${inPath}`),
    running.send(`/${inPath}`, { method: "OPTIONS" }),
    running.send(`/api/campaigns/${inPath}?${inPath}=${inPath}&limit=${inPath}`, { headers: { cookie } }),
    running.send("/api/echo", json({ text: script })),
    running.send("/api/echo", json({ text: 1, [script]: script })),
    running.send("/api/echo", json(script)),
    running.send("/api/echo", { ...json({}), headers: { "content-type": `text/html;${script}` } }),
    running.send("/api/campaigns", { ...json({}), headers: { cookie, origin: script } }),
    running.send("/api/campaigns/1", { headers: { cookie: `session=${script}`, "x-request-id": script } }),
  ]);
  for (const answer of answers) {
    const body = await answer.text();
    assert.ok(!/[<>]/.test(body), body);
    assert.ok(!JSON.stringify([...answer.headers]).includes("<"));
    if (body) assert.match(answer.headers.get("content-type") ?? "", /^application\/(problem\+)?json/);
  }
  assert.equal(
    JSON.parse(await (await running.send("/api/echo", json({ text: script }))).text()).text,
    script,
  );
  for (const bytes of [
    `GET /${script} HTTP/1.1\r\n\r\n`,
    `${script}\r\n\r\n`,
    `GET / HTTP/1.1\r\n${script}\r\n\r\n`,
  ]) {
    const answer = await raw(running.url, bytes);
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request/);
    assert.ok(!/[<>]/.test(answer), answer);
  }
});

test("requests that Node can't read are answered too", async () => {
  await using running = await startServer();
  const answer = await raw(running.url, `GET / HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(2 ** 15)}\r\n\r\n`);
  assert.match(answer, /^HTTP\/1\.1 431 /);
  assert.match(answer, /"code":"request\.headers-too-large"/);
});

test("an error may carry more", () => {
  const cause = new Error("below");
  const error = new AppError("a.b", "Sentence.", { status: 409, cause });
  assert.deepEqual([error.status, error.cause, error.fields, error.headers], [409, cause, [], {}]);
});
