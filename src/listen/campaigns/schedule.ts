/** A round of reminders, planned relative to the campaign's opening or closing, in the organisation's days. */
export interface ReminderPlan {
  anchor: "opening" | "closing";
  /** Days after the opening or before the closing. */
  days: number;
  /** Time of day where the organisation is, "09:00". */
  time: string;
}

export const defaultReminders: readonly ReminderPlan[] = [
  { anchor: "opening", days: 5, time: "09:00" },
  { anchor: "closing", days: 2, time: "09:00" },
];

const minute = 60_000;
const day = 24 * 60 * minute;

interface LocalTime {
  /** "2026-03-29" */
  date: string;
  /** "09:00" */
  time: string;
}

/** By time zone; making one takes longer than all else here. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "iso8601",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  clocks.set(timeZone, clock);
  return clock;
}

/** Date and time of day of a moment in a time zone. */
export function localTimeOf(moment: Date, timeZone: string): LocalTime {
  const parts = clockOf(timeZone).formatToParts(moment);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    date: `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}`,
    time: `${of("hour")}:${of("minute")}`,
  };
}

const asUtc = ({ date, time }: LocalTime) => Date.parse(`${date}T${time}:00Z`);

/**
 * The moment at which clocks in a time zone show a date and a time of day. Where the clocks skip it (spring), the moment
 * just as long after the skip; where they show it twice (autumn), the first.
 */
export function momentAt(local: LocalTime, timeZone: string): Date {
  const wanted = asUtc(local);
  const offsetAt = (moment: number) => asUtc(localTimeOf(new Date(moment), timeZone)) - moment;
  const [before, after] = [offsetAt(wanted - day), offsetAt(wanted + day)];
  const shown = [wanted - before, wanted - after].filter((moment) => offsetAt(moment) === wanted - moment);
  return new Date(shown.length > 0 ? Math.min(...shown) : wanted - before);
}

/** The date so many days later; days below zero go back. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** When a planned round of reminders is due. @param span when the campaign opens and closes */
export function reminderDue(
  { anchor, days, time }: ReminderPlan,
  span: { opens: Date; closes: Date },
  timeZone: string,
): Date {
  const from = localTimeOf(anchor === "opening" ? span.opens : span.closes, timeZone).date;
  return momentAt({ date: dateAfter(from, anchor === "opening" ? days : -days), time }, timeZone);
}

/** Hours that have to pass before somebody hears from a campaign again; below 24 for days of 23 hours. */
export const hoursBetweenMails = 22;

/** The date itself from Monday to Friday; the Friday before a Saturday, the Monday after a Sunday. */
function nearestWorkingDay(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return dateAfter(date, weekday === 6 ? -1 : weekday === 0 ? 1 : 0);
}

/** When a new campaign closes unless told: on a working day about two weeks from now, at six in the evening. */
export function defaultClosing(now: Date, timeZone: string): Date {
  const date = nearestWorkingDay(dateAfter(localTimeOf(now, timeZone).date, 14));
  return momentAt({ date, time: "18:00" }, timeZone);
}

/** When a closed campaign's single answers are deleted: the same day so many months later, or that month's last. */
export function answersDeletedAfter(closedAt: Date, months: number): Date {
  const moment = new Date(closedAt);
  const day = moment.getUTCDate();
  moment.setUTCDate(1);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  const last = new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + 1, 0)).getUTCDate();
  moment.setUTCDate(Math.min(day, last));
  return moment;
}
