import assert from "node:assert/strict";
import { test } from "node:test";
import { openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { listAudit } from "../audit/audit.contract.ts";
import { changeRoles } from "../members/members.contract.ts";
import { permissionsOfScopes, type Scope, scopeNames, scopesWith } from "./scopes.ts";
import { createToken, readToken } from "./token-code.service.ts";
import { listTokens, makeToken, revokeToken } from "./tokens.contract.ts";

async function programme(scopes: Scope[] = ["people:read"]) {
  const world = await openWorkspace();
  const params = { workspace: world.workspaceId };
  const made = await world.director(makeToken, { params, body: { name: "Intranet", scopes } });
  const get = (path: string, token = made.secret, init: RequestInit = {}) =>
    fetch(`${world.origin}/api/workspaces/${world.workspaceId}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });
  return { ...world, params, made, get };
}

test("a token opens what its scopes say, and nothing else", async () => {
  const { get, made, workspaceId, origin } = await programme();
  assert.match(made.secret, /^slp_[\w-]{80,}$/);
  assert.equal((await get("/people")).status, 200);
  for (const path of ["/campaigns", "/tokens", "/outbox", "/results", "/my/invitations", "/audit"])
    assert.equal((await get(path)).status, 403, path);
  assert.equal((await get("/tokens", made.secret, { method: "POST", body: "{}" })).status, 403);
  const session = await fetch(`${origin}/api/account/sessions`, {
    headers: { authorization: `Bearer ${made.secret}` },
  });
  assert.equal(session.status, 403, "a token is nobody's account");
  assert.ok(workspaceId);
});

test("a token for customers reads all of them, not those of somebody", async () => {
  const { get } = await programme(["customers:read"]);
  for (const path of ["/customers", "/accounts"]) assert.equal((await get(path)).status, 200, path);
  assert.equal((await get("/people")).status, 403);
});

test("another programme's token, an altered, a foreign and an old one open nothing", async () => {
  const [one, other] = await Promise.all([programme(), programme()]);
  assert.equal((await one.get("/people", other.made.secret)).status, 403);
  const last = one.made.secret.at(-2) === "A" ? "B" : "A";
  const altered = one.made.secret.slice(0, -2) + last + one.made.secret.at(-1);
  assert.equal((await one.get("/people", altered)).status, 401);
  const { token } = createToken(one.workspaceId, one.made.token);
  assert.equal((await one.get("/people", token)).status, 401);
  assert.equal((await one.get("/people", "slp_short")).status, 401);
  await one.transaction(async (tx) => {
    await tx
      .updateTable("people.api_token")
      .set({ revoked_at: new Date() })
      .where("token_id", "=", one.made.token)
      .execute();
  });
  assert.equal((await one.get("/people")).status, 401);
});

test("revoking ends it at once, and is told in the log with who made it", async () => {
  const { director, params, made, get } = await programme();
  await director(revokeToken, { params: { ...params, token: made.token } });
  assert.equal((await get("/people")).status, 401);
  await assert.rejects(director(revokeToken, { params: { ...params, token: made.token } }), {
    code: "token.not-found",
  });
  const { tokens } = await director(listTokens, { params });
  assert.deepEqual(
    tokens.map(({ name, works, lastUsedAt }) => [name, works, lastUsedAt]),
    [["Intranet", false, null]],
  );
  const { entries } = await director(listAudit, { params });
  const actions = entries.map(({ action }) => action);
  assert.ok(actions.includes("token.made") && actions.includes("token.revoked"));
  assert.ok(!JSON.stringify(entries).includes(made.secret));
});

test("the list says when one was used, and never its secret", async () => {
  const { director, params, made, get } = await programme();
  await get("/people");
  const { tokens } = await director(listTokens, { params });
  assert.ok(tokens[0]?.lastUsedAt);
  assert.ok(!JSON.stringify(tokens).includes(made.secret.slice(60)));
});

test("a token ends with its maker's right to make it", async () => {
  const { director, member, params, get: asIntranet } = await programme();
  const second: SignedIn = await member(["director"]);
  const made = await second(makeToken, { params, body: { name: "Second", scopes: ["people:read"] } });
  assert.equal((await asIntranet("/people", made.secret)).status, 200);
  await director(changeRoles, {
    params: { ...params, user: second.user.id },
    body: { roles: ["sponsor"] },
  });
  assert.equal((await asIntranet("/people", made.secret)).status, 401);
});

test("only a director makes tokens; days and scopes are bounded", async () => {
  const { consultant, director, params } = await programme();
  const body = { name: "Mine", scopes: ["people:read" as const] };
  await assert.rejects(consultant(makeToken, { params, body }), { status: 403 });
  await assert.rejects(director(makeToken, { params, body: { ...body, days: 1000 } }), { status: 422 });
  await assert.rejects(director(makeToken, { params, body: { ...body, scopes: [] } }), { status: 422 });
});

test("no scope tells who answered what, and every scope is described", () => {
  const all = permissionsOfScopes(scopeNames);
  for (const never of [
    "answers.identified",
    "members.manage",
    "workspace.manage",
    "integrations.manage",
  ] as const)
    assert.ok(!all.has(never), never);
  assert.deepEqual(scopesWith("results.read"), ["results:read"]);
  assert.deepEqual(scopesWith("answers.identified"), []);
  assert.equal(permissionsOfScopes(["once-there-was"]).size, 0);
});

test("tokens are read as they were made", () => {
  const ids = ["2c5ea4c0-4067-41ae-8b6f-4d0d1dfbd7f5", "9b2e4f5d-1a3c-4c8e-9d52-7a6b1c0e8f3a"] as const;
  const { token } = createToken(...ids);
  const read = readToken(token);
  assert.deepEqual([read?.workspaceId, read?.tokenId], ids);
  assert.equal(readToken(`${token}AAAA`), null);
  assert.equal(readToken("Bearer"), null);
});
