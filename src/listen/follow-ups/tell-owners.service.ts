import { queueMessage } from "#people/mail/mail.service.ts";
import { readSettings } from "#people/workspace/workspace.service.ts";
import type { Transaction } from "#platform/database/tables.ts";
import type { Jobs } from "#platform/jobs/jobs.ts";
import { dateAfter, localTimeOf, momentAt } from "../campaigns/schedule.ts";
import { tellOwners } from "./tell-owners.job-kind.ts";
import { anyWaiting, markTold, type Owner, selectHeld, selectOwners } from "./tell-owners.store.ts";

/** When owners are told, by the organisation's clocks. */
const tellingTime = "07:00";

/** The day of a moment where the organisation is. */
export const dayIn = (timeZone: string, moment: Date): string => localTimeOf(moment, timeZone).date;

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** The next morning of a working day. */
export function nextTelling(timeZone: string, now: Date): Date {
  let date = dayIn(timeZone, now);
  if (momentAt({ date, time: tellingTime }, timeZone) <= now) date = dateAfter(date, 1);
  while (isWeekend(date)) date = dateAfter(date, 1);
  return momentAt({ date, time: tellingTime }, timeZone);
}

/** Has owners told on the next working morning. */
export const planTelling = (
  tx: Transaction,
  jobs: Jobs,
  workspaceId: string,
  timeZone: string,
  now: Date,
): Promise<void> =>
  jobs.add(tx, tellOwners, { workspaceId }, { key: workspaceId, startAfter: nextTelling(timeZone, now) });

const times = (count: number, one: string, many: string) => (count === 1 ? `one ${one}` : `${count} ${many}`);

/** What waits for an owner, in numbers alone: mail is read on screens that others see. */
function ownerMail(
  { name, waiting, fresh, dueToday, overdue }: Omit<Owner, "personId" | "email">,
  link: string,
) {
  const parts = [
    fresh > 0 && `${fresh} new`,
    dueToday > 0 && `${dueToday} due today`,
    overdue > 0 && `${overdue} overdue`,
  ].filter((part) => part !== false);
  return {
    subject:
      overdue > 0 ? "Somebody is still waiting to hear from you" : "Somebody is waiting to hear from you",
    body: [
      `Hello ${name},`,
      `${times(waiting, "person who answered a survey waits", "people who answered a survey wait")} to hear from you${parts.length > 0 ? ` (${parts.join(", ")})` : ""}.`,
      `Whom, and what they wrote: ${link}`,
      "Somebody else should do it? Hand it on there.",
    ].join("\n\n"),
  };
}

const consultantMail = ({ name, waiting }: { name: string; waiting: number }, link: string) => ({
  subject: "Requests for contact to hand over",
  body: [
    `Hello ${name},`,
    `in confidential campaigns ${times(waiting, "respondent asks", "respondents ask")} to be contacted, and nobody has been given that yet. Only you and the other consultants whom respondents were told of can see who they are.`,
    `Hand them over: ${link}`,
  ].join("\n\n"),
});

/** Tells everybody what waits for them, at most once a day, and plans the next morning while anything waits. */
export async function tellOwnersNow(
  tx: Transaction,
  jobs: Jobs,
  { workspaceId, origin, now }: { workspaceId: string; origin: string; now: Date },
): Promise<void> {
  const { timeZone } = await readSettings(tx, workspaceId);
  const today = dayIn(timeZone, now);
  const link = `${origin}/w/${workspaceId}/follow-ups`;
  for (const { email, ...owner } of await selectOwners(tx, workspaceId, today)) {
    if (email === null) continue;
    await queueMessage(tx, jobs, {
      kind: "personal",
      recipientName: owner.name,
      recipientEmail: email,
      ...ownerMail(owner, link),
    });
  }
  for (const { email, ...consultant } of await selectHeld(tx, workspaceId, today)) {
    await queueMessage(tx, jobs, {
      kind: "personal",
      recipientName: consultant.name,
      recipientEmail: email,
      ...consultantMail(consultant, link),
    });
  }
  await markTold(tx, workspaceId, today);
  if (await anyWaiting(tx, workspaceId)) await planTelling(tx, jobs, workspaceId, timeZone, now);
}
