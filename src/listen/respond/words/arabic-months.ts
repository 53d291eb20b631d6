import { plural } from "./plural.ts";

/** So many months, behind a preposition such as "after". */
export const arabicMonths = (count: number): string =>
  plural("ar", count, {
    zero: "أقل من شهر",
    one: "شهر واحد",
    two: "شهرين",
    few: "# أشهر",
    many: "# شهرًا",
    other: "# شهر",
  });
