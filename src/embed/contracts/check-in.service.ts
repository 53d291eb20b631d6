import type { Actor } from "#people/access/actor.ts";
import { type CheckIn, type Mark, saysNothing } from "./check-in.ts";
import type { Clauses } from "./clauses.ts";
import { writtenGoals } from "./clauses.ts";
import { checkInChanged, weekNotOpen, wrongState } from "./contract.errors.ts";
import { type ContractRow, findCheckIns, findVersions, readGround, storeCheckIn } from "./contract.store.ts";
import { type ContractWork, ownContract, signedDays } from "./contract-work.service.ts";
import { dayOf, openWeeks } from "./weeks.ts";

/** What was signed last. @throws AppError "contract.wrong-state" where nothing was */
export async function signedClauses(
  work: Pick<ContractWork, "tx" | "workspaceId">,
  { contract_id }: ContractRow,
): Promise<Clauses> {
  const [signed] = await findVersions(work, [contract_id]);
  if (!signed) throw wrongState();
  return signed.clauses;
}

const sameAs = (one: CheckIn, other: CheckIn) =>
  one.note === other.note &&
  one.learned === other.learned &&
  JSON.stringify(Object.entries(one.marks).sort()) === JSON.stringify(Object.entries(other.marks).sort());

const line = (text: string) => text.replaceAll("\0", "").toWellFormed().trim();

/** Only marks of goals that were signed. */
function marksOf(clauses: Clauses, marks: CheckIn["marks"]): CheckIn["marks"] {
  const given = writtenGoals(clauses).flatMap(({ id }): [string, Mark][] => {
    const mark = marks[id];
    return mark ? [[id, mark]] : [];
  });
  return Object.fromEntries(given);
}

/**
 * Writes down how a week went. The same again changes nothing.
 *
 * @param row held by this transaction
 * @throws AppError "contract.week-not-open", "contract.check-in-changed" where another window has saved in between
 */
export async function storeWeek(work: ContractWork, row: ContractRow, given: CheckIn): Promise<void> {
  if (row.state !== "signed") throw wrongState();
  const { time_zone } = await readGround(work);
  const { beginsOn, endsOn } = signedDays(row);
  if (!openWeeks(dayOf(work.now, time_zone), beginsOn, endsOn).includes(given.week)) throw weekNotOpen();
  const marks = marksOf(await signedClauses(work, row), given.marks);
  const next = { ...given, marks, note: line(given.note), learned: line(given.learned) };
  const before = (await findCheckIns(work, [row.contract_id])).find(({ week }) => week === given.week);
  if (before ? sameAs(before, next) : saysNothing(next)) return;
  if ((before?.revision ?? 0) !== given.revision) throw checkInChanged();
  await storeCheckIn(work, row.contract_id, { ...next, revision: given.revision + 1 }, work.now);
}

/** Writes down a week of the actor's own. @throws AppError those of `storeWeek`, and "contract.not-found" */
export async function checkInOwn(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  given: CheckIn,
): Promise<ContractRow> {
  const row = await ownContract(work, actor, contractId, "signed");
  await storeWeek(work, row, given);
  return row;
}
