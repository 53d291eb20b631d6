import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import { clientOf, openWorkspace, type SignedIn } from "../../application.fixture.ts";
import { roles } from "../access/actor.ts";
import { readSession } from "../access/session.contract.ts";
import { signInWithPassword } from "../access/sign-in.contract.ts";
import { createUser } from "../access/users.service.ts";
import { listAudit } from "../audit/audit.contract.ts";
import {
  acceptMemberInvitation,
  changeRoles,
  inviteMember,
  listMemberInvitations,
  listMembers,
  readMemberInvitation,
  removeMember,
  resendMemberInvitation,
  withdrawMemberInvitation,
} from "./members.contract.ts";

const password = "marmalade-otter-7";
const address = () => `paula.${randomUUID()}@example.org`;
const codeIn = ({ links: [link = ""] }: { links: string[] }) => new URL(link).hash.slice(1);

test("somebody may hold every role", async () => {
  const { consultant, director, workspaceId } = await openWorkspace();
  const params = { workspace: workspaceId, user: consultant.user.id };
  await director(changeRoles, { params, body: { roles: [...roles] } });
  const all = await director(listMembers, { params });
  assert.deepEqual(all.find(({ user }) => user === consultant.user.id)?.roles, [...roles]);
});

test("an invitation by mail makes an account and a member, once", async () => {
  const { director, workspaceId, mails, origin } = await openWorkspace();
  const params = { workspace: workspaceId };
  const email = address();
  const { id } = await director(inviteMember, {
    params,
    body: { name: "Paula Process", email: email.toUpperCase(), roles: ["process owner"] },
  });
  const mail = await mails.to(email);
  assert.match(mail.subject, /^Dora Director invites you to Better service$/);
  assert.ok(mail.links[0]?.startsWith(`${origin}/invitation#`));
  const code = codeIn(mail);
  const browser = clientOf(origin);
  const offer = await browser(readMemberInvitation, { body: { code } });
  assert.deepEqual(
    [offer.email, offer.roles, offer.programme, offer.organisation, offer.invitedBy, offer.hasAccount],
    [email, ["process owner"], "Better service", "Example Rail", "Dora Director", false],
  );
  const [open] = await director(listMemberInvitations, { params });
  assert.deepEqual(
    [open?.id, open?.email, open?.expired],
    [id, email, false],
    "reading the offer takes nothing",
  );

  await assert.rejects(browser(acceptMemberInvitation, { body: { code } }), {
    code: "member-invitation.password-needed",
  });
  await assert.rejects(browser(acceptMemberInvitation, { body: { code, password: "Password2026" } }), {
    code: "account.weak-password",
  });
  const attempts = await Promise.allSettled(
    Array.from({ length: 4 }, () =>
      browser(acceptMemberInvitation, { body: { code, name: "Paula P.", password } }),
    ),
  );
  assert.equal(attempts.filter(({ status }) => status === "fulfilled").length, 1);
  for (const attempt of attempts)
    if (attempt.status === "rejected") assert.equal(attempt.reason.code, "member-invitation.over");
  const { user, workspaces } = await browser(readSession);
  assert.deepEqual(
    [user?.name, user?.emailVerified, workspaces[0]?.roles],
    ["Paula P.", true, ["process owner"]],
  );
  await clientOf(origin)(signInWithPassword, { body: { email, password } });
  assert.deepEqual(await director(listMemberInvitations, { params }), []);
  assert.ok((await director(listMembers, { params })).some((member) => member.email === email));
  await assert.rejects(browser(readMemberInvitation, { body: { code } }), { code: "member-invitation.over" });
  const { entries } = await director(listAudit, { params, query: { action: "member." } });
  assert.deepEqual(
    entries.map(({ action, actorName, subject }) => [action, actorName, subject]),
    [
      ["member.joined", "Paula P.", "Paula P."],
      ["member.invited", "Dora Director", "Paula Process"],
    ],
  );
});

test("somebody with an account accepts without another password, and keeps their own", async () => {
  const first = await openWorkspace();
  const { director, workspaceId, mails, origin } = await openWorkspace({ name: "Second" });
  const { email, id, name } = first.consultant.user;
  const params = { workspace: workspaceId };
  await director(inviteMember, { params, body: { name: "C. C.", email, roles: ["sponsor"] } });
  const code = codeIn(await mails.to(email));
  const browser = clientOf(origin);
  assert.equal((await browser(readMemberInvitation, { body: { code } })).hasAccount, true);
  await browser(acceptMemberInvitation, { body: { code, password: "not-to-be-stored-1" } });
  const { user, workspaces } = await browser(readSession);
  assert.deepEqual([user?.id, user?.name, user?.hasPassword, workspaces.length], [id, name, false, 2]);
});

test("accepting at an address that another had claimed leaves the other no way in", async () => {
  const { consultant, workspaceId, transaction, mails, origin, application } = await openWorkspace();
  const email = address();
  await transaction(async (tx) => {
    const hash = await application.context.accounts.hashPassword(password);
    await createUser(tx, { name: "Not Paula", email, emailVerified: false }, hash);
  });
  const claimant = clientOf(origin);
  await claimant(signInWithPassword, { body: { email, password } });
  await consultant(inviteMember, {
    params: { workspace: workspaceId },
    body: { name: "Paula", email, roles: ["consultant"] },
  });
  const paula = clientOf(origin);
  await paula(acceptMemberInvitation, { body: { code: codeIn(await mails.to(email)) } });
  assert.equal((await paula(readSession)).workspaces[0]?.roles[0], "consultant");
  assert.equal((await claimant(readSession)).user, null);
  await assert.rejects(claimant(signInWithPassword, { body: { email, password } }), {
    code: "sign-in.wrong",
  });
});

