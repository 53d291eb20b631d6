/** The day of a moment in a time zone, as an ISO date. */
export function dayIn(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(moment);
}
