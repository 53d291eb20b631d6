import { longDate } from "#understand/profile/wording.ts";
import { signedClauses, storeWeek } from "./check-in.service.ts";
import { type CheckIn, type HistoryWeek, historyOf } from "./check-in.ts";
import type { ClauseInWords, Goal, Shares } from "./clauses.ts";
import { clausesInWords, writtenGoals } from "./clauses.ts";
import {
  type ContractRow,
  findById,
  findCheckIns,
  findPerson,
  findSignatures,
  findVersions,
  insertSignature,
  lockById,
  readGround,
} from "./contract.store.ts";
import { type ContractCode, standingOf } from "./contract-link.service.ts";
import { type ContractWork, signedDays } from "./contract-work.service.ts";
import { findSupporter, findSupporters, updateSupporter } from "./supporter.store.ts";
import { askedWeek, dayOf, openWeeks } from "./weeks.ts";

/** What whoever holds a check-in link finds. */
export interface CheckInVisit {
  row: ContractRow;
  organisation: string;
  name: string;
  goals: Goal[];
  /** The week that is asked about; null where the contract's weeks are over. */
  week: string | null;
  openWeeks: string[];
  /** What is written down about that week. */
  written: CheckIn | null;
  history: HistoryWeek[];
  today: string;
  endsOn: string;
}

/** "ended": the link was genuine once. */
export type Visited<Visit> = Visit | "ended" | null;

const find = (work: ContractWork, id: string, forWriting: boolean) =>
  forWriting ? lockById(work, id) : findById(work, id);

/**
 * Reads what a check-in link leads to.
 *
 * @param asked the Monday of the week that the link names; null where it names none
 * @param forWriting holds the contract until the transaction ends
 * @returns null where the link isn't genuine
 */
export async function visitCheckIn(
  work: ContractWork,
  code: ContractCode,
  asked: string | null,
  forWriting = false,
): Promise<Visited<CheckInVisit>> {
  const row = await find(work, code.id, forWriting);
  if (!row) return null;
  const ground = await readGround(work);
  const standing = standingOf(ground.link_key, "check-in", row.link_version, code);
  if (standing === null) return null;
  const person = await findPerson(work, row.person_id);
  if (standing === "ended" || row.state !== "signed" || !person || person.left_at !== null) return "ended";
  const { beginsOn, endsOn } = signedDays(row);
  const today = dayOf(work.now, ground.time_zone);
  const open = openWeeks(today, beginsOn, endsOn);
  const wanted = [asked, askedWeek(today)].find((week) => week !== null && open.includes(week));
  const week = wanted ?? open.at(-1) ?? null;
  const checkIns = await findCheckIns(work, [row.contract_id]);
  return {
    row,
    organisation: ground.organisation,
    name: person.name,
    goals: writtenGoals(await signedClauses(work, row)),
    week,
    openWeeks: open,
    written: checkIns.find((each) => each.week === week) ?? null,
    history: historyOf(checkIns, { beginsOn, endsOn, today }),
    today,
    endsOn,
  };
}

/** Writes down a week for whoever holds the link. @throws AppError those of `storeWeek` */
export async function checkInByLink(
  work: ContractWork,
  code: ContractCode,
  given: CheckIn,
): Promise<Visited<CheckInVisit>> {
  const visit = await visitCheckIn(work, code, given.week, true);
  if (visit === null || visit === "ended") return visit;
  await storeWeek(work, visit.row, given);
  return visit;
}

/** What a support person finds. */
export interface SupportVisit {
  organisation: string;
  /** Whose contract it is. */
  owner: string;
  /** The support person's own name. */
  name: string;
  shares: Shares;
  state: "asked" | "accepted" | "declined";
  version: number;
  clauses: ClauseInWords[];
  /** ISO dates. */
  beginsOn: string;
  endsOn: string;
  signatures: { name: string; on: string; isOwn: boolean }[];
}

/** Reads what is shared with a support person; null where the link isn't genuine. */
export async function visitSupport(
  work: ContractWork,
  code: ContractCode,
  forWriting = false,
): Promise<Visited<SupportVisit>> {
  const asked = await findSupporter(work, code.id);
  const row = asked && (await find(work, asked.contract_id, forWriting));
  // Again, now that nobody can change it: sharing may have been taken back meanwhile.
  const supporter = row && (await findSupporter(work, code.id));
  if (!supporter) return null;
  const { link_key, organisation, time_zone } = await readGround(work);
  const standing = standingOf(link_key, "support", supporter.link_version, code);
  if (standing === null) return null;
  const owner = await findPerson(work, row.person_id);
  const { state } = supporter;
  if (standing === "ended" || state === "withdrawn" || state === "named" || supporter.left_at !== null)
    return "ended";
  if (row.state !== "signed" || !owner || owner.left_at !== null) return "ended";
  const names = (await findSupporters(work, [row.contract_id]))
    .filter((each) => each.state !== "declined")
    .map((each) => each.name);
  const signatures = await findSignatures(work, [row.contract_id]);
  return {
    organisation,
    owner: owner.name,
    name: supporter.name,
    shares: supporter.shares,
    state,
    version: row.version,
    clauses: clausesInWords(await signedClauses(work, row), names, supporter.shares, longDate),
    ...signedDays(row),
    signatures: signatures
      .filter((each) => each.version === row.version)
      .map(({ name, signed_at, signer_id }) => ({
        name,
        on: dayOf(signed_at, time_zone),
        isOwn: signer_id === supporter.supporter_id,
      })),
  };
}

/** What a support person answers. */
export type SupportAnswer = { accept: true; name: string; version: number } | { accept: false };

/**
 * Keeps a support person's answer. Who accepts signs the version that they were shown, also where its author has signed a
 * newer one since.
 */
export async function answerSupport(
  work: ContractWork,
  code: ContractCode,
  answer: SupportAnswer,
): Promise<Visited<SupportVisit>> {
  const visit = await visitSupport(work, code, true);
  if (visit === null || visit === "ended") return visit;
  const supporter = await findSupporter(work, code.id);
  if (!supporter) return null;
  if (answer.accept) {
    const versions = await findVersions(work, [supporter.contract_id]);
    const shown = versions.find(({ version }) => version === answer.version);
    if (!shown) return visit;
    await insertSignature(work, {
      contractId: supporter.contract_id,
      version: shown.version,
      signerId: supporter.supporter_id,
      name: answer.name,
      signedAt: work.now,
    });
  }
  await updateSupporter(work, code.id, {
    state: answer.accept ? "accepted" : "declined",
    answered_at: work.now,
  });
  return visitSupport(work, code);
}
