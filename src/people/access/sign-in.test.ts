import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { clientOf, openWorkspace, testApplication } from "../../application.fixture.ts";
import { addMember } from "../members/members.service.ts";
import {
  changePassword,
  endOtherSessions,
  endSession,
  listSessions,
  renameSelf,
  setFirstPassword,
} from "./account.contract.ts";
import { openAccounts } from "./accounts.service.ts";
import { readSession } from "./session.contract.ts";
import { askForSignInLink, signInWithLink, signInWithPassword, signOut } from "./sign-in.contract.ts";
import { createUser } from "./users.service.ts";

const password = "marmalade-otter-7";
const codeIn = (link = "") => new URL(link).hash.slice(1);

test("signing in with a password, and out", async () => {
  const { director, origin, workspaceId } = await openWorkspace();
  const { email } = director.user;
  await director(setFirstPassword, { body: { password } });
  const browser = clientOf(origin);
  await browser(signInWithPassword, { body: { email: email.toUpperCase(), password } });
  const { user, workspaces, mayCreateWorkspace, mailConfigured, fresh } = await browser(readSession);
  assert.equal(user?.email, email);
  assert.equal(user?.hasPassword, true);
  assert.deepEqual([mayCreateWorkspace, mailConfigured, fresh], [true, true, false]);
  assert.deepEqual(
    workspaces.map(({ id, roles }) => ({ id, roles })),
    [{ id: workspaceId, roles: ["director"] }],
  );
  assert.ok(workspaces[0]?.permissions.includes("workspace.manage"));
  await browser(signOut);
  assert.equal((await browser(readSession)).user, null);
  assert.notEqual((await director(readSession)).user, null);
});

