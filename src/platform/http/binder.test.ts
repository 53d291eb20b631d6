import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { AppError, isKind } from "../errors.ts";
import { operation } from "./contract.ts";
import type { Problem } from "./problem.ts";
import { invalidInput, malformed, notAllowed, notSignedIn, wrongType } from "./request-errors.ts";
import {
  binder,
  createCampaign,
  deleteCampaign,
  echo,
  json,
  noCampaign,
  readCampaign,
  startServer,
} from "./server.fixture.ts";

const problemOf = async (response: Response) => (await response.json()) as Problem;

test("client, binder and handler understand each other", async () => {
  await using running = await startServer();
  const call = running.as("anna");
  const query = { units: ["Sales/North", "a&b=c"], all: true };
  assert.deepEqual(await call(readCampaign, { params: { id: 7 }, query }), {
    campaign: { id: 7, name: "Spring", by: "Anna" },
    units: ["Sales/North", "a&b=c"],
    all: true,
    limit: 20,
  });
  assert.deepEqual(await call(createCampaign, { body: { name: "Ünï" } }), { id: 1, name: "Ünï", by: "Anna" });
  assert.equal(await call(deleteCampaign, { params: { id: 1 } }), null);
  assert.deepEqual(await running.as("nobody")(echo, { body: { text: "hi" } }), { text: "hi", by: null });
});

test("the client throws the error that the server gave", async () => {
  await using running = await startServer();
  await assert.rejects(running.as("anna")(readCampaign, { params: { id: 404 } }), (error) => {
    assert.ok(error instanceof AppError && isKind(error, noCampaign));
    assert.equal(error.message, "There is no campaign 404. It may have been deleted.");
    assert.equal(error.status, 404);
    assert.match(error.requestId ?? "", /^[0-9a-f-]{36}$/);
    return true;
  });
});

test("strangers get 401 and others 403 before anything they sent is looked at", async () => {
  await using running = await startServer();
  for (const body of ["{}", "{", JSON.stringify({ name: "x".repeat(2 ** 21) })]) {
    const stranger = await running.send("/api/campaigns", json(body, "nobody"));
    assert.equal(stranger.status, 401);
    assert.equal((await problemOf(stranger)).code, notSignedIn.code);
    const ben = await running.send("/api/campaigns", json(body, "ben"));
    assert.equal(ben.status, 403);
    assert.equal((await problemOf(ben)).code, notAllowed.code);
  }
  assert.equal((await running.send("/api/campaigns/x?y=1", { headers: {} })).status, 401);
});

test("parameters are read as what they are, without guessing", async () => {
  await using running = await startServer();
  const read = async (path: string) => {
    const response = await running.send(`/api/campaigns/${path}`, { headers: { cookie: "session=ben" } });
    const body = (await response.json()) as Problem & { units: string[]; limit: number };
    return response.ok ? body : (body.errors ?? []).map(({ in: place, pointer }) => `${place}${pointer}`);
  };
  assert.deepEqual(await read("1?units=one"), {
    campaign: { id: 1, name: "Spring", by: "Ben" },
    units: ["one"],
    all: null,
    limit: 20,
  });
  for (const id of ["1.5", "0x10", "1e3", "abc", "%20", "-1", "true", "Infinity", "9".repeat(90)])
    assert.deepEqual(await read(id), ["path/id"], id);
  assert.deepEqual(await read("1?limit="), ["query/limit"]);
  assert.deepEqual(await read("1?limit=101&all=yes&other=1"), ["query/other", "query/all", "query/limit"]);
  assert.deepEqual(await read("1?all=1"), ["query/all"]);
  assert.deepEqual(await read("1?limit=1&limit=2"), ["query/limit"]);
  assert.deepEqual(await read("0?__proto__=1&constructor=2"), [
    "path/id",
    "query/__proto__",
    "query/constructor",
  ]);
});

