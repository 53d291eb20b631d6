import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { clientOf, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { acceptMemberInvitation, inviteMember } from "../members/members.contract.ts";
import { changePassword, listSessions, setFirstPassword } from "./account.contract.ts";
import { takeFactorAway } from "./lost-factor.service.ts";
import {
  beginSecondFactor,
  readSecondFactor,
  readSignInStep,
  renewRecoveryCodes,
  takeSignInStep,
  turnSecondFactorOff,
  turnSecondFactorOn,
} from "./second-factor.contract.ts";
import { readSession } from "./session.contract.ts";
import { askForSignInLink, signInWithLink, signInWithPassword } from "./sign-in.contract.ts";

const password = "marmalade-otter-7";
const stepOver = { code: "sign-in.step-over", status: 410 };

/**
 * The code that an app shows, so many half minutes from now: 0 turns a factor on and 1 is used after it. One from before could be
 * too old by the time it is sent.
 */
const codeOf = (secret: string, later: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + later * 30_000 });

/** Somebody with a password and a second factor that was turned on with the code of now. */
async function withSecondFactor(client: SignedIn) {
  await client(setFirstPassword, { body: { password } });
  const { secret } = await client(beginSecondFactor);
  const { recoveryCodes } = await client(turnSecondFactorOn, { body: { code: codeOf(secret, 0) } });
  return { secret, recoveryCodes, email: client.user.email };
}

test("a second factor counts once a code has proven it, and signing in asks for one then", async () => {
  const { director, origin, mails } = await openWorkspace();
  await director(setFirstPassword, { body: { password } });
  const { email } = director.user;
  const begun = await director(beginSecondFactor);
  assert.match(begun.secret, /^[A-Z2-7]{32}$/);
  assert.match(begun.address, /^otpauth:\/\/totp\/Serviceloop:dora-director.*secret=/);
  assert.match(begun.qr.path, /^M0 0h1v1h-1z/);
  await assert.rejects(director(turnSecondFactorOn, { body: { code: "000000x" } }), {
    code: "sign-in.wrong-code",
  });
  assert.equal((await director(readSecondFactor)).on, false);
  const before = clientOf(origin);
  assert.deepEqual(await before(signInWithPassword, { body: { email, password } }), { next: "done" });
  assert.match((await mails.to(email)).text, /a password was set/);

  const { recoveryCodes } = await director(turnSecondFactorOn, { body: { code: codeOf(begun.secret, 0) } });
  assert.equal(new Set(recoveryCodes).size, 10);
  assert.equal((await before(readSession)).user, null, "others' sessions end");
  assert.equal((await director(readSession)).user?.secondFactor, true);
  assert.match((await mails.to(email)).text, /second factor was turned on/);

  const browser = clientOf(origin);
  assert.deepEqual(await browser(signInWithPassword, { body: { email, password } }), {
    next: "second factor",
  });
  assert.equal((await browser(readSession)).user, null);
  assert.deepEqual(await browser(readSignInStep), { kind: "second factor", email });
  assert.deepEqual(await browser(takeSignInStep, { body: { code: codeOf(begun.secret, 1) } }), {
    next: "done",
  });
  assert.equal((await browser(readSession)).user?.email, email);
  assert.equal((await browser(readSignInStep)).kind, null);
  const own = (await browser(listSessions)).find(({ current }) => current);
  assert.deepEqual([own?.way, own?.secondFactor, own?.onlyIn], ["password", true, null]);
});

test("no code counts twice, whoever has seen it", async () => {
  const { director, origin } = await openWorkspace();
  const { secret, email } = await withSecondFactor(director);
  const code = codeOf(secret, 1);
  const browsers = [clientOf(origin), clientOf(origin), clientOf(origin)];
  for (const browser of browsers) await browser(signInWithPassword, { body: { email, password } });
  const results = await Promise.allSettled(
    browsers.map((browser) => browser(takeSignInStep, { body: { code } })),
  );
  assert.equal(results.filter(({ status }) => status === "fulfilled").length, 1);
  // Nor does an earlier one, after a later one.
  const left = browsers[results.findIndex(({ status }) => status === "rejected")] ?? assert.fail();
  await assert.rejects(left(takeSignInStep, { body: { code: codeOf(secret, -1) } }), {
    code: "sign-in.wrong-code",
  });
});

