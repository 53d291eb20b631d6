/** The first and the last day on which answers were given: "2026-02-03". */
export interface FieldDays {
  from: string;
  to: string;
}

interface DayCounter {
  add(cell: string): void;
  /** Null where no cell was a day, or where they can't be told apart from other days. */
  finish(): FieldDays | null;
}

const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)/;
/** Survey tools write earlier years where they keep no dates: LimeSurvey 1980, others 1970. */
const firstYear = 1990;

/**
 * Takes dates from cells and keeps the first and the last. Whether "3/4/2026" is in March or April shows in others of the same
 * column; where none shows it, days are not told. Pure.
 */
export function countDays(): DayCounter {
  const certain = range();
  const [dayFirst, monthFirst] = [range(), range()];
  let isDotted = false;
  return {
    add(cell) {
      const text = cell.trim();
      const iso = yearFirst.exec(text);
      if (iso) return certain.add(iso[1], iso[2], iso[3]);
      const found = yearLast.exec(text);
      if (!found) return;
      const [, one, mark, other, year] = found;
      if (mark === ".") isDotted = true;
      dayFirst.add(year, other, one);
      monthFirst.add(year, one, other);
    },
    finish() {
      const days = isDotted || monthFirst.hasOthers() ? dayFirst : monthFirst;
      const isUnclear = !isDotted && monthFirst.hasOthers() === dayFirst.hasOthers();
      if (isUnclear && (dayFirst.days() || dayFirst.hasOthers())) return null;
      return widest([certain.days(), days.days()]);
    },
  };
}

/** From the first of several first days to the last of the last ones; null of none. */
export function widest(all: readonly (FieldDays | null)[]): FieldDays | null {
  const days = all.filter((each) => each !== null);
  const [from] = days.map((each) => each.from).sort();
  const to = days
    .map((each) => each.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

function range() {
  let found: FieldDays | null = null;
  let others = false;
  return {
    add(year = "", month = "", day = "") {
      if (Number(year) < firstYear) return;
      if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) {
        others = true;
        return;
      }
      const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
      if (found === null) found = { from: text, to: text };
      else if (text < found.from) found.from = text;
      else if (text > found.to) found.to = text;
    },
    days: (): FieldDays | null => found,
    /** Whether a cell was no day read in this way. */
    hasOthers: () => others,
  };
}
