import { dateAfter, localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";

/** When reminders go, by the organisation's clocks. */
const reminderTime = "09:00";
/** Hours after signing before which nobody is asked how the week went. */
const firstReminderAfter = 48;
/** Hours by which a reminder may be late, e.g. since the server was down; a later one is left out. */
const mostLate = 48;
const hour = 3_600_000;

/** 1 is Monday. @param date ISO date */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The Monday of a date's week. */
export const mondayOf = (date: string): string => dateAfter(date, 1 - weekdayOf(date));

/** The day of a moment where the organisation is. */
export const dayOf = (moment: Date, timeZone: string): string => localTimeOf(moment, timeZone).date;

/** The week that somebody is asked about on a day: on Monday and Tuesday the one before. @returns its Monday */
export const askedWeek = (date: string): string => mondayOf(dateAfter(date, -2));

/** The Mondays from one date's week to another's. */
export function weeksBetween(first: string, last: string): string[] {
  const weeks: string[] = [];
  for (let week = mondayOf(first); week <= last; week = dateAfter(week, 7)) weeks.push(week);
  return weeks;
}

/** The first reminder's moment after another moment, on a weekday. */
export function nextReminder(after: Date, weekday: number, timeZone: string): Date {
  const today = dayOf(after, timeZone);
  const first = dateAfter(today, (weekday - weekdayOf(today) + 7) % 7);
  const due = momentAt({ date: first, time: reminderTime }, timeZone);
  return due > after ? due : momentAt({ date: dateAfter(first, 7), time: reminderTime }, timeZone);
}

/** The last reminder's moment up to now. */
function lastReminder(now: Date, weekday: number, timeZone: string): Date {
  const today = dayOf(now, timeZone);
  const last = dateAfter(today, -((weekdayOf(today) - weekday + 7) % 7));
  const due = momentAt({ date: last, time: reminderTime }, timeZone);
  return due <= now ? due : momentAt({ date: dateAfter(last, -7), time: reminderTime }, timeZone);
}

/** What decides whether a reminder goes. Dates are the organisation's. */
export interface ReminderPlan {
  weekday: number;
  timeZone: string;
  signedAt: Date;
  beginsOn: string;
  endsOn: string;
  /** No reminder before this day; null where none is held back. */
  pausedUntil: string | null;
  /** The Monday of the week that was asked about last; null where none was. */
  remindedWeek: string | null;
}

/**
 * The week to ask about now; null where nobody is to be asked: nothing is due, the week was asked about before, or what
 * was due is too long ago.
 *
 * @returns its Monday
 */
export function weekToAsk(plan: ReminderPlan, now: Date): string | null {
  const due = lastReminder(now, plan.weekday, plan.timeZone);
  const day = dayOf(due, plan.timeZone);
  const week = askedWeek(day);
  if (now.getTime() - due.getTime() > mostLate * hour) return null;
  if (due.getTime() - plan.signedAt.getTime() < firstReminderAfter * hour) return null;
  if (day > plan.endsOn || week < mondayOf(plan.beginsOn)) return null;
  if (plan.pausedUntil !== null && day < plan.pausedUntil) return null;
  if (plan.remindedWeek !== null && plan.remindedWeek >= week) return null;
  return week;
}

/** When to look again whether a reminder is due; null where the contract will have ended. */
export function nextLook(
  { weekday, timeZone, endsOn }: Pick<ReminderPlan, "weekday" | "timeZone" | "endsOn">,
  now: Date,
): Date | null {
  const next = nextReminder(now, weekday, timeZone);
  return dayOf(next, timeZone) > endsOn ? null : next;
}

/** Weeks that can be written down on a day: the one asked about, the one before it, and the present one. */
export function openWeeks(today: string, beginsOn: string, endsOn: string): string[] {
  const weeks = weeksBetween(dateAfter(askedWeek(today), -7), today);
  return weeks.filter((week) => week >= mondayOf(beginsOn) && week <= endsOn);
}
