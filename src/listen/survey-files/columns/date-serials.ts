import { answerKey } from "./answer-key.ts";
import { cellNumber } from "./cell-numbers.ts";
import { type Detected, type FileColumn, note } from "./detected.ts";

const named =
  /^(?:.{0,60} )?(?:date|dates|datum|fecha|날짜|일자|تاريخ|التاريخ)$|^(?:date|datum|fecha|data) (?:of|de|du|da|do|di|del|van|des|der)\b|^data$/;

/** Days since 1900 as spreadsheets count them: 1954 to 2064. */
const [earliest, latest] = [20_000, 60_000];

/** Detects dates that lost their format, so that they are numbers of days; null where a column isn't named as dates. */
export function detectSerialDates(
  column: FileColumn,
  answers: ReadonlyMap<string, unknown>,
  found: Omit<Detected, "kind" | "because">,
): Detected | null {
  const { beyond } = column.tally;
  const isNamed = [column.name, column.label, ...column.headers].some((header) =>
    named.test(answerKey(header.replace(/[_.-]+/g, " ").replace(/([a-z])([A-Z])/g, "$1 $2"))),
  );
  if (!isNamed || beyond.others > 0) return null;
  const isDay = (value: number): boolean => value >= earliest && value <= latest;
  if (beyond.numbers > 0 && !(isDay(beyond.low) && isDay(beyond.high))) return null;
  for (const cell of answers.keys()) if (!isDay(cellNumber(cell, found.decimal))) return null;
  const text =
    "It is named as dates and holds numbers such as a spreadsheet counts days with: they are read as dates, which carry no figures. If they are amounts, make its kind “number”.";
  const notes = column.settled
    ? found.notes
    : [...found.notes, note("date.serial", column.name, "check", text)];
  return { ...found, kind: "date", because: "days as a spreadsheet counts them", notes };
}
