import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import type { Person } from "#people/person.ts";
import type { Invited } from "./invitations.store.ts";

/** An employee as who acts, signed in with their own address. @param invited by number in the list of staff */
export function employee(
  { id: number, name, email }: Person,
  invited: ReadonlyMap<string, Pick<Invited, "personId">>,
  workspaceId: string,
): Actor {
  const personId = invited.get(number)?.personId;
  if (personId === undefined || email === null)
    throw new RangeError(`${number} of the example was not invited`);
  const user = { id: randomUUID(), name, email, emailVerified: true };
  return { user, member: { ...user, workspaceId, personId, roles: [] } };
}
