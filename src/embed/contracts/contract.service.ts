import { randomUUID } from "node:crypto";
import type { Actor } from "#people/access/actor.ts";
import { tidy } from "#people/access/names.ts";
import { type Clauses, emptyClauses, problemsOf, writtenMilestones } from "./clauses.ts";
import { changedMeanwhile, contractExists, notReady, wrongState } from "./contract.errors.ts";
import type { ContractView } from "./contract.schema.ts";
import {
  type ContractRow,
  deleteContracts,
  findById,
  findVersions,
  insertContract,
  insertSignature,
  insertVersion,
  readGround,
  updateContract,
} from "./contract.store.ts";
import { viewOf } from "./contract-view.service.ts";
import { type ContractWork, ownContract, ownerOf, signedDays } from "./contract-work.service.ts";
import { planReminder } from "./reminders.service.ts";
import { askNamed } from "./supporters.service.ts";
import { dayOf } from "./weeks.ts";

/** The contract as it is after what was done. */
export async function viewAfter(work: ContractWork, { contract_id }: ContractRow): Promise<ContractView> {
  const row = await findById(work, contract_id);
  if (!row) throw wrongState();
  return viewOf(work, row);
}

/** @throws AppError "contract.no-person", "contract.exists" */
export async function beginContract(work: ContractWork, actor: Actor): Promise<ContractView> {
  const owner = ownerOf(actor);
  const { time_zone } = await readGround(work);
  const contractId = randomUUID();
  const clauses = emptyClauses(dayOf(work.now, time_zone));
  if (!(await insertContract(work, { contractId, owner, clauses, createdAt: work.now })))
    throw contractExists();
  return viewOf(work, await ownContract(work, actor, contractId));
}

/** Text as the database keeps it. */
const storable = (clauses: Clauses): Clauses =>
  JSON.parse(
    JSON.stringify(clauses, (_, value) =>
      typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value,
    ),
  );

/** What can be written on: a draft, or a signed contract that is being changed. */
async function writable(work: ContractWork, actor: Actor, contractId: string, revision: number) {
  const row = await ownContract(work, actor, contractId, "draft", "signed");
  if (row.state === "signed" && row.amending_since === null) throw wrongState();
  if (row.revision !== revision) throw changedMeanwhile();
  return row;
}

/**
 * Saves what is written so far, complete or not.
 *
 * @returns the new revision
 * @throws AppError "contract.not-found", "contract.wrong-state", "contract.changed-meanwhile"
 */
export async function saveContract(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  { revision, clauses }: { revision: number; clauses: Clauses },
): Promise<number> {
  await writable(work, actor, contractId, revision);
  await updateContract(work, contractId, { clauses: storable(clauses), revision: revision + 1 });
  return revision + 1;
}

/**
 * Signs what is written, as a version that never changes. Support persons who were named before are asked now, and the
 * first signing begins the weekly reminders.
 *
 * @throws AppError "contract.not-found", "contract.wrong-state", "contract.changed-meanwhile", "contract.not-ready"
 */
export async function signContract(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  { revision, name }: { revision: number; name: string },
): Promise<ContractView> {
  const row = await writable(work, actor, contractId, revision);
  const { time_zone } = await readGround(work);
  const today = dayOf(work.now, time_zone);
  const beginsOn = row.begins_on ?? today;
  const problems = problemsOf(row.clauses, beginsOn, today);
  if (problems.length > 0) throw notReady(problems);
  const version = row.version + 1;
  const clauses = { ...row.clauses, milestones: writtenMilestones(row.clauses) };
  await insertVersion(work, contractId, version, clauses);
  await insertSignature(work, {
    contractId,
    version,
    signerId: contractId,
    name: tidy(name),
    signedAt: work.now,
  });
  await updateContract(work, contractId, {
    state: "signed",
    clauses,
    version,
    revision: revision + 1,
    amending_since: null,
    signed_at: row.signed_at ?? work.now,
    begins_on: beginsOn,
    ends_on: clauses.endsOn,
  });
  await askNamed(work, contractId);
  await planReminder(work, contractId);
  return viewAfter(work, row);
}

/** @throws AppError "contract.not-found", "contract.wrong-state" */
export async function amendContract(
  work: ContractWork,
  actor: Actor,
  contractId: string,
): Promise<ContractView> {
  const row = await ownContract(work, actor, contractId, "signed");
  if (row.amending_since === null)
    await updateContract(work, contractId, { amending_since: work.now, revision: row.revision + 1 });
  return viewAfter(work, row);
}

/** Goes back to what was signed. @throws AppError "contract.not-found", "contract.wrong-state" */
export async function discardAmendment(
  work: ContractWork,
  actor: Actor,
  contractId: string,
): Promise<ContractView> {
  const row = await ownContract(work, actor, contractId, "signed");
  const [signed] = await findVersions(work, [contractId]);
  if (row.amending_since !== null && signed)
    await updateContract(work, contractId, {
      amending_since: null,
      clauses: signed.clauses,
      revision: row.revision + 1,
    });
  return viewAfter(work, row);
}

/**
 * Ends a contract; links of check-ins and support persons say so from then on. A change that was not signed is dropped.
 *
 * @throws AppError "contract.not-found", "contract.wrong-state"
 */
export async function finishContract(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  { as, word }: { as: "completed" | "ended"; word: string },
): Promise<ContractView> {
  const row = await ownContract(work, actor, contractId, "signed");
  const [signed] = await findVersions(work, [contractId]);
  await updateContract(work, contractId, {
    state: as,
    finished_at: work.now,
    closing_word: word.replaceAll("\0", "").toWellFormed().trim(),
    amending_since: null,
    ...(signed && { clauses: signed.clauses }),
    revision: row.revision + 1,
  });
  return viewAfter(work, row);
}

/** Deletes what holds no more or was never signed. @throws AppError "contract.not-found", "contract.wrong-state" */
export async function deleteContract(work: ContractWork, actor: Actor, contractId: string): Promise<void> {
  await ownContract(work, actor, contractId, "draft", "completed", "ended");
  await deleteContracts(work, [contractId]);
}

/** @throws AppError "contract.not-found", "contract.wrong-state" */
export async function markMilestone(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  milestone: string,
  reached: boolean,
): Promise<ContractView> {
  const row = await ownContract(work, actor, contractId, "signed");
  signedDays(row);
  const [signed] = await findVersions(work, [contractId]);
  if (!signed?.clauses.milestones.some(({ id }) => id === milestone)) throw wrongState();
  const { time_zone } = await readGround(work);
  const { [milestone]: before, ...others } = row.reached;
  const day = before ?? dayOf(work.now, time_zone);
  await updateContract(work, contractId, { reached: reached ? { ...others, [milestone]: day } : others });
  return viewAfter(work, row);
}
