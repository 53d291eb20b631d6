import type { Actor, Role } from "#people/access/actor.ts";
import { consultantsOnly, directorsOnly } from "./members.errors.ts";

/**
 * Refuses a change of roles that its actor may not make. A director is made by directors. Consultants see who gave which
 * answer, so a director can't simply become one: while a programme has consultants, only they say who is another, or no
 * longer one; while it has none, a director may choose the first.
 *
 * @param all everybody who has a role, before the change
 * @throws AppError "member.directors-only" or "member.consultants-only"
 */
export function refuseUnlessMayHandOn(
  actor: Actor,
  before: readonly Role[],
  after: readonly Role[],
  all: readonly { roles: readonly Role[] }[],
): void {
  const held = actor.member?.roles ?? [];
  const changes = (role: Role) => before.includes(role) !== after.includes(role);
  if (changes("director") && !held.includes("director")) throw directorsOnly();
  if (!changes("consultant") || held.includes("consultant")) return;
  const chosen = all.some(({ roles }) => roles.includes("consultant"));
  if (chosen || !held.includes("director")) throw consultantsOnly();
}
