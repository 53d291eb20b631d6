import { localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";

/** A moment as a field for days and times has it: "2026-03-09T17:00". @param timeZone the organisation's */
export function fieldOf(moment: string | null, timeZone: string): string {
  if (moment === null) return "";
  const { date, time } = localTimeOf(new Date(moment), timeZone);
  return `${date}T${time}`;
}

/** The moment that a field says; null where it is empty. */
export function momentOf(field: string, timeZone: string): string | null {
  const [date = "", time = ""] = field.split("T");
  if (date.length !== 10 || time === "") return null;
  return momentAt({ date, time: time.slice(0, 5) }, timeZone).toISOString();
}

/** A moment in words, in the organisation's time: "Mon 9 Mar 2026, 17:00". */
export const momentWords = (moment: string | Date, timeZone: string): string =>
  new Date(moment).toLocaleString("en-GB", {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
