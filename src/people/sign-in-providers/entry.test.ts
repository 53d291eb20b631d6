import assert from "node:assert/strict";
import { after, test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { type Client, clientOf, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { endOtherSessions, listSessions, renameSelf, setFirstPassword } from "../access/account.contract.ts";
import {
  beginSecondFactor,
  readSecondFactor,
  takeSignInStep,
  turnSecondFactorOn,
} from "../access/second-factor.contract.ts";
import { readSession } from "../access/session.contract.ts";
import { signInWithPassword } from "../access/sign-in.contract.ts";
import { removeMember } from "../members/members.contract.ts";
import { addMember } from "../members/members.service.ts";
import { createWorkspace, readWorkspace } from "../workspace/workspace.contract.ts";
import { client, startOidcProvider } from "./oidc-provider.fixture.ts";
import { findProviders } from "./provider-sign-in.contract.ts";
import { changeEntryRule, changeProvider, listProviders, resetSecondFactor } from "./providers.contract.ts";
import { begin, finish, openWithBrowser, registered, typeMailedCode } from "./providers.fixture.ts";

const started: AsyncDisposable[] = [];
after(async () => {
  for (const each of started) await each[Symbol.asyncDispose]();
});

const password = "marmalade-otter-7";
/** What an app shows now, or a step later: one from before could be too old by the time it is sent. */
const codeOf = (secret: string, later: 0 | 1) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

async function secondFactorOf(who: SignedIn): Promise<string> {
  const { secret } = await who(beginSecondFactor);
  await who(turnSecondFactorOn, { body: { code: codeOf(secret, 0) } });
  return secret;
}

/** What stands between somebody and a workspace. */
const entryOf = async (who: Client, workspaceId: string) =>
  (await who(readSession)).workspaces.find(({ id }) => id === workspaceId)?.entry;

/** A workspace with a provider that says whatever its director likes, of the consultant's domain. */
async function openHostile() {
  const world = await openWithBrowser();
  const { origin, workspaceId, application } = world;
  const idp = await startOidcProvider(`${origin}/sign-in/provider/${workspaceId}`);
  started.push(idp);
  application.allowedPlaces.push(idp.place);
  const oidc = { issuer: idp.issuer, clientId: client.id, clientSecret: client.secret };
  const providerId = await registered(world, { name: "Hostile", domains: ["example.org"], oidc });
  const assertedAs = async (browser: Client, email: string) => {
    idp.state.account = { email, name: "Whoever" };
    return finish(browser, workspaceId, await idp.visit(await begin(browser, workspaceId, providerId)));
  };
  return { ...world, idp, providerId, assertedAs };
}

test("a director's own provider makes nobody into the consultant, or another workspace's director", async () => {
  const { assertedAs, consultant, browser } = await openHostile();
  assert.equal((await assertedAs(browser, consultant.user.email)).next, "mailed code");
  assert.equal((await browser(readSession)).user, null);
  for (const code of ["00000000", "12345678", "11111111", "22222222", "33333333"])
    await assert.rejects(browser(takeSignInStep, { body: { code } }), { code: "sign-in.wrong-code" });
  await assert.rejects(browser(takeSignInStep, { body: { code: "44444444" } }), {
    code: "sign-in.step-over",
  });
  assert.equal((await browser(readSession)).user, null);
  const victim = await openWorkspace();
  await assert.rejects(assertedAs(browser, victim.director.user.email), {
    code: "sign-in-provider.no-place",
  });
});

test("a session that a provider opened opens its workspace alone, and not the account", async () => {
  const world = await openHostile();
  const { assertedAs, browser, workspaceId, transaction, mails } = world;
  const other = await openWorkspace();
  const { user } = other.director;
  // The other workspace's director has a part here, too, and has agreed to this provider.
  await transaction((tx) => addMember(tx, workspaceId, { user, roles: ["sponsor"] }));
  await assertedAs(browser, user.email);
  await typeMailedCode(browser, { mails }, user.email);
  const session = await browser(readSession);
  assert.equal(session.user?.id, user.id);
  assert.equal(session.mayCreateWorkspace, false);
  assert.deepEqual(
    session.workspaces.map(({ id }) => id),
    [workspaceId],
    "not even the other's name is told",
  );
  await browser(readWorkspace, { params: { workspace: workspaceId } });
  await assert.rejects(browser(readWorkspace, { params: { workspace: other.workspaceId } }), { status: 403 });
  const refused = { code: "access.not-allowed", status: 403 };
  await assert.rejects(browser(setFirstPassword, { body: { password } }), refused);
  await assert.rejects(browser(renameSelf, { body: { name: "Mine" } }), refused);
  await assert.rejects(browser(beginSecondFactor), refused);
  await assert.rejects(browser(readSecondFactor), refused);
  await assert.rejects(browser(listSessions), refused);
  await assert.rejects(browser(endOtherSessions), refused);
  const settings = { name: "X", organisation: "X", operator: "X", language: "en", timeZone: "UTC" };
  await assert.rejects(browser(createWorkspace, { body: { ...settings, as: "director" } }), refused);
});

test("a session that a provider opened ends within the day, others later", async () => {
  const { assertedAs, browser, sponsor, mails, application } = await openHostile();
  await assertedAs(browser, sponsor.user.email);
  await typeMailedCode(browser, { mails }, sponsor.user.email);
  const { rows } = await application.database.owner.query<{ way: string | null; hours: number }>(
    `SELECT way, round(extract(epoch FROM "expiresAt" - now()) / 3600)::int AS hours
     FROM auth."session" LEFT JOIN auth.session_mark ON session_id = "id" WHERE "userId" = $1 ORDER BY hours`,
    [sponsor.user.id],
  );
  assert.deepEqual(rows, [
    { way: "provider", hours: 12 },
    { way: "link", hours: 720 },
  ]);
});

test("who has a second factor gives its code after a provider's sign-in, too", async () => {
  const { assertedAs, browser, consultant, mails, origin } = await openHostile();
  const secret = await secondFactorOf(consultant);
  const { email } = consultant.user;
  await mails.to(email);
  await assertedAs(browser, email);
  assert.deepEqual(await typeMailedCode(browser, { mails }, email), { next: "second factor" });
  assert.equal((await browser(readSession)).user, null);
  assert.deepEqual(await browser(takeSignInStep, { body: { code: codeOf(secret, 1) } }), { next: "done" });
  const again = clientOf(origin);
  assert.equal((await assertedAs(again, email)).next, "second factor");
});

test("where everybody with a role needs a second factor, it opens the workspace", async () => {
  const { director, consultant, sponsor, workspaceId } = await openWorkspace();
  const params = { workspace: workspaceId };
  const body = { secondFactor: true, providerOnly: false };
  await secondFactorOf(director);
  assert.deepEqual((await director(listProviders, { params })).withoutSecondFactor, [
    "Carl Consultant",
    "Sara Sponsor",
  ]);
  await director(changeEntryRule, { params, body });
  await director(readWorkspace, { params });
  for (const who of [consultant, sponsor]) {
    assert.equal(await entryOf(who, workspaceId), "second factor");
    await assert.rejects(who(readWorkspace, { params }), { status: 403 });
  }
  await secondFactorOf(consultant);
  assert.equal(await entryOf(consultant, workspaceId), "open");
  await consultant(readWorkspace, { params });
  assert.deepEqual((await director(listProviders, { params })).withoutSecondFactor, ["Sara Sponsor"]);
  await assert.rejects(sponsor(readWorkspace, { params }), { status: 403 });
  await assert.rejects(
    consultant(changeEntryRule, { params, body: { secondFactor: false, providerOnly: false } }),
    {
      status: 403,
    },
  );
});

test("a rule that would shut out whoever makes it is refused, and begun is not set up", async () => {
  const world = await openHostile();
  const { director, workspaceId, assertedAs, browser, mails } = world;
  const params = { workspace: workspaceId };
  const rules = [
    { secondFactor: true, providerOnly: false },
    { secondFactor: false, providerOnly: true },
  ];
  await director(beginSecondFactor);
  for (const body of rules)
    await assert.rejects(director(changeEntryRule, { params, body }), {
      code: "sign-in-provider.own-factor-first",
      status: 409,
    });
  const { rule, withoutSecondFactor } = await director(listProviders, { params });
  assert.deepEqual(rule, { secondFactor: false, providerOnly: false });
  assert.ok(withoutSecondFactor.includes("Dora Director"));
  assert.equal(await entryOf(director, workspaceId), "open");
  await assertedAs(browser, director.user.email);
  await typeMailedCode(browser, { mails }, director.user.email);
  for (const body of rules) await browser(changeEntryRule, { params, body });
  await browser(readWorkspace, { params });
});

test("where only providers let in, directors keep a way back, and all ways open once none is left", async () => {
  const world = await openHostile();
  const { director, consultant, workspaceId, providerId, assertedAs, browser, mails, origin } = world;
  const params = { workspace: workspaceId };
  const rule = { secondFactor: false, providerOnly: true };
  const off = await openWorkspace();
  await assert.rejects(
    off.director(changeEntryRule, { params: { workspace: off.workspaceId }, body: rule }),
    {
      code: "sign-in-provider.none-active",
    },
  );
  await director(setFirstPassword, { body: { password } });
  const secret = await secondFactorOf(director);
  await assert.rejects(director(changeEntryRule, { params, body: rule }), {
    code: "sign-in-provider.untried",
    status: 409,
  });
  await assertedAs(clientOf(origin), director.user.email);
  await director(changeEntryRule, { params, body: rule });
  assert.equal(await entryOf(consultant, workspaceId), "provider");
  await assert.rejects(consultant(readWorkspace, { params }), { status: 403 });
  assert.equal(await entryOf(director, workspaceId), "open");
  const back = clientOf(origin);
  await back(signInWithPassword, { body: { email: director.user.email, password } });
  await back(takeSignInStep, { body: { code: codeOf(secret, 1) } });
  await back(readWorkspace, { params });
  await assertedAs(browser, consultant.user.email);
  await typeMailedCode(browser, { mails }, consultant.user.email);
  await browser(readWorkspace, { params });
  await back(changeProvider, {
    params: { workspace: workspaceId, provider: providerId },
    body: { active: false },
  });
  assert.equal((await back(listProviders, { params })).rule.providerOnly, false);
  await consultant(readWorkspace, { params });
});

test("whoever loses their part loses the sessions of its provider, and what others opened shows nothing", async () => {
  const world = await openHostile();
  const { director, sponsor, workspaceId, assertedAs, browser, mails } = world;
  await assertedAs(browser, sponsor.user.email);
  await typeMailedCode(browser, { mails }, sponsor.user.email);
  await director(removeMember, { params: { workspace: workspaceId, user: sponsor.user.id } });
  assert.equal((await browser(readSession)).user, null);
  assert.equal(await entryOf(sponsor, workspaceId), undefined);
});

test("a director resets a member's second factor; not of somebody with a role elsewhere", async () => {
  const { director, consultant, workspaceId, mails, origin } = await openWorkspace();
  await consultant(setFirstPassword, { body: { password } });
  await secondFactorOf(consultant);
  const { email, id } = consultant.user;
  const target = { params: { workspace: workspaceId, user: id } };
  const other = await openWorkspace();
  await other.transaction((tx) =>
    addMember(tx, other.workspaceId, { user: consultant.user, roles: ["sponsor"] }),
  );
  await assert.rejects(director(resetSecondFactor, target), { code: "second-factor.elsewhere", status: 409 });
  await other.director(removeMember, { params: { workspace: other.workspaceId, user: id } });
  await director(resetSecondFactor, target);
  assert.equal((await consultant(readSession)).user, null, "signed out everywhere");
  assert.deepEqual(await clientOf(origin)(signInWithPassword, { body: { email, password } }), {
    next: "done",
  });
  for (;;)
    if ((await mails.to(email)).text.includes("has taken the second factor of your account away")) break;
  const log = await (await director.fetch(`/api/workspaces/${workspaceId}/audit`)).text();
  assert.ok(log.includes("member.second-factor-reset"));
});

test("the sign-in page learns of providers by a domain, and of people nothing", async () => {
  const { providerId, anonymous, director, workspaceId } = await openHostile();
  const offered = async (email: string) => (await anonymous(findProviders, { body: { email } })).providers;
  const known = await offered(director.user.email);
  assert.deepEqual(await offered("nobody-at-all@EXAMPLE.org"), known);
  assert.deepEqual(await offered("nobody@elsewhere.example"), []);
  assert.deepEqual((await anonymous(findProviders, { body: { workspace: workspaceId } })).providers, [
    { workspace: workspaceId, provider: providerId, name: "Hostile" },
  ]);
});