test("a session's cookie is kept from scripts and other sites, and is worthless after signing out", async () => {
  const { director, origin } = await openWorkspace();
  await director(setFirstPassword, { body: { password } });
  const answer = await fetch(`${origin}/api/sign-in/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: director.user.email, password }),
  });
  const [cookie = "", ...others] = answer.headers.getSetCookie();
  assert.deepEqual(others, []);
  assert.match(cookie, /^serviceloop\.session_token=/);
  assert.match(cookie, /; HttpOnly/i);
  assert.match(cookie, /; SameSite=Lax/i);
  assert.match(cookie, /; Path=\//i);
  const kept = clientOf(origin, [cookie]);
  assert.notEqual((await kept(readSession)).user, null);
  await clientOf(origin, [cookie])(signOut);
  assert.equal((await kept(readSession)).user, null);
  const forged = clientOf(origin, [cookie.replace(/token=[^.]+/, `token=${"A".repeat(32)}`)]);
  assert.equal((await forged(readSession)).user, null);
});

test("nothing tells a wrong password from an unknown address or an account without a password", async () => {
  const { director, consultant, anonymous } = await openWorkspace();
  await director(setFirstPassword, { body: { password } });
  const tried = await Promise.all(
    [director.user.email, consultant.user.email, `${randomUUID()}@example.org`].map((email) =>
      anonymous(signInWithPassword, { body: { email, password: "not the password" } }).then(
        () => [],
        (error) => [error.code, error.message, error.status],
      ),
    ),
  );
  assert.equal(tried[0]?.[0], "sign-in.wrong");
  assert.deepEqual(tried[1], tried[0]);
  assert.deepEqual(tried[2], tried[0]);
});

test("wrong passwords lock one account for a while, and nobody else at the same address", async () => {
  const { director, consultant, anonymous, origin } = await openWorkspace();
  await director(setFirstPassword, { body: { password } });
  await consultant(setFirstPassword, { body: { password } });
  const { email } = director.user;
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      anonymous(signInWithPassword, { body: { email, password: `guess ${at}` } }).catch(({ code }) => code),
    ),
  );
  assert.equal(guesses.filter((code) => code === "sign-in.wrong").length, 10);
  assert.equal(guesses.filter((code) => code === "request.too-many").length, 2);
  await assert.rejects(anonymous(signInWithPassword, { body: { email: email.toUpperCase(), password } }), {
    code: "request.too-many",
  });
  await clientOf(origin)(signInWithPassword, { body: { email: consultant.user.email, password } });
});

test("an e-mailed link signs in once, by a press of a button and not by looking at it", async () => {
  const { director, mails, anonymous, origin } = await openWorkspace();
  await anonymous(askForSignInLink, { body: { email: director.user.email } });
  const mail = await mails.to(director.user.email);
  const [link = ""] = mail.links;
  assert.ok(link.startsWith(`${origin}/sign-in/link#`), link);
  // What scanners of mail do.
  await anonymous.fetch(new URL(link).pathname);
  const browser = clientOf(origin);
  const code = codeIn(link);
  const results = await Promise.allSettled(
    Array.from({ length: 4 }, () => browser(signInWithLink, { body: { code } })),
  );
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  for (const result of results)
    if (result.status === "rejected") assert.equal(result.reason.code, "sign-in.link-used");
  assert.equal((await browser(readSession)).user?.id, director.user.id);
});

test("a link that is too old, cut off or made up signs nobody in", async () => {
  const { director, application, anonymous } = await openWorkspace();
  const { accounts } = application.context;
  const old = await accounts.createLinkCode(director.user.email, "Dora", -1);
  const good = await accounts.createLinkCode(director.user.email, "Dora", 60);
  for (const code of [old, good.slice(0, -1), `${good}x`, "x", "' OR 1=1"])
    await assert.rejects(anonymous(signInWithLink, { body: { code } }), {
      code: "sign-in.link-used",
      status: 410,
    });
  assert.equal((await anonymous(readSession)).user, null);
  const stored = await application.database.application.query('SELECT identifier FROM auth."verification"');
  assert.ok(stored.rows.every(({ identifier }) => !identifier.includes(good)));
});

test("a person of the organisation gets an account by their link, and is a member of staff", async () => {
  const { workspaceId, transaction, mails, anonymous } = await openWorkspace();
  const email = `Nina.${randomUUID()}@example.org`;
  const personId = randomUUID();
  await transaction((tx) =>
    tx
      .insertInto("people.person")
      .values({ workspace_id: workspaceId, person_id: personId, name: "Nina Neumann", email } as never)
      .execute(),
  );
  await anonymous(askForSignInLink, { body: { email } });
  const { links } = await mails.to(email);
  await anonymous(signInWithLink, { body: { code: codeIn(links[0]) } });
  const { user, workspaces, mayCreateWorkspace } = await anonymous(readSession);
  assert.equal(user?.name, "Nina Neumann");
  assert.equal(user?.emailVerified, true);
  assert.equal(user?.hasPassword, false);
  assert.equal(mayCreateWorkspace, false);
  assert.deepEqual(workspaces, [
    {
      id: workspaceId,
      name: "Better service",
      organisation: "Example Rail",
      roles: [],
      permissions: [],
      entry: "open",
      personId,
    },
  ]);
});

test("who has left, shares an address, or only claims one is nobody's person", async () => {
  const { workspaceId, transaction, staff, application } = await openWorkspace();
  const [left, both, claimed] = ["left", "both", "claimed"].map(
    (name) => `${name}.${randomUUID()}@example.org`,
  );
  const row = (email = "", left_at: Date | null = null) => ({
    workspace_id: workspaceId,
    person_id: randomUUID(),
    name: "Somebody",
    email,
    left_at,
  });
  await transaction((tx) =>
    tx
      .insertInto("people.person")
      .values([row(left, new Date()), row(both), row(both), row(claimed)] as never)
      .execute(),
  );
  const belongings = async (email = "", verified = true) => {
    const { user } = await staff(email);
    return application.context.accounts.belongings({ ...user, emailVerified: verified });
  };
  assert.deepEqual(await belongings(left), []);
  assert.deepEqual(await belongings(both), [{ workspaceId, roles: [], personId: null }]);
  assert.deepEqual(await belongings(claimed, false), []);
});

test("asking for a link answers the same for an address that nobody has, and sends nothing", async () => {
  const { director, anonymous, application, mails, stranger } = await openWorkspace();
  const unknown = `${randomUUID()}@example.org`;
  assert.equal(await anonymous(askForSignInLink, { body: { email: unknown } }), null);
  // An account that belongs nowhere: no workspace writes to it.
  assert.equal(await anonymous(askForSignInLink, { body: { email: stranger.user.email } }), null);
  await anonymous(askForSignInLink, { body: { email: director.user.email } });
  await mails.to(director.user.email);
  const { rows } = await application.database.owner.query(
    "SELECT count(*) AS n FROM people.message WHERE recipient_email = ANY($1)",
    [[unknown, stranger.user.email]],
  );
  assert.equal(rows[0].n, 0);
});

test("nobody's mailbox is filled with links", async () => {
  const { director, anonymous } = await openWorkspace();
  const { email } = director.user;
  const asked = await Promise.all(
    Array.from({ length: 7 }, () =>
      anonymous(askForSignInLink, { body: { email } }).catch(({ code }) => code),
    ),
  );
  assert.deepEqual(asked.filter((code) => code === "request.too-many").length, 2);
});

test("a changed password ends all other sessions", async () => {
  const { director, origin } = await openWorkspace();
  const { email } = director.user;
  await director(setFirstPassword, { body: { password } });
  const [one, other] = [clientOf(origin), clientOf(origin)];
  await one(signInWithPassword, { body: { email, password } });
  await other(signInWithPassword, { body: { email, password } });
  await assert.rejects(
    one(changePassword, { body: { current: "something else", password: "new-otter-for-tea" } }),
    {
      code: "account.wrong-password",
      fields: [{ in: "body", pointer: "/current", detail: "is not your current password" }],
    },
  );
  await one(changePassword, { body: { current: password, password: "new-otter-for-tea" } });
  assert.notEqual((await one(readSession)).user, null);
  assert.equal((await other(readSession)).user, null);
  assert.equal((await director(readSession)).user, null);
  await assert.rejects(other(signInWithPassword, { body: { email, password } }), { code: "sign-in.wrong" });
  await other(signInWithPassword, { body: { email, password: "new-otter-for-tea" } });
});

test("weak passwords are refused, and a first password is set once", async () => {
  const { director } = await openWorkspace();
  for (const weak of ["Password2026", "dora-director", "aaaaaaaaaaaa"])
    await assert.rejects(director(setFirstPassword, { body: { password: weak } }), {
      code: "account.weak-password",
    });
  await assert.rejects(director(setFirstPassword, { body: { password: "short" } }), {
    code: "request.invalid",
  });
  await director(setFirstPassword, { body: { password } });
  await assert.rejects(director(setFirstPassword, { body: { password: "new-otter-for-tea" } }), {
    code: "account.has-password",
  });
});

test("sessions are listed and ended by their owner only", async () => {
  const { director, consultant, origin } = await openWorkspace();
  const { email } = director.user;
  await director(setFirstPassword, { body: { password } });
  const [phone, tablet] = [clientOf(origin), clientOf(origin)];
  await phone.fetch("/api/sign-in/password", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "user-agent": "Phone/1",
      "x-forwarded-for": "203.0.113.9",
    },
    body: JSON.stringify({ email, password }),
  });
  await tablet(signInWithPassword, { body: { email, password } });
  const sessions = await phone(listSessions);
  assert.equal(sessions.length, 3);
  const own = sessions.filter(({ current }) => current);
  assert.deepEqual(
    own.map(({ userAgent, address }) => ({ userAgent, address })),
    [{ userAgent: "Phone/1", address: "127.0.0.1" }],
  );
  const [mine] = own;
  assert.ok(mine);
  await assert.rejects(consultant(endSession, { params: { session: mine.id } }), {
    code: "session.not-found",
  });
  await tablet(endSession, { params: { session: mine.id } });
  assert.equal((await phone(readSession)).user, null);
  await tablet(endOtherSessions);
  assert.equal((await director(readSession)).user, null);
  assert.equal((await tablet(listSessions)).length, 1);
});