test("five wrong codes end the sign-in, and the right one comes too late", async () => {
  const { director, origin } = await openWorkspace();
  const { secret, email } = await withSecondFactor(director);
  const browser = clientOf(origin);
  await browser(signInWithPassword, { body: { email, password } });
  const tried = await Promise.all(
    Array.from({ length: 8 }, () =>
      browser(takeSignInStep, { body: { code: "wrong" } }).then(
        () => "in",
        ({ code }) => code,
      ),
    ),
  );
  assert.equal(tried.filter((code) => code === "sign-in.wrong-code").length, 5);
  assert.equal(tried.filter((code) => code === "sign-in.step-over").length, 3);
  await assert.rejects(browser(takeSignInStep, { body: { code: codeOf(secret, 1) } }), stepOver);
  assert.equal((await browser(readSession)).user, null);
});

test("wrong codes count for the account, however often the password is given", async () => {
  const { director, origin } = await openWorkspace();
  const { email } = await withSecondFactor(director);
  const codes: string[] = [];
  for (let round = 0; round < 3; round++) {
    const browser = clientOf(origin);
    await browser(signInWithPassword, { body: { email, password } });
    for (let attempt = 0; attempt < 4; attempt++)
      codes.push(
        await browser(takeSignInStep, { body: { code: "wrong" } }).then(
          () => "in",
          ({ code }) => code,
        ),
      );
  }
  assert.equal(codes.filter((code) => code === "sign-in.wrong-code").length, 10);
  assert.equal(codes.filter((code) => code === "request.too-many").length, 2);
});

test("a step without its browser, made up, or for another is nothing", async () => {
  const { director, origin, anonymous } = await openWorkspace();
  const { secret } = await withSecondFactor(director);
  await assert.rejects(anonymous(takeSignInStep, { body: { code: codeOf(secret, 1) } }), stepOver);
  const forged = clientOf(origin, [`serviceloop.step=${"A".repeat(43)}; Path=/api`]);
  await assert.rejects(forged(takeSignInStep, { body: { code: codeOf(secret, 1) } }), stepOver);
  // However often somebody asks so, nobody else is told to wait.
  for (let times = 0; times < 12; times++)
    await assert.rejects(clientOf(origin)(takeSignInStep, { body: { code: "123456" } }), stepOver);
});

