import { randomUUID } from "node:crypto";
import type { Transaction } from "#platform/database/tables.ts";
import type { User } from "./actor.ts";
import { tidy } from "./names.ts";
import { endClaims, findUser, insertUser, markVerified } from "./users.store.ts";

export { anyUser, endProviderSessions } from "./users.store.ts";

/**
 * Makes an account, in the transaction of what it is made for: the two are there together or not at all.
 *
 * @param passwordHash of `Accounts.hashPassword`; null for an account that signs in by e-mailed links
 */
export async function createUser(
  tx: Transaction,
  { name, email, emailVerified }: Omit<User, "id">,
  passwordHash: string | null,
): Promise<User> {
  const user = { id: randomUUID(), name: tidy(name), email: email.toLowerCase(), emailVerified };
  await insertUser(tx, user, passwordHash);
  return user;
}

/**
 * The account of an address that its owner has just proven by a link from a mail. Where nobody had proven it before,
 * whoever made the account only claimed the address: password and sessions end, unless it is their own session that asks.
 *
 * @param passwordHash for a new account
 * @param asking id of the user who is signed in where the link was opened
 */
export async function provenUser(
  tx: Transaction,
  { name, email }: Pick<User, "name" | "email">,
  passwordHash: string | null,
  asking: string | null,
): Promise<User> {
  const known = await findUser(tx, email.toLowerCase());
  if (!known) return createUser(tx, { name, email, emailVerified: true }, passwordHash);
  if (!known.emailVerified) {
    if (asking !== known.id) await endClaims(tx, known.id);
    await markVerified(tx, known.id);
  }
  return { ...known, emailVerified: true };
}
