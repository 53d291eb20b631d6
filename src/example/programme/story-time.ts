import { dateAfter, localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";
import { afterWorkingDays } from "#listen/follow-ups/follow-up.ts";

/** Where the example's organisation is. */
export const timeZone = "Europe/London";

/** The morning of the next working day. */
export function nextMorning(moment: Date): Date {
  const { date } = localTimeOf(moment, timeZone);
  return momentAt({ date: afterWorkingDays(date, 1), time: "09:30" }, timeZone);
}

/**
 * A time of day on the working day that is nearest to so many days before; days below zero lie ahead. What lies before today
 * stays before it: on a Monday the day before is Friday.
 */
function workingDay(now: Date, daysAgo: number, time: string): Date {
  const date = dateAfter(localTimeOf(now, timeZone).date, -daysAgo);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const afterSunday = daysAgo === 1 ? -2 : 1;
  const shift = weekday === 6 ? -1 : weekday === 0 ? afterSunday : 0;
  return momentAt({ date: dateAfter(date, shift), time }, timeZone);
}

/** When everything of the story happens, seen from its last day. */
export function storyTimes(now: Date) {
  return {
    begun: workingDay(now, 224, "09:40"),
    firstWave: { opens: workingDay(now, 210, "08:30"), closes: workingDay(now, 195, "18:00") },
    reorganised: workingDay(now, 96, "10:15"),
    secondWave: {
      opens: workingDay(now, 77, "08:30"),
      /** Colleagues. */
      asked: workingDay(now, 73, "13:10"),
      answered: workingDay(now, 68, "16:30"),
      closes: workingDay(now, 62, "18:00"),
    },
    customers: {
      imported: workingDay(now, 58, "14:00"),
      opens: workingDay(now, 55, "09:00"),
      closes: workingDay(now, 34, "18:00"),
    },
    staffView: { opens: workingDay(now, 52, "08:30"), closes: workingDay(now, 36, "18:00") },
    compared: workingDay(now, 30, "11:20"),
    comments: {
      gathered: workingDay(now, 33, "09:15"),
      coded: workingDay(now, 31, "16:40"),
      released: workingDay(now, 29, "10:30"),
    },
    panel: workingDay(now, 22, "13:50"),
    toldBack: workingDay(now, 12, "09:00"),
    contracts: workingDay(now, 54, "12:20"),
    pulse: { opens: workingDay(now, 4, "08:30"), closes: workingDay(now, -9, "18:00") },
    shifts: { opens: workingDay(now, 27, "07:30"), closes: workingDay(now, 15, "18:00") },
    shiftsAgain: { opens: workingDay(now, 5, "07:30"), closes: workingDay(now, -12, "18:00") },
    weighted: workingDay(now, 28, "14:10"),
    draft: workingDay(now, 1, "16:05"),
  };
}
