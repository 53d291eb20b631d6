import { dateAfter } from "#listen/campaigns/schedule.ts";
import type { Actor } from "#people/access/actor.ts";
import { queueMessage } from "#people/mail/mail.service.ts";
import {
  type ContractRow,
  findById,
  findCheckIns,
  findPerson,
  type Ground,
  lockById,
  readGround,
  updateContract,
} from "./contract.store.ts";
import { contractPath } from "./contract-link.service.ts";
import { checkInMail } from "./contract-mail.ts";
import { type ContractWork, ownContract, signedDays } from "./contract-work.service.ts";
import { remindContract } from "./reminder.job-kind.ts";
import { dayOf, nextLook, nextReminder, weekToAsk } from "./weeks.ts";

const isOver = (row: ContractRow) => row.state !== "signed" || row.reminders_stopped_at !== null;

/** Plans the next look at whether a reminder is due; none where none will be. */
export async function planReminder(work: ContractWork, contractId: string): Promise<void> {
  const row = await findById(work, contractId);
  if (!row || isOver(row)) return;
  const { time_zone: timeZone } = await readGround(work);
  const { endsOn } = signedDays(row);
  const startAfter = nextLook({ weekday: row.reminder_weekday, timeZone, endsOn }, work.now);
  if (!startAfter) return;
  const { workspaceId } = work;
  await work.jobs.add(work.tx, remindContract, { workspaceId, contractId }, { key: contractId, startAfter });
}

/**
 * Sends this week's reminder, if one is due, and plans the next look. However late it comes, and however often: at most
 * one mail a week, and none about weeks long gone. Nobody is asked who has left or has written the week down already.
 */
export async function remindWhenDue(work: ContractWork, contractId: string): Promise<void> {
  const row = await lockById(work, contractId);
  if (!row || isOver(row)) return;
  const ground = await readGround(work);
  const plan = {
    ...signedDays(row),
    weekday: row.reminder_weekday,
    timeZone: ground.time_zone,
    pausedUntil: row.reminders_paused_until,
    remindedWeek: row.reminded_week,
  };
  const week = weekToAsk(plan, work.now);
  if (week !== null) await remind(work, ground, row, week);
  await planReminder(work, contractId);
}

async function remind(work: ContractWork, ground: Ground, row: ContractRow, week: string): Promise<void> {
  const person = await findPerson(work, row.person_id);
  if (!person || person.left_at !== null) return;
  const written = await findCheckIns(work, [row.contract_id]);
  if (written.some((each) => each.week === week)) return;
  await updateContract(work, row.contract_id, { reminded_week: week });
  const { workspaceId, origin } = work;
  const linked = { workspaceId, id: row.contract_id, version: row.link_version };
  const link = origin + contractPath(ground.link_key, "check-in", linked);
  await queueMessage(work.tx, work.jobs, {
    kind: "personal",
    recipientName: person.name,
    recipientEmail: row.email,
    ...checkInMail({ name: person.name, link, week }),
    privateTo: "recipient",
    unsubscribe: `${link}/stop`,
    expiresAt: nextReminder(work.now, row.reminder_weekday, ground.time_zone),
  });
}

/**
 * Says when reminders come. Stopping ends the links that were sent.
 *
 * @throws AppError "contract.not-found", "contract.wrong-state"
 */
export async function setReminders(
  work: ContractWork,
  actor: Actor,
  contractId: string,
  { weekday, stopped, pauseWeeks }: { weekday: number; stopped: boolean; pauseWeeks: number },
): Promise<ContractRow> {
  const row = await ownContract(work, actor, contractId, "draft", "signed");
  const { time_zone } = await readGround(work);
  await updateContract(work, contractId, {
    reminder_weekday: weekday,
    ...(stopped ? stopping(row, work.now) : { reminders_stopped_at: null }),
    reminders_paused_until: pauseWeeks === 0 ? null : dateAfter(dayOf(work.now, time_zone), pauseWeeks * 7),
  });
  await planReminder(work, contractId);
  return row;
}

const stopping = (row: ContractRow, now: Date) =>
  row.reminders_stopped_at === null
    ? { reminders_stopped_at: now, link_version: row.link_version + 1 }
    : { reminders_stopped_at: row.reminders_stopped_at };

/** Stops reminders, for whoever holds a link from one. Twice is as once. */
export async function stopReminders(work: ContractWork, row: ContractRow): Promise<void> {
  await updateContract(work, row.contract_id, stopping(row, work.now));
}

/** Holds reminders back for some weeks, for whoever holds a link from one. */
export async function pauseReminders(work: ContractWork, row: ContractRow, weeks: number): Promise<string> {
  const { time_zone } = await readGround(work);
  const until = dateAfter(dayOf(work.now, time_zone), weeks * 7);
  await updateContract(work, row.contract_id, { reminders_paused_until: until });
  return until;
}
