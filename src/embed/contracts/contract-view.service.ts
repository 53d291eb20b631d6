import type { Actor } from "#people/access/actor.ts";
import type { ResponseOf } from "#platform/http/contract.ts";
import type { readMyContract } from "./contract.contract.ts";
import type { ContractView } from "./contract.schema.ts";
import {
  type ContractRow,
  findCheckIns,
  findContracts,
  findSignatures,
  findVersions,
  type Ground,
  readGround,
} from "./contract.store.ts";
import { type ContractWork, ownerIn } from "./contract-work.service.ts";
import { findSupporters, type KnownSupporter } from "./supporter.store.ts";
import { askedWeek, dayOf, nextReminder, openWeeks } from "./weeks.ts";

type Reading = Pick<ContractWork, "tx" | "workspaceId" | "now">;

/** The actor's contracts. */
export async function myContract(work: Reading, actor: Actor): Promise<ResponseOf<typeof readMyContract>> {
  const ground = await readGround(work);
  const owner = ownerIn(actor);
  const rows = owner ? await findContracts(work, owner) : [];
  const views = await viewsOf(work, ground, rows);
  const isActive = ({ state }: ContractView) => state === "draft" || state === "signed";
  return {
    canWrite: owner !== null,
    today: dayOf(work.now, ground.time_zone),
    current: views.find(isActive) ?? null,
    earlier: views.filter((view) => !isActive(view)),
  };
}

/** One contract as its author sees it. */
export async function viewOf(work: Reading, row: ContractRow): Promise<ContractView> {
  const [view] = await viewsOf(work, await readGround(work), [row]);
  if (!view) throw new Error("a contract has no view");
  return view;
}

/** Contracts as their authors see them, in the given order. */
export async function viewsOf(
  work: Reading,
  ground: Ground,
  rows: readonly ContractRow[],
): Promise<ContractView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ contract_id }) => contract_id);
  const versions = await findVersions(work, ids);
  const signatures = await findSignatures(work, ids);
  const supporters = await findSupporters(work, ids);
  const checkIns = await findCheckIns(work, ids);
  const of = <Part extends { contract_id: string }>(parts: readonly Part[], id: string) =>
    parts.filter(({ contract_id }) => contract_id === id);
  return rows.map((row) => {
    const id = row.contract_id;
    const today = dayOf(work.now, ground.time_zone);
    const open =
      row.state === "signed" && row.begins_on && row.ends_on
        ? openWeeks(today, row.begins_on, row.ends_on)
        : [];
    const asked = askedWeek(today);
    return {
      id,
      state: row.state,
      clauses: row.clauses,
      revision: row.revision,
      isAmending: row.amending_since !== null,
      beginsOn: row.begins_on,
      endsOn: row.ends_on,
      createdAt: row.created_at.toISOString(),
      finishedAt: row.finished_at?.toISOString() ?? null,
      closingWord: row.closing_word,
      versions: of(versions, id).map(({ version, clauses }) => ({
        version,
        clauses,
        signatures: of(signatures, id)
          .filter((signature) => signature.version === version)
          .map(({ name, signed_at, signer_id }) => ({
            name,
            signedAt: signed_at.toISOString(),
            isOwner: signer_id === id,
          })),
      })),
      reached: daysIn(row.reached),
      supporters: of(supporters, id).map(supporterView),
      checkIns: of(checkIns, id).map(({ week, marks, note, learned, revision }) => ({
        week,
        marks,
        note,
        learned,
        revision,
      })),
      openWeeks: open,
      askedWeek: open.includes(asked) ? asked : (open[0] ?? null),
      reminders: remindersOf(row, work.now, ground.time_zone),
    };
  });
}

const daysIn = (reached: ContractRow["reached"]): Record<string, string> =>
  Object.fromEntries(Object.entries(reached).flatMap(([id, day]) => (day ? [[id, day]] : [])));

const supporterView = (supporter: KnownSupporter) => ({
  id: supporter.supporter_id,
  name: supporter.name,
  email: supporter.person_id === null ? supporter.email : null,
  shares: supporter.shares,
  state: supporter.state === "withdrawn" ? ("declined" as const) : supporter.state,
  hasLeft: supporter.left_at !== null,
  askedAt: supporter.asked_at?.toISOString() ?? null,
  answeredAt: supporter.answered_at?.toISOString() ?? null,
});

function remindersOf(row: ContractRow, now: Date, timeZone: string): ContractView["reminders"] {
  const paused = row.reminders_paused_until;
  const pausedUntil = paused !== null && paused > dayOf(now, timeZone) ? paused : null;
  const stopped = row.reminders_stopped_at !== null;
  let next = nextReminder(now, row.reminder_weekday, timeZone);
  while (pausedUntil !== null && dayOf(next, timeZone) < pausedUntil)
    next = nextReminder(next, row.reminder_weekday, timeZone);
  const goes =
    row.state === "signed" && !stopped && row.ends_on !== null && dayOf(next, timeZone) <= row.ends_on;
  return { weekday: row.reminder_weekday, stopped, pausedUntil, next: goes ? next.toISOString() : null };
}
