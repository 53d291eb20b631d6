const days = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** An ISO date as people read it: "31 March 2026". */
export const dayWords = (day: string): string => days.format(new Date(`${day}T12:00:00Z`));