test("a new name reaches the members' list", async () => {
  const { director, workspaceId } = await openWorkspace();
  await director(renameSelf, { body: { name: "  Dora   Da Silva " } });
  const answer = await director.fetch(`/api/workspaces/${workspaceId}/members`);
  const members = (await answer.json()) as { name: string }[];
  assert.ok(members.some(({ name }) => name === "Dora Da Silva"));
  await assert.rejects(director(renameSelf, { body: { name: " \u00a0 " } }), { code: "request.invalid" });
  await assert.rejects(director(renameSelf, { body: { name: "Dora\u0007" } }), { code: "request.invalid" });
});

test("a session ends by itself", async () => {
  const { director, application } = await openWorkspace();
  const expire = 'UPDATE auth."session" SET "expiresAt" = now() - interval \'1 second\' WHERE "userId" = $1';
  await application.database.owner.query(expire, [director.user.id]);
  assert.equal((await director(readSession)).user, null);
  await assert.rejects(director(listSessions), { code: "access.not-signed-in", status: 401 });
});

test("where the site is reached by https, so are its cookies only", async () => {
  const { director, application } = await openWorkspace();
  const { database, context } = application;
  const accounts = await openAccounts({
    pool: database.application,
    key: context.key,
    secure: true,
    log: context.log,
  });
  const asker = { headers: {}, address: "192.0.2.7" };
  const [cookie = ""] = await accounts.openSession(director.user.id, asker);
  assert.match(cookie, /^__Secure-serviceloop\.session_token=.*; Secure/);
  const actor = await accounts.actorOf({ ...asker, headers: { cookie: cookie.split(";")[0] } });
  assert.equal(actor?.user.id, director.user.id);
});

