import { tellAccountNews } from "#people/access/account-news.service.ts";
import type { Actor } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { memberNotFound } from "#people/members/members.errors.ts";
import { members } from "#people/members/members.service.ts";
import { factorElsewhere } from "./providers.errors.ts";

/**
 * Takes a member's lost second factor away: who has a role in other programmes keeps it, since a director of one has no
 * say in the others.
 *
 * @throws AppError "member.not-found", "second-factor.elsewhere"
 */
export async function resetFactor(
  context: Context,
  actor: Actor,
  workspaceId: string,
  userId: string,
): Promise<void> {
  const { accounts, transaction } = context;
  const all = await transaction(workspaceId, (tx) => members(tx, workspaceId));
  const member = all.find(({ user }) => user === userId);
  if (!member) throw memberNotFound();
  const user = { id: userId, name: member.name, email: member.email, emailVerified: false };
  const places = await accounts.belongings(user);
  if (places.some((place) => place.workspaceId !== workspaceId && place.roles.length > 0))
    throw factorElsewhere();
  if (!(await accounts.secondFactors.remove(userId))) return;
  await accounts.endSessions(userId, null);
  await tellAccountNews(
    context,
    user,
    {
      subject: "Your second factor was reset",
      text: `${actor.user.name} has taken the second factor of your account away, as for somebody who has lost it. All your sessions were ended. Sign in and set a new one up on your account page.`,
      action: "member.second-factor-reset",
    },
    actor,
  );
}
