import type { Actor } from "#people/access/actor.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { contractNotFound, noPerson, wrongState } from "./contract.errors.ts";
import { type ContractRow, lockContract, type Owner } from "./contract.store.ts";

/** What every use case of contracts is given. */
export interface ContractWork {
  tx: Transaction;
  workspaceId: string;
  jobs: Jobs;
  /** What links in mail begin with. */
  origin: string;
  now: Date;
}

/** Runs use cases of contracts, each in a transaction of its own. */
export type ContractWorkIn = <T>(workspaceId: string, work: (work: ContractWork) => Promise<T>) => Promise<T>;

/** Whose contracts an actor may open; null where they aren't on the staff, or haven't proven their address. */
export const ownerIn = ({ user, member }: Actor): Owner | null =>
  member?.personId && user.emailVerified ? { personId: member.personId, email: user.email } : null;

/** @throws AppError "contract.no-person" */
export function ownerOf(actor: Actor): Owner {
  const owner = ownerIn(actor);
  if (!owner) throw noPerson();
  return owner;
}

/**
 * An actor's own contract, held until the transaction ends.
 *
 * @throws AppError "contract.not-found", also for everybody but its author; "contract.wrong-state"
 */
export async function ownContract(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  ...states: ContractRow["state"][]
): Promise<ContractRow> {
  const owner = ownerIn(actor);
  const row = owner && (await lockContract(work, owner, contractId));
  if (!row) throw contractNotFound();
  if (states.length > 0 && !states.includes(row.state)) throw wrongState();
  return row;
}

/** A contract that was signed has a first and a last day, and a moment of signing. */
export function signedDays(row: ContractRow): { signedAt: Date; beginsOn: string; endsOn: string } {
  if (!row.signed_at || !row.begins_on || !row.ends_on) throw wrongState();
  return { signedAt: row.signed_at, beginsOn: row.begins_on, endsOn: row.ends_on };
}
