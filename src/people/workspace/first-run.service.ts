import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Static } from "typebox";
import { weakPassword } from "#people/access/access.errors.ts";
import type { User } from "#people/access/actor.ts";
import type { Context } from "#people/access/context.ts";
import { weaknessOf } from "#people/access/password.ts";
import { anyUser, createUser } from "#people/access/users.service.ts";
import type { setUp } from "./first-run.contract.ts";
import { notFresh } from "./workspace.errors.ts";
import { beginWorkspace } from "./workspace.service.ts";

/**
 * Sets the server up: the first account, workspace and director, all or nothing. Of several attempts at once one wins.
 *
 * @throws AppError "first-run.done", "account.weak-password" or "workspace.time-zone"
 */
export async function setUpServer(
  { accounts, transaction }: Pick<Context, "accounts" | "transaction">,
  { director, workspace: settings, withoutConsultant }: Static<typeof setUp.body>,
): Promise<{ workspace: string; user: User }> {
  if (!(await accounts.none())) throw notFresh();
  const { name, email, password } = director;
  const weakness = weaknessOf(password, [name, email, settings.organisation]);
  if (weakness !== null) throw weakPassword("/director/password", weakness);
  const passwordHash = await accounts.hashPassword(password);
  const workspace = randomUUID();
  const user = await transaction(workspace, async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtextextended('first run', 0))`.execute(tx);
    if (await anyUser(tx)) throw notFresh();
    const made = await createUser(tx, { name, email, emailVerified: false }, passwordHash);
    const roles = withoutConsultant ? (["director", "consultant"] as const) : (["director"] as const);
    await beginWorkspace(tx, workspace, settings, { user: made, roles: [...roles] });
    return made;
  });
  return { workspace, user };
}
