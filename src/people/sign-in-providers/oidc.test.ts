import assert from "node:assert/strict";
import { after, test } from "node:test";
import { type Client, clientOf } from "../../application.fixture.ts";
import { readSession } from "../access/session.contract.ts";
import {
  claimsOf,
  client,
  signedWith,
  startOidcProvider,
  tampered,
  unsigned,
} from "./oidc-provider.fixture.ts";
import {
  addProvider,
  changeProvider,
  listProviders,
  removeProvider,
  tryProvider,
} from "./providers.contract.ts";
import {
  begin,
  finish,
  openWithBrowser,
  registered,
  staffMember,
  typeMailedCode,
} from "./providers.fixture.ts";

const started: AsyncDisposable[] = [];
after(async () => {
  for (const each of started) await each[Symbol.asyncDispose]();
});

/** A workspace with a provider of OpenID Connect, and somebody of its staff who is signed in there. */
async function openOidc() {
  const world = await openWithBrowser();
  const { origin, workspaceId, application, domain } = world;
  const idp = await startOidcProvider(`${origin}/sign-in/provider/${workspaceId}`);
  started.push(idp);
  application.allowedPlaces.push(idp.place);
  const oidc = { issuer: idp.issuer, clientId: client.id, clientSecret: client.secret };
  const providerId = await registered(world, { name: "Staff sign-in", domains: [domain], oidc });
  const email = await staffMember(world, `sam@${domain}`);
  idp.state.account = { email, name: "Sam" };
  return { ...world, idp, providerId, email, oidc };
}
type OidcWorld = Awaited<ReturnType<typeof openOidc>>;

const visit = async ({ idp, workspaceId, providerId }: OidcWorld, browser: Client) =>
  idp.visit(await begin(browser, workspaceId, providerId));

/** @returns the refusal; nothing may be signed in */
async function refused(
  world: OidcWorld,
  change: (search: URLSearchParams) => void = () => {},
): Promise<string> {
  const browser = clientOf(world.origin);
  const search = new URLSearchParams(await visit(world, browser));
  change(search);
  const error = await finish(browser, world.workspaceId, String(search)).then(
    () => assert.fail("the answer was believed"),
    (thrown) => thrown,
  );
  assert.equal((await browser(readSession)).user, null);
  const step = (await (await browser.fetch("/api/sign-in/step")).json()) as { kind: string | null };
  assert.equal(step.kind, null);
  return `${error.code}: ${error.message}`;
}

test("a provider signs in whoever has shown once that the mailbox is theirs", async () => {
  const world = await openOidc();
  const { browser, workspaceId, email, origin } = world;
  assert.deepEqual(await finish(browser, workspaceId, await visit(world, browser)), {
    next: "mailed code",
    path: "/my",
    trial: null,
  });
  await typeMailedCode(browser, world, email);
  const { user, workspaces } = await browser(readSession);
  assert.deepEqual([user?.email, user?.way, user?.onlyIn], [email, "provider", workspaceId]);
  assert.equal(workspaces.length, 1);
  const again = clientOf(origin);
  assert.equal((await finish(again, workspaceId, await visit(world, again))).next, "done");
  assert.equal((await again(readSession)).user?.email, email);
});