test("two processes share the key that signs sessions", async () => {
  const { database } = await testApplication();
  const { rows } = await database.application.query(
    "SELECT name, length(value) AS bytes FROM platform.secret",
  );
  assert.deepEqual(
    rows.filter(({ name }) => name === "session"),
    [{ name: "session", bytes: 32 }],
  );
});

test("whoever only claimed an address has no way in once its owner has proven it", async () => {
  const { origin, transaction, mails, workspaceId } = await openWorkspace();
  const { context } = await testApplication();
  const email = `cora.${randomUUID()}@example.org`;
  const claimed = await transaction(async (tx) => {
    const hash = await context.accounts.hashPassword(password);
    const user = await createUser(tx, { name: "Not Cora", email, emailVerified: false }, hash);
    await addMember(tx, workspaceId, { user, roles: ["sponsor"] });
    return user;
  });
  const claimant = clientOf(origin);
  await claimant(signInWithPassword, { body: { email, password } });
  const cora = clientOf(origin);
  await cora(askForSignInLink, { body: { email } });
  await cora(signInWithLink, { body: { code: codeIn((await mails.to(email)).links[0]) } });
  assert.equal((await cora(readSession)).user?.id, claimed.id);
  assert.equal((await claimant(readSession)).user, null);
  await assert.rejects(claimant(signInWithPassword, { body: { email, password } }), {
    code: "sign-in.wrong",
  });
  await cora(setFirstPassword, { body: { password: "vK3#pq9LzR-own" } });
});

test("who proves the address of their own account stays signed in and keeps the password", async () => {
  const { origin, transaction, mails, workspaceId } = await openWorkspace();
  const { context } = await testApplication();
  const email = `dan.${randomUUID()}@example.org`;
  await transaction(async (tx) => {
    const hash = await context.accounts.hashPassword(password);
    const user = await createUser(tx, { name: "Dan", email, emailVerified: false }, hash);
    await addMember(tx, workspaceId, { user, roles: ["sponsor"] });
  });
  const dan = clientOf(origin);
  await dan(signInWithPassword, { body: { email, password } });
  await dan(askForSignInLink, { body: { email } });
  await dan(signInWithLink, { body: { code: codeIn((await mails.to(email)).links[0]) } });
  assert.equal((await dan(readSession)).user?.emailVerified, true);
  await clientOf(origin)(signInWithPassword, { body: { email, password } });
});
