import { dateAfter, localTimeOf, momentAt } from "#listen/campaigns/schedule.ts";

/** Where the example's organisation is. */
export const timeZone = "Europe/London";

/** A time of day on the working day that is nearest to so many days before; days below zero lie ahead. */
function workingDay(now: Date, daysAgo: number, time: string): Date {
  const date = dateAfter(localTimeOf(now, timeZone).date, -daysAgo);
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const shift = weekday === 6 ? -1 : weekday === 0 ? 1 : 0;
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
    contracts: workingDay(now, 54, "12:20"),
    pulse: { opens: workingDay(now, 4, "08:30"), closes: workingDay(now, -9, "18:00") },
    draft: workingDay(now, 1, "16:05"),
  };
}