test("the cookie between the steps is kept from scripts and other sites", async () => {
  const { director, origin } = await openWorkspace();
  const { email } = await withSecondFactor(director);
  const answer = await clientOf(origin).fetch("/api/sign-in/password", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  const cookies = answer.headers.getSetCookie();
  assert.equal(cookies.length, 1);
  assert.match(cookies[0] ?? "", /^serviceloop\.step=.+; Max-Age=900; Path=\/api; HttpOnly; SameSite=Lax$/);
});

test("each recovery code lets in once, its owner is told, and new ones end the earlier", async () => {
  const { director, origin, mails, application } = await openWorkspace();
  const { recoveryCodes, email } = await withSecondFactor(director);
  const [first = "", second = ""] = recoveryCodes;
  const browser = clientOf(origin);
  await browser(signInWithPassword, { body: { email, password } });
  await browser(takeSignInStep, { body: { code: first.toUpperCase().replaceAll("-", " ") } });
  assert.equal((await browser(readSession)).user?.email, email);
  assert.equal((await browser(readSecondFactor)).recoveryCodesLeft, 9);
  for (;;) if ((await mails.to(email)).text.includes("one of your recovery codes. 9 of them")) break;

  const again = clientOf(origin);
  await again(signInWithPassword, { body: { email, password } });
  await assert.rejects(again(takeSignInStep, { body: { code: first } }), { code: "sign-in.wrong-code" });
  await assert.rejects(browser(renewRecoveryCodes, { body: { proof: "not the password" } }), {
    code: "account.wrong-proof",
  });
  await browser(renewRecoveryCodes, { body: { proof: password } });
  await assert.rejects(again(takeSignInStep, { body: { code: second } }), { code: "sign-in.wrong-code" });
  const { rows } = await application.database.owner.query(
    "SELECT encode(code_hash, 'escape') AS text FROM auth.recovery_code WHERE user_id = $1",
    [director.user.id],
  );
  assert.ok(rows.length === 10 && rows.every(({ text }) => !text.includes(first)));
});

test("an e-mailed link and an invitation ask for the second factor, too", async () => {
  const world = await openWorkspace();
  const { director, origin, mails } = world;
  const { secret, email } = await withSecondFactor(director);
  await mails.to(email);
  const browser = clientOf(origin);
  await browser(askForSignInLink, { body: { email } });
  const linkIn = async () => {
    for (;;) {
      const { links } = await mails.to(email);
      const link = links.find((each) => each.includes("#"));
      if (link !== undefined) return new URL(link).hash.slice(1);
    }
  };
  assert.deepEqual(await browser(signInWithLink, { body: { code: await linkIn() } }), {
    next: "second factor",
  });
  await browser(takeSignInStep, { body: { code: codeOf(secret, 1) } });

  const other = await openWorkspace();
  await other.director(inviteMember, {
    params: { workspace: other.workspaceId },
    body: { name: "Dora", email, roles: ["sponsor"] },
  });
  const invited = clientOf(origin);
  assert.deepEqual(await invited(acceptMemberInvitation, { body: { code: await linkIn() } }), {
    workspace: other.workspaceId,
    next: "second factor",
  });
  assert.equal((await invited(readSession)).user, null);
});

test("it is turned off with a password or code only, and then no longer asked for", async () => {
  const { director, origin, workspaceId } = await openWorkspace();
  const { secret, email } = await withSecondFactor(director);
  await assert.rejects(director(turnSecondFactorOff, { body: { proof: "123456" } }), {
    code: "account.wrong-proof",
  });
  await assert.rejects(director(beginSecondFactor), { code: "second-factor.on" });
  await director(turnSecondFactorOff, { body: { proof: codeOf(secret, 1) } });
  const browser = clientOf(origin);
  assert.deepEqual(await browser(signInWithPassword, { body: { email, password } }), { next: "done" });
  const log = await director.fetch(`/api/workspaces/${workspaceId}/audit`);
  const text = await log.text();
  for (const action of ["member.second-factor-on", "member.second-factor-off"])
    assert.ok(text.includes(action));
  assert.ok(!text.includes(secret));
});

test("whoever operates the server takes a lost second factor away", async () => {
  const { director, origin, application } = await openWorkspace();
  const { email } = await withSecondFactor(director);
  const { owner } = application.database;
  assert.equal(await takeFactorAway(owner, `${randomUUID()}@example.org`), undefined);
  assert.equal(await takeFactorAway(owner, email.toUpperCase()), true);
  assert.equal((await director(readSession)).user, null, "all sessions end");
  assert.deepEqual(await clientOf(origin)(signInWithPassword, { body: { email, password } }), {
    next: "done",
  });
  assert.equal(await takeFactorAway(owner, email), false);
});

test("the secret lies encrypted in the database", async () => {
  const { director, application } = await openWorkspace();
  const { secret } = await withSecondFactor(director);
  const { rows } = await application.database.owner.query(
    "SELECT secret FROM auth.second_factor WHERE user_id = $1",
    [director.user.id],
  );
  const stored: Buffer = rows[0].secret;
  for (const form of [Buffer.from(secret), Buffer.from(Secret.fromBase32(secret).bytes)])
    assert.ok(!stored.includes(form));
});

test("a changed password leaves only the session that asks, as it was opened", async () => {
  const { director } = await openWorkspace();
  const { email } = await withSecondFactor(director);
  await director(changePassword, { body: { current: password, password: "new-otter-for-tea" } });
  const sessions = await director(listSessions);
  assert.deepEqual(
    sessions.map(({ current, secondFactor }) => [current, secondFactor]),
    [[true, true]],
  );
  assert.equal((await director(readSession)).user?.email, email);
});

test("250 people sign in from one address with password and code within minutes", async () => {
  const { application, transaction, origin } = await openWorkspace();
  const { accounts } = application.context;
  const hash = await accounts.hashPassword(password);
  const { createUser } = await import("./users.service.ts");
  const people = await transaction(async (tx) => {
    const users = [];
    for (let at = 0; at < 250; at++)
      users.push(
        await createUser(
          tx,
          { name: `Person ${at}`, email: `${randomUUID()}@example.org`, emailVerified: true },
          at < 20 ? hash : null,
        ),
      );
    return users;
  });
  for (const { email } of people.slice(0, 20))
    assert.deepEqual(await clientOf(origin)(signInWithPassword, { body: { email, password } }), {
      next: "done",
    });
  const { countFactor, countPassword } = await import("./attempts.service.ts");
  for (const { id, email } of people) {
    countPassword(email, "192.0.2.33")();
    countFactor(id, "192.0.2.33")();
  }
});