test("withdrawn, renewed, expired, foreign and made-up links open nothing", async () => {
  const { director, workspaceId, mails, anonymous, application } = await openWorkspace();
  const params = { workspace: workspaceId };
  const email = address();
  const body = { name: "Paula", email, roles: ["partner" as const] };
  const { id } = await director(inviteMember, { params, body });
  const code = codeIn(await mails.to(email));
  await assert.rejects(director(inviteMember, { params, body }), { code: "member.invited" });

  await director(resendMemberInvitation, { params: { ...params, invitation: id } });
  const renewed = codeIn(await mails.to(email));
  const over = (tried: string) =>
    assert.rejects(anonymous(acceptMemberInvitation, { body: { code: tried, password } }), {
      code: "member-invitation.over",
      status: 410,
    });
  const bytes = Buffer.from(renewed, "base64url");
  const foreign = Buffer.concat([Buffer.from(randomUUID().replaceAll("-", ""), "hex"), bytes.subarray(16)]);
  for (const tried of [code, `${renewed}AA`, renewed.slice(0, -2), foreign.toString("base64url"), "x"])
    await over(tried);

  const { owner } = application.database;
  const setExpiry = (moment: string) =>
    owner.query(`UPDATE people.member_invitation SET expires_at = ${moment} WHERE invitation_id = $1`, [id]);
  await setExpiry("now() - interval '1 second'");
  await over(renewed);
  assert.equal((await director(listMemberInvitations, { params }))[0]?.expired, true);
  await setExpiry("now() + interval '1 hour'");
  await director(withdrawMemberInvitation, { params: { ...params, invitation: id } });
  await over(renewed);
  assert.deepEqual(await director(listMemberInvitations, { params }), []);
  await assert.rejects(director(withdrawMemberInvitation, { params: { ...params, invitation: id } }), {
    code: "member-invitation.not-found",
  });
});

test("the last director stays, also when two go at once", async () => {
  const { director, consultant, member, workspaceId } = await openWorkspace();
  const to = (person: SignedIn) => ({ params: { workspace: workspaceId, user: person.user.id } });
  const demote = { body: { roles: ["sponsor" as const] } };
  await assert.rejects(director(changeRoles, { ...to(director), ...demote }), {
    code: "member.last-director",
  });
  await assert.rejects(director(removeMember, to(director)), { code: "member.last-director" });
  await assert.rejects(consultant(removeMember, to(director)), { code: "member.directors-only" });
  const second = await member(["director"], "Second Director");
  const outcomes = await Promise.allSettled([
    director(changeRoles, { ...to(second), ...demote }),
    second(removeMember, to(director)),
  ]);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
});

test("a removed member has no access any more, and their account stays", async () => {
  const { director, sponsor, workspaceId } = await openWorkspace();
  const params = { workspace: workspaceId, user: sponsor.user.id };
  await director(removeMember, { params });
  const { user, workspaces } = await sponsor(readSession);
  assert.equal(user?.id, sponsor.user.id);
  assert.deepEqual(workspaces, []);
  await assert.rejects(director(removeMember, { params }), { code: "member.not-found" });
});

test("a director can't become consultant while there is one, in no way", async () => {
  const { director, consultant, sponsor, workspaceId, mails, origin } = await openWorkspace();
  const params = { workspace: workspaceId };
  const to = (person: SignedIn) => ({ params: { ...params, user: person.user.id } });
  const both = { body: { roles: ["director" as const, "consultant" as const] } };
  const refused = { code: "member.consultants-only" };
  await assert.rejects(director(changeRoles, { ...to(director), ...both }), refused);
  await assert.rejects(director(changeRoles, { ...to(sponsor), body: { roles: ["consultant"] } }), refused);
  await assert.rejects(director(removeMember, to(consultant)), refused);
  const invited = { name: "Me", email: address(), roles: ["consultant" as const] };
  await assert.rejects(director(inviteMember, { params, body: invited }), refused);
  // Nor can a consultant make directors.
  await assert.rejects(consultant(changeRoles, { ...to(consultant), ...both }), {
    code: "member.directors-only",
  });
  // They leave by themselves; then the director chooses one, and no second.
  await consultant(inviteMember, { params, body: invited });
  const code = codeIn(await mails.to(invited.email));
  await consultant(removeMember, to(consultant));
  await assert.rejects(director(changeRoles, { ...to(director), ...both }), refused, "an invitation is open");
  await clientOf(origin)(acceptMemberInvitation, { body: { code, password } });
  await assert.rejects(director(changeRoles, { ...to(director), ...both }), refused);
});

test("somebody who works alone is both", async () => {
  const { director, workspaceId, sponsor } = await openWorkspace({ withoutConsultant: true });
  const params = { workspace: workspaceId, user: sponsor.user.id };
  await director(changeRoles, { params, body: { roles: ["consultant"] } });
  await director(changeRoles, {
    params: { ...params, user: director.user.id },
    body: { roles: ["director"] },
  });
  const members = await director(listMembers, { params: { workspace: workspaceId } });
  assert.deepEqual(
    members.map(({ name, roles }) => [name, roles]),
    [
      ["Dora Director", ["director"]],
      ["Sara Sponsor", ["consultant"]],
    ],
  );
});
