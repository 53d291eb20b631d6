import type { Actor, Role, User } from "#people/access/actor.ts";
import { endProviderSessions } from "#people/access/users.service.ts";
import { audit } from "#people/audit/audit.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { findOpenInvitations, type Invitation } from "./invitations.store.ts";
import { lastDirector, memberNotFound } from "./members.errors.ts";
import {
  deleteMembership,
  findMemberships,
  findWithoutFactor,
  insertMembership,
  lockMemberships,
  updateMembership,
} from "./members.store.ts";
import { refuseUnlessMayHandOn } from "./role-changes.service.ts";

/** Makes a user a member. Neither asks who may, nor tells the log: whoever calls it does. */
export async function addMember(
  tx: Transaction,
  workspace: string,
  { user, roles }: { user: User; roles: Role[] },
): Promise<void> {
  await insertMembership(tx, {
    workspace_id: workspace,
    user_id: user.id,
    name: user.name,
    email: user.email,
    roles,
  });
}

export async function members(tx: Transaction, workspace: string) {
  const rows = await findMemberships(tx, workspace);
  return rows.map(({ user_id, name, email, roles, created_at }) => ({
    user: user_id,
    name,
    email,
    roles,
    since: created_at.toISOString(),
  }));
}

/** Names of the members who would have to set a second factor up, were everybody asked for one. */
export const membersWithoutFactor = (tx: Transaction, workspace: string): Promise<string[]> =>
  findWithoutFactor(tx, workspace);

/** @throws AppError "member.not-found", "member.last-director", "member.directors-only" or "member.consultants-only" */
export async function setRoles(
  tx: Transaction,
  actor: Actor,
  workspace: string,
  user: string,
  roles: Role[],
): Promise<void> {
  const all = await lockMemberships(tx, workspace);
  const member = all.find(({ user_id }) => user_id === user);
  if (!member) throw memberNotFound();
  if (sameRoles(member.roles, roles)) return;
  refuseUnlessMayHandOn(actor, member.roles, roles, [...all, ...(await invited(tx, workspace))]);
  if (!roles.includes("director")) refuseLastDirector(all, user);
  await updateMembership(tx, workspace, user, { roles });
  await audit(tx, actor, {
    action: "member.roles-changed",
    subject: member.name,
    details: { user, email: member.email, from: member.roles, to: roles },
  });
}

/** @throws AppError "member.not-found", "member.last-director", "member.directors-only" or "member.consultants-only" */
export async function remove(tx: Transaction, actor: Actor, workspace: string, user: string): Promise<void> {
  const all = await lockMemberships(tx, workspace);
  const member = all.find(({ user_id }) => user_id === user);
  if (!member) throw memberNotFound();
  refuseUnlessMayHandOn(actor, member.roles, [], [...all, ...(await invited(tx, workspace))]);
  refuseLastDirector(all, user);
  await deleteMembership(tx, workspace, user);
  await endProviderSessions(tx, workspace, user);
  await audit(tx, actor, {
    action: "member.removed",
    subject: member.name,
    details: { user, email: member.email, roles: member.roles },
  });
}

/** Invitations that can still be accepted. */
export async function invited(tx: Transaction, workspace: string): Promise<Invitation[]> {
  const open = await findOpenInvitations(tx, workspace);
  return open.filter(({ expires_at }) => expires_at > new Date());
}

/** Tells the workspace that the actor has another name now. */
export async function renameMember(
  tx: Transaction,
  actor: Actor,
  workspace: string,
  name: string,
): Promise<void> {
  await updateMembership(tx, workspace, actor.user.id, { name });
  const details = { user: actor.user.id, from: actor.user.name, to: name };
  await audit(tx, actor, { action: "member.renamed", subject: name, details });
}

/** Tells the workspace that the actor's account has another address now. */
export async function changeMemberAddress(
  tx: Transaction,
  actor: Actor,
  workspace: string,
  email: string,
): Promise<void> {
  const { id, name, email: before } = actor.user;
  await updateMembership(tx, workspace, id, { email });
  await audit(tx, actor, {
    action: "member.address-changed",
    subject: name,
    details: { user: id, from: before, to: email },
  });
}

function refuseLastDirector(all: readonly { user_id: string; roles: Role[] }[], user: string): void {
  const directors = all.filter(({ roles }) => roles.includes("director"));
  if (directors.length === 1 && directors[0]?.user_id === user) throw lastDirector();
}

const sameRoles = (a: readonly Role[], b: readonly Role[]) =>
  a.length === b.length && a.every((role) => b.includes(role));