test("bodies are taken as they are or refused, with place and sentence", async () => {
  await using running = await startServer();
  const refused = async (body: unknown) => {
    const response = await running.send("/api/campaigns", json(body));
    const { code, errors = [] } = await problemOf(response);
    assert.deepEqual([response.status, code], [invalidInput.status, invalidInput.code]);
    return Object.fromEntries(errors.map(({ in: place, pointer, detail }) => [place + pointer, detail]));
  };
  assert.deepEqual(await refused({ name: "", size: "7", mode: "secret", colour: "red" }), {
    "body/name": '"name" must not be empty.',
    "body/size": '"size" must be a whole number.',
    "body/mode": '"mode" must be one of "confidential", "anonymous".',
    "body/colour": '"colour" is not known here; check its spelling or leave it out.',
  });
  assert.deepEqual(await refused({ size: 4.5, people: [{ email: "a@b.org" }, { email: "a", x: 1 }, 3] }), {
    "body/name": '"name" is missing.',
    "body/size": '"size" must be a whole number.',
    "body/people/1/email": '"email" must be an e-mail address.',
    "body/people/1/x": '"x" is not known here; check its spelling or leave it out.',
    "body/people/2": "Entry 3 must be an object.",
  });
  assert.deepEqual(await refused("null"), { body: "The body must be an object." });
  assert.deepEqual(await refused("[]"), { body: "The body must be an object." });
  const none = await running.send("/api/campaigns", { method: "POST", headers: { cookie: "session=anna" } });
  assert.equal(none.status, 422);
  const superfluous = await running.send("/api/campaigns/1", json({ sure: true }, "anna", "DELETE"));
  assert.deepEqual((await problemOf(superfluous)).errors, [
    { in: "body", pointer: "", detail: "The body is not known here; leave it out." },
  ]);
});

test("what is no JSON is refused", async () => {
  await using running = await startServer();
  const poisoned = '{"name":"x","__proto__":{"admin":true}}';
  for (const body of ["{", "", "{'a':1}", '{"name":"a"} x', "NaN", poisoned]) {
    const response = await running.send("/api/campaigns", json(body));
    assert.equal(response.status, 400, body);
    assert.equal((await problemOf(response)).code, malformed.code);
  }
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/xml", "x"]) {
    const request = json({ name: "a" });
    const headers = { ...request.headers, "content-type": type };
    const response = await running.send("/api/campaigns", { ...request, headers });
    assert.equal(response.status, 415, type);
    assert.equal((await problemOf(response)).code, wrongType.code);
  }
});

const leak = operation({
  method: "GET",
  path: "/api/leak",
  summary: "Answer more than is declared",
  permission: "public",
  response: Type.Object({ people: Type.Array(Type.Object({ name: Type.String() })) }),
});

test("a response that does not fit its contract is an error in tests and stays inside in production", async () => {
  const people = Object.freeze([Object.freeze({ name: "Anna", salary: 5 })]);
  for (const strict of [true, false]) {
    await using running = await startServer({ strict }, ({ app }) =>
      binder.bind(app, leak, () => ({ people: [...people] })),
    );
    const response = await running.send("/api/leak");
    const text = await response.text();
    assert.ok(!text.includes("salary"));
    assert.equal(response.status, strict ? 500 : 200);
    if (!strict) assert.equal(text, '{"people":[{"name":"Anna"}]}');
    assert.match(JSON.stringify(running.log), /people\/0\/salary is not known here/);
  }
});

test("routes that are no operations are guarded alike", async () => {
  await using running = await startServer({}, ({ app }) => {
    const { check, actor } = binder.guard("consultant");
    app.get("/report.txt", { onRequest: check }, async (request) => `for ${actor(request).name}`);
    app.get("/forgotten", async (request) => actor(request).name);
  });
  const as = (name: string) => ({ headers: { cookie: `session=${name}` } });
  assert.equal((await running.send("/report.txt")).status, 401);
  assert.equal((await running.send("/report.txt", as("ben"))).status, 403);
  assert.equal(await (await running.send("/report.txt", as("anna"))).text(), "for Anna");
  assert.equal((await running.send("/forgotten", as("anna"))).status, 500);
});

test("a handler learns that its asker is gone, and not before", async () => {
  const started = Promise.withResolvers<boolean>();
  const gone = Promise.withResolvers<boolean>();
  const signals: AbortSignal[] = [];
  const wait = operation({
    method: "POST",
    path: "/api/wait",
    summary: "Wait",
    permission: "public",
    body: Type.Object({}),
    response: Type.Null(),
  });
  await using running = await startServer({}, ({ app }) =>
    binder.bind(app, wait, async ({ signal }) => {
      signals.push(signal);
      setImmediate(() => started.resolve(signal.aborted));
      signal.addEventListener("abort", () => gone.resolve(true));
      await gone.promise;
      return null;
    }),
  );
  const leaving = new AbortController();
  const call = running.as("anna")(wait, { body: {} }, { signal: leaving.signal });
  assert.equal(await started.promise, false);
  leaving.abort();
  await assert.rejects(call, { name: "AbortError" });
  assert.equal(await gone.promise, true);
  await running.as("anna")(wait, { body: {} });
  await running.server.close();
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, false],
  );
});