test("a tampered, foreign, unsigned, misdirected or old ID token signs nobody in", async () => {
  const world = await openOidc();
  const boss = await staffMember(world, `boss@${world.domain}`);
  const now = Math.floor(Date.now() / 1000);
  const cases: [typeof world.idp.state.forge, RegExp][] = [
    [(token) => tampered(token, { email: boss }), /signature/],
    [(token, { foreign }) => signedWith(foreign, token, { email: boss }), /signature/],
    [(token) => unsigned(token, { email: boss }), /signature/],
    [(token, { own }) => signedWith(own, token, { aud: "another client" }), /another application/],
    [(token, { own }) => signedWith(own, token, { iss: "https://other.example.org" }), /another provider/],
    [(token, { own }) => signedWith(own, token, { exp: now - 600, iat: now - 1200 }), /too old/],
    [(token, { own }) => signedWith(own, token, { nonce: "another" }), /doesn't answer what was asked/],
    [() => "not a token", /isn't written|signature/],
  ];
  for (const [forge, said] of cases) {
    world.idp.state.forge = forge;
    assert.match(await refused(world), said, String(forge));
  }
  world.idp.state.forge = null;
});

test("an ID token of another sign-in is refused", async () => {
  const world = await openOidc();
  const { browser, workspaceId, idp } = world;
  await finish(browser, workspaceId, await visit(world, browser));
  const [first = ""] = idp.state.sent;
  assert.equal(claimsOf(first)["email"], world.email);
  idp.state.forge = () => first;
  assert.match(await refused(world), /doesn't answer what was asked/);
});

test("another state, code or issuer in the address is refused, and so is an answer that came before", async () => {
  const world = await openOidc();
  assert.match(await refused(world, (search) => search.set("state", crypto.randomUUID())), /provider.over/);
  assert.match(await refused(world, (search) => search.set("code", "guessed")), /answer-refused/);
  assert.match(
    await refused(world, (search) => search.set("iss", "https://other.example.org")),
    /another provider/,
  );
  const { browser, workspaceId, origin } = world;
  const search = await visit(world, browser);
  await finish(browser, workspaceId, search);
  await assert.rejects(finish(browser, workspaceId, search), { code: "sign-in-provider.over" });
  const [mine, others] = [clientOf(origin), clientOf(origin)];
  const answer = await visit(world, mine);
  await visit(world, others);
  await assert.rejects(finish(others, workspaceId, answer), { code: "sign-in-provider.over" });
});

test("what the provider declines, doesn't verify, or says of strangers signs nobody in", async () => {
  const world = await openOidc();
  const { idp, domain, email, director } = world;
  const declined = await refused(world, (search) => {
    search.delete("code");
    search.set("error", "access_denied");
  });
  assert.match(declined, /declined/);
  idp.state.account = { email, name: "Sam", verified: false };
  assert.match(await refused(world), /not verified/);
  idp.state.account = { email: director.user.email, name: "Dora" };
  assert.match(await refused(world), /foreign-domain/);
  idp.state.account = { email: `nobody@${domain}`, name: "Nobody" };
  assert.match(await refused(world), /no-place/);
});

test("a director tries a provider before anybody is offered it, and hears what came back", async () => {
  const world = await openOidc();
  const { director, consultant, workspaceId, idp, oidc, domain, email } = world;
  const params = { workspace: workspaceId };
  const { provider } = await director(addProvider, {
    params,
    body: { name: "New", domains: [domain], oidc },
  });
  await assert.rejects(begin(clientOf(world.origin), workspaceId, provider), {
    code: "sign-in-provider.not-found",
  });
  const tried = { params: { workspace: workspaceId, provider } };
  const good = await finish(
    director,
    workspaceId,
    await idp.visit((await director(tryProvider, tried)).address),
  );
  assert.deepEqual(
    { ...good.trial, subject: "" },
    { email, name: "Sam", subject: "", problem: null, detail: "" },
  );
  assert.equal((await director(readSession)).user?.id, director.user.id, "nobody else is signed in");
  idp.state.forge = (token, { foreign }) => signedWith(foreign, token, {});
  const bad = await finish(
    director,
    workspaceId,
    await idp.visit((await director(tryProvider, tried)).address),
  );
  assert.match(bad.trial?.problem ?? "", /signature/);
  assert.notEqual(bad.trial?.detail, "");
  await assert.rejects(consultant(tryProvider, tried), { status: 403 });
});

test("the client's secret is shown to nobody, and lies encrypted", async () => {
  const world = await openOidc();
  const { director, workspaceId, providerId, application } = world;
  const params = { workspace: workspaceId };
  const told = JSON.stringify(await director(listProviders, { params }));
  const audit = await (await director.fetch(`/api/workspaces/${workspaceId}/audit`)).text();
  const { rows } = await application.database.owner.query(
    "SELECT row_to_json(p)::text AS row, secret FROM people.sign_in_provider p WHERE provider_id = $1",
    [providerId],
  );
  assert.ok(audit.includes("sign-in-provider.added"));
  assert.ok(!rows[0].secret.includes(Buffer.from(client.secret)));
  for (const text of [told, audit, rows[0].row, JSON.stringify(application.log)])
    assert.ok(!text.includes(client.secret));
});

test("switching a provider off, or changing what it is, ends what it has opened", async () => {
  const world = await openOidc();
  const { browser, director, workspaceId, providerId, email, oidc, origin } = world;
  const target = { params: { workspace: workspaceId, provider: providerId } };
  await finish(browser, workspaceId, await visit(world, browser));
  await typeMailedCode(browser, world, email);
  await director(changeProvider, { ...target, body: { active: false } });
  assert.equal((await browser(readSession)).user, null);
  await director(changeProvider, { ...target, body: { active: true } });
  const again = clientOf(origin);
  assert.equal((await finish(again, workspaceId, await visit(world, again))).next, "done");
  await director(changeProvider, { ...target, body: { oidc: { ...oidc, clientId: "another" } } });
  assert.equal((await again(readSession)).user, null);
  await director(changeProvider, { ...target, body: { oidc } });
  const once = clientOf(origin);
  assert.equal(
    (await finish(once, workspaceId, await visit(world, once))).next,
    "mailed code",
    "agreed anew",
  );
  await director(removeProvider, target);
  await assert.rejects(typeMailedCode(once, world, email), { code: "sign-in.step-over" });
});

test("issuers inside the network are not called, nor addresses of everybody's mailboxes spoken for", async () => {
  const { director, workspaceId, domain } = await openWithBrowser();
  const add = (issuer: string, at = domain) =>
    director(addProvider, {
      params: { workspace: workspaceId },
      body: { name: "X", domains: [at], oidc: { issuer, clientId: "x", clientSecret: "y" } },
    });
  for (const issuer of [
    "http://127.0.0.1:9/",
    "https://169.254.169.254/",
    "https://localhost/",
    "ftp://x",
    "x",
    "https://login.example.org/#x",
    "https://login.microsoftonline.com/common/v2.0",
    "https://login.microsoftonline.com/Organizations/v2.0",
  ])
    await assert.rejects(add(issuer), { code: "sign-in-provider.invalid" }, issuer);
  for (const at of ["gmail.com", "example", "a@b.org", "*.org", "example.org/x"])
    await assert.rejects(add("https://login.example.org", at), { code: "sign-in-provider.invalid" }, at);
});
