import { weakPassword } from "#people/access/access.errors.ts";
import type { User } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { weaknessOf } from "#people/access/password.ts";
import { provenUser } from "#people/access/users.service.ts";
import { audit } from "#people/audit/audit.service.ts";
import { programmeName } from "#people/workspace/programme.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import { fits, readCode } from "./invitation-code.service.ts";
import { type Invitation, lockInvitation, updateInvitation } from "./invitations.store.ts";
import { invitationOver, passwordNeeded } from "./members.errors.ts";
import { addMember } from "./members.service.ts";
import { lockMemberships, updateMembership } from "./members.store.ts";

type Needs = Pick<Context, "accounts" | "transaction">;

/** What a link offers. @throws AppError "member-invitation.over" */
export async function readOffer({ accounts, transaction }: Needs, code: string) {
  const read = readCode(code);
  if (!read) throw invitationOver();
  return transaction(read.workspaceId, async (tx) => {
    const invitation = await findValid(tx, read);
    return {
      name: invitation.name,
      email: invitation.email,
      roles: invitation.roles,
      ...(await programmeName(tx, read.workspaceId)),
      invitedBy: invitation.invited_by,
      expiresAt: invitation.expires_at.toISOString(),
      hasAccount: (await accounts.findByEmail(invitation.email)) !== undefined,
    };
  });
}

/**
 * @param asking id of the user who is signed in where the link was opened
 * @throws AppError "member-invitation.over", "member-invitation.password-needed" or "account.weak-password"
 */
export async function accept(
  needs: Needs,
  { code, name, password }: { code: string; name?: string; password?: string },
  asking: string | null,
): Promise<{ workspace: string; user: User }> {
  const offer = await readOffer(needs, code);
  const read = readCode(code);
  if (!read) throw invitationOver();
  // Hashing takes a while: not while rows are held.
  const passwordHash = offer.hasAccount ? null : await hashChosen(needs, password, [name ?? "", offer.email]);
  const user = await needs.transaction(read.workspaceId, async (tx) => {
    const invitation = await findValid(tx, read);
    const account = { name: name ?? invitation.name, email: invitation.email };
    const proven = await provenUser(tx, account, passwordHash, asking);
    await join(tx, invitation, proven);
    return proven;
  });
  return { workspace: read.workspaceId, user };
}

async function join(tx: Transaction, invitation: Invitation, user: User): Promise<void> {
  const { workspace_id: workspaceId, roles: offered, email } = invitation;
  const held = (await lockMemberships(tx, workspaceId)).find(({ user_id }) => user_id === user.id)?.roles;
  const roles = [...new Set([...(held ?? []), ...offered])];
  if (held) await updateMembership(tx, workspaceId, user.id, { roles });
  else await addMember(tx, workspaceId, { user, roles });
  await updateInvitation(tx, invitation, { accepted_at: new Date() });
  const actor = { user, member: { ...user, workspaceId, personId: null, roles } };
  await audit(tx, actor, {
    action: "member.joined",
    subject: user.name,
    details: { user: user.id, email, roles, invitedBy: invitation.invited_by },
  });
}

async function findValid(
  tx: Transaction,
  read: NonNullable<ReturnType<typeof readCode>>,
): Promise<Invitation> {
  const invitation = await lockInvitation(tx, read.workspaceId, read.invitationId);
  if (!invitation || !fits(read.secret, invitation.secret_hash)) throw invitationOver();
  if (invitation.expires_at <= new Date()) throw invitationOver();
  return invitation;
}

async function hashChosen(
  { accounts }: Needs,
  password: string | undefined,
  known: string[],
): Promise<string> {
  if (password === undefined) throw passwordNeeded();
  const weakness = weaknessOf(password, known);
  if (weakness !== null) throw weakPassword("/password", weakness);
  return accounts.hashPassword(password);
}
