import { randomUUID } from "node:crypto";
import type { Actor, Role } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { tidy } from "#people/access/names.ts";
import { audit } from "#people/audit/audit.service.ts";
import { queueMessage } from "#people/mail/mail.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { createCode } from "./invitation-code.service.ts";
import { invitationMail } from "./invitation-mail.service.ts";
import {
  findOpenInvitations,
  insertInvitation,
  lockInvitation,
  updateInvitation,
} from "./invitations.store.ts";
import { alreadyInvited, alreadyMember, invitationNotFound } from "./members.errors.ts";
import { invited } from "./members.service.ts";
import { lockMemberships } from "./members.store.ts";
import { refuseUnlessMayHandOn } from "./role-changes.service.ts";

const days = 7;
const expiry = () => new Date(Date.now() + days * 24 * 60 * 60_000);

/** What sending an invitation takes besides the transaction. */
type Post = Pick<Context, "jobs" | "origin">;

export async function openInvitations(tx: Transaction, workspace: string) {
  const rows = await findOpenInvitations(tx, workspace);
  return rows.map((row) => ({
    id: row.invitation_id,
    name: row.name,
    email: row.email,
    roles: row.roles,
    invitedBy: row.invited_by,
    invitedAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    expired: row.expires_at <= new Date(),
  }));
}

/** @throws AppError "member.exists", "member.invited", "member.directors-only" or "member.consultants-only" */
export async function invite(
  tx: Transaction,
  post: Post,
  actor: Actor,
  workspace: string,
  asked: { name: string; email: string; roles: Role[] },
): Promise<{ id: string }> {
  const [name, email, id] = [tidy(asked.name), asked.email.toLowerCase(), randomUUID()];
  const everybody = await lockMemberships(tx, workspace);
  const waiting = await invited(tx, workspace);
  if (everybody.some((member) => member.email === email)) throw alreadyMember(email);
  if (waiting.some((other) => other.email === email)) throw alreadyInvited(email);
  refuseUnlessMayHandOn(actor, [], asked.roles, [...everybody, ...waiting]);
  const { code, secretHash } = createCode(workspace, id);
  const invitation = {
    workspace_id: workspace,
    invitation_id: id,
    name,
    email,
    roles: asked.roles,
    secret_hash: secretHash,
    invited_by: actor.user.name,
    expires_at: expiry(),
  };
  await insertInvitation(tx, invitation);
  await queueMessage(tx, post.jobs, await invitationMail(tx, invitation, linkTo(post, code)));
  await audit(tx, actor, { action: "member.invited", subject: name, details: { email, roles: asked.roles } });
  return { id };
}

/** @throws AppError "member-invitation.not-found", "member.directors-only" or "member.consultants-only" */
export async function resend(
  tx: Transaction,
  post: Post,
  actor: Actor,
  workspace: string,
  id: string,
): Promise<void> {
  const everybody = await lockMemberships(tx, workspace);
  const invitation = await lockInvitation(tx, workspace, id);
  if (!invitation) throw invitationNotFound();
  const others = (await invited(tx, workspace)).filter(({ invitation_id }) => invitation_id !== id);
  refuseUnlessMayHandOn(actor, [], invitation.roles, [...everybody, ...others]);
  const { code, secretHash } = createCode(workspace, id);
  const renewed = { ...invitation, secret_hash: secretHash, expires_at: expiry() };
  const { secret_hash, expires_at } = renewed;
  await updateInvitation(tx, invitation, { secret_hash, expires_at });
  await queueMessage(tx, post.jobs, await invitationMail(tx, renewed, linkTo(post, code)));
  const { name, email, roles } = invitation;
  await audit(tx, actor, { action: "member.invited-again", subject: name, details: { email, roles } });
}

/** @throws AppError "member-invitation.not-found" */
export async function withdraw(tx: Transaction, actor: Actor, workspace: string, id: string): Promise<void> {
  const invitation = await lockInvitation(tx, workspace, id);
  if (!invitation) throw invitationNotFound();
  await updateInvitation(tx, invitation, { withdrawn_at: new Date() });
  const { name, email, roles } = invitation;
  await audit(tx, actor, { action: "member.invitation-withdrawn", subject: name, details: { email, roles } });
}

const linkTo = ({ origin }: Post, code: string) => `${origin()}/invitation#${code}`;
